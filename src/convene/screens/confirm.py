"""The one question before something that can't be undone."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from convene.widgets.footer import Footer
from convene.widgets.words import plain


class Confirm(ModalScreen[bool]):
    """Says what would happen; y does it, n and Esc don't."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "Yes", key_display="y"),
        Binding("n,escape", "answer(False)", "No", key_display="n"),
    ]
    DEFAULT_CSS = """
    Confirm { align: center middle; background: $background 60%; }
    Confirm > Vertical { width: 64; max-width: 100%; height: auto; background: $background; border: round $border; padding: 1 2; }
    """  # noqa: E501

    def __init__(self, question: str, consequence: str = "") -> None:
        super().__init__()
        self._question = question
        self._consequence = consequence

    def compose(self) -> ComposeResult:
        """The question, and what follows from yes."""
        with Vertical():
            yield Static(plain(self._question, "bold"), markup=False)
            if self._consequence:
                yield Static(plain(self._consequence), markup=False)
        yield Footer()

    def action_answer(self, yes: bool) -> None:
        """Answer."""
        self.dismiss(yes)
