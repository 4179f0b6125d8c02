"""The text of a handout before it is written."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from convene.blocks import Document
from convene.widgets.footer import Footer
from convene.widgets.preview import Preview
from convene.widgets.words import joined


class PreviewScreen(ModalScreen[bool]):
    """Shows what would be on paper; Enter writes it, Esc doesn't."""

    HELP = """
    The text of the handout as it would be written now, without its look on paper. Arrows and page keys
    scroll.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "Write", key_display="Enter"),
        Binding("escape", "answer(False)", "Back", key_display="Esc"),
        Binding("f1", "app.help", "Help"),
    ]
    AUTO_FOCUS = "Preview"
    DEFAULT_CSS = """
    PreviewScreen { background: $background; }
    PreviewScreen > #preview-title { height: 1; background: $panel; padding: 0 1; text-style: bold; text-overflow: ellipsis; text-wrap: nowrap; }
    PreviewScreen Preview { margin: 1 0 0 0; }
    """  # noqa: E501

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document

    def compose(self) -> ComposeResult:
        """Which handout, and its text."""
        words = joined(
            ("Not written yet  ", "$muted not bold"), f"{self._document.kind}: {self._document.title}"
        )
        yield Static(words, id="preview-title", markup=False)
        yield Preview(self._document)
        yield Footer()

    def action_answer(self, write: bool) -> None:
        """Write it, or not."""
        self.dismiss(write)
