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
    Preview { height: 1fr; padding: 0 1; }
    Preview Static { height: auto; width: 100%; }
    """

    def __init__(self, document: Document | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._document = document

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("", markup=False)

    def show(self, document: Document) -> None:
        """Show another document."""
        self._document = document
        self._draw()

    def on_resize(self, _: events.Resize) -> None:
        """Lay the tables out anew."""
        self._draw()

    def _draw(self) -> None:
        if self._document:
            width = min(self.scrollable_content_region.width, WIDEST)
            self.query_one(Static).update(as_content(self._document, max(20, width)))
