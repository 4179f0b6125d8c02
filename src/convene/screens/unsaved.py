"""Something can't be saved and the initiative is to be left: what to do with it."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.widgets.choices import Choices
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain

Way: TypeAlias = Literal["again", "copy", "leave"]

SAFE = "What was saved before is safe. Make room on the disk or put the folder back, then try again."


class _Ways(Choices):
    """Names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Choose", key_display="Enter")]


class Unsaved(ModalScreen[Way | None]):
    """Answers with a way; Esc stays in the initiative."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "answer('again')", "Try again"),
        Binding("s,ctrl+s", "answer('copy')", "Save a copy", key_display="s"),
        Binding("l", "answer('leave')", "Leave", show=False),
        Binding("escape", "stay", "Stay here", key_display="Esc"),
        Binding("f1", "app.help", "Help", show=False),
    ]
    AUTO_FOCUS = "_Ways"
    DEFAULT_CSS = """
    Unsaved { align: center middle; background: $background 60%; }
    Unsaved > Vertical { width: 68; max-width: 100%; height: auto; background: $background; border: round $border; padding: 0 1; margin-bottom: 1; }
    Unsaved Static { height: auto; }
    Unsaved OptionList { height: auto; margin: 1 0 0 0; padding: 0; }
    """  # noqa: E501

    def __init__(self, count: int, trouble: str) -> None:
        """So many changes wait for the disk; `trouble` is why, in words."""
        super().__init__()
        self._title = f"{'1 change is' if count == 1 else f'{count} changes are'} not saved: {trouble}."
        self._ways: tuple[tuple[str, Way, str], ...] = (
            ("t", "again", "Try again"),
            ("s", "copy", "Save a copy elsewhere, with everything"),
            ("l", "leave", f"Leave without {last_changes(count)}"),
        )

    def compose(self) -> ComposeResult:
        """What is the matter, what is safe, the ways."""
        with Vertical():
            yield Static(plain(self._title, "bold $late"), markup=False)
            yield Static(plain(SAFE), markup=False)
            yield _Ways()
        yield Footer()

    def on_mount(self) -> None:
        """Offer the ways."""
        options = self.query_one(OptionList)
        options.add_options(
            Option(joined((f"{key:<4}", "bold $primary"), words)) for key, _, words in self._ways
        )
        options.highlighted = 0

    def action_answer(self, way: Way) -> None:
        """Answer."""
        self.dismiss(way)

    def action_stay(self) -> None:
        """Not now."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._ways[event.option_index][1])


def last_changes(count: int) -> str:
    """ "the last change", "the last 3 changes"."""
    return "the last change" if count == 1 else f"the last {count} changes"
