"""The text of a handout before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from convene.blocks import Document
from convene.handouts.parts.counting import count
from convene.handouts.parts.length import about_pages
from convene.screens.handout_words import kept
from convene.widgets.footer import Footer
from convene.widgets.preview import Preview
from convene.widgets.words import joined, plain


class PreviewScreen(ModalScreen[bool]):
    """Shows what would be on paper; Enter writes it, Esc doesn't."""

    HELP = """
    The text of the handout as it would be written now, without its look on paper. Arrows and page keys
    scroll. Below it stands about how many pages it has, and what is left out of it to protect people.
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
    PreviewScreen > #preview-about { height: auto; max-height: 3; padding: 0 1; color: $muted; }
    """  # noqa: E501

    def __init__(self, document: Document, left_out: Sequence[str] = ()) -> None:
        """`left_out` are the things that are kept from it, in parts of a sentence."""
        super().__init__()
        self._document = document
        self._left_out = left_out

    def compose(self) -> ComposeResult:
        """Which handout, and its text."""
        words = joined(
            ("Not written yet  ", "$muted not bold"), f"{self._document.kind}: {self._document.title}"
        )
        yield Static(words, id="preview-title", markup=False)
        yield Preview(self._document)
        pages = about_pages(self._document)
        length = f"About {count(pages, 'page')}, {'A4' if self._document.paper == 'a4' else 'US Letter'}."
        yield Static(plain(f"{length} {kept(self._left_out)}".strip()), id="preview-about", markup=False)
        yield Footer()

    def action_answer(self, write: bool) -> None:
        """Write it, or not."""
        self.dismiss(write)
