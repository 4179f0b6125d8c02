"""The record's file was changed by another program: what became different, and whose version goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.widgets.choices import Choices
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain

Whose: TypeAlias = Literal["mine", "theirs"]

FEW = 5
"""So many changes are shown."""

TITLE = "The record's file was changed outside convene"
HOW = "Both versions are kept, whichever you choose."
WAYS: tuple[tuple[str, Whose | None, str], ...] = (
    ("k", "mine", "Keep mine: what convene saved"),
    ("t", "theirs", "Take theirs, as one step that can be undone"),
    ("Esc", None, "Later: ask when this is opened next"),
)


class _Ways(Choices):
    """Names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Choose", key_display="Enter")]


class ChangedOutside(ModalScreen[Whose | None]):
    """Answers whose version is wanted; nothing for later."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "answer('mine')", "Keep mine"),
        Binding("t", "answer('theirs')", "Take theirs"),
        Binding("escape", "answer('')", "Later", key_display="Esc"),
        Binding("f1", "app.help", "Help", show=False),
    ]
    AUTO_FOCUS = "_Ways"
    DEFAULT_CSS = """
    ChangedOutside { align: center middle; background: $background 60%; }
    ChangedOutside > Vertical { width: 74; max-width: 100%; height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; margin-bottom: 1; }
    ChangedOutside VerticalScroll { height: auto; max-height: 10; }
    ChangedOutside Static { height: auto; }
    ChangedOutside OptionList { height: auto; max-height: 6; margin: 1 0 0 0; padding: 0; }
    """  # noqa: E501

    def __init__(self, changes: Sequence[str]) -> None:
        """`changes` in words, a line each."""
        super().__init__()
        self._changes = tuple(changes)

    def compose(self) -> ComposeResult:
        """What happened, what became different, the ways to go on."""
        with Vertical():
            yield Static(plain(TITLE, "bold"), markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(plain("\n".join(first_few(self._changes))), markup=False)
            yield Static(plain(HOW, "$muted"), markup=False)
            yield _Ways()
        yield Footer()

    def on_mount(self) -> None:
        """Offer the ways."""
        options = self.query_one(OptionList)
        options.add_options(Option(joined((f"{key:<4}", "bold $primary"), words)) for key, _, words in WAYS)
        options.highlighted = 0

    def action_answer(self, whose: str) -> None:
        """Answer."""
        self.dismiss(next((one for _, one, _ in WAYS if one == whose), None))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(WAYS[event.option_index][1])


def first_few(lines: Sequence[str]) -> list[str]:
    """The first lines, and "and 12 more"."""
    if len(lines) <= FEW + 1:
        return list(lines)
    return [*lines[:FEW], f"and {len(lines) - FEW} more"]
