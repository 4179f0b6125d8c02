"""Where one captured thing is divided into two: the arrows go from word to word."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from convene.captured.parts import divided, likely_place, places
from convene.errors import BadInput
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain


class Splitting(ModalScreen[int | None]):
    """Answers with the place where the second part begins; Esc answers nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "split", "Split", key_display="Enter"),
        Binding("right,down", "go(1)", "A word on", key_display="→"),
        Binding("left,up", "go(-1)", "A word back", key_display="←"),
        Binding("escape", "leave", "Back", key_display="Esc"),
        Binding("f1", "app.help", "Help"),
    ]
    DEFAULT_CSS = """
    Splitting { align: center middle; background: $background 60%; }
    Splitting > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; }
    Splitting Static { height: auto; margin: 0 0 1 0; }
    """  # noqa: E501

    def __init__(self, label: str, words: str, second: str) -> None:
        """`second` is the number that the second part gets."""
        super().__init__()
        self._label, self._words, self._second = label, words, second
        self._places = places(words)
        self._place = likely_place(words)

    def compose(self) -> ComposeResult:
        """What it is about, the two parts, the keys."""
        with Vertical():
            yield Static(plain("Where does the second one begin?", "bold"), markup=False)
            yield Static("", id="parts", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show where most would divide it."""
        self._show()

    def _show(self) -> None:
        self.query_one("#parts", Static).update(self._parts())

    def _parts(self) -> Content:
        try:
            first, second = divided(self._words, self._place)
        except BadInput as error:
            return plain(str(error), "$late")
        return joined((f"{self._label} ", "bold"), first, (f"\n\n{self._second} ", "bold $primary"), second)

    def action_go(self, steps: int) -> None:
        """The second part begins a word later, or earlier."""
        at = self._places.index(self._place) + steps
        self._place = self._places[max(0, min(at, len(self._places) - 1))]
        self._show()

    def action_split(self) -> None:
        """Here."""
        self.dismiss(self._place)

    def action_leave(self) -> None:
        """It stays one."""
        self.dismiss(None)
