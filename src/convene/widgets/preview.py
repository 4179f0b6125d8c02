"""A document as text on the screen, to scroll through."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from convene.blocks import Document
from convene.widgets.block_words import as_content

WIDEST = 88
"""Text stays under 90 columns, however wide the screen is."""


class Preview(VerticalScroll):
    """Shows a document; arrows and page keys scroll."""

    DEFAULT_CSS = """
    Preview { height: 1fr; padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, document: Document | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._document = document

    def compose(self) -> ComposeResult:
        """The text."""
        yield _Text(self._document)

    def show(self, document: Document) -> None:
        """Show another document."""
        self._document = document
        self.query_one(_Text).show(document)


class _Text(Static):
    """Laid out anew for every width: tables need to know it."""

    DEFAULT_CSS = """
    _Text { height: auto; width: 100%; }
    """

    def __init__(self, document: Document | None) -> None:
        super().__init__("", markup=False)
        self._document = document
        self._width = 0

    def show(self, document: Document) -> None:
        """Show another document."""
        self._document = document
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for another width."""
        if event.size.width != self._width:
            self._width = event.size.width
            self._draw()

    def _draw(self) -> None:
        if self._document and self._width:
            self.update(as_content(self._document, max(20, min(self._width, WIDEST))))
