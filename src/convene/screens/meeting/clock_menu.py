"""What can be done with the clock: more time, a stop, a timer for breakouts, back, and what could be cut."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Literal, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from convene.meetings import clock
from convene.meetings.agenda import AgendaItem, current
from convene.times import show_clock, show_left
from convene.widgets.footer import Footer
from convene.widgets.words import plain

ClockWish: TypeAlias = Literal["add", "pause", "timer", "back", "cuts"]

ADDED = 5
"""Minutes that one press gives."""


DOES = (
    "1  five minutes more for this item",
    "2  stop its clock, or let it go on",
    "3  a timer for breakouts",
    "4  back to the last item",
    "5  what could be cut to end on time",
)


class ClockMenu(ModalScreen[ClockWish | None]):
    """One digit does it; the clock itself never moves anything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer('add')", "5 minutes more"),
        Binding("2", "answer('pause')", "Stop"),
        Binding("3", "answer('timer')", "Timer"),
        Binding("4", "answer('back')", "Back"),
        Binding("5", "answer('cuts')", "Cut"),
        Binding("escape,ctrl+l", "leave", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    ClockMenu { align: center middle; background: $background 60%; }
    ClockMenu > Vertical { width: 60; max-width: 100%; height: auto; background: $background; border: round $border; padding: 1 2; }
    """  # noqa: E501

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        """`title` is the item that is on, `lines` say how it stands with the time."""
        super().__init__()
        self._title = title
        self._lines = lines

    @classmethod
    def of(cls, items: Sequence[AgendaItem], now: datetime, hours: str) -> ClockMenu:
        """The menu for a running meeting, which has an item that is on."""
        on, ticking = current(items), clock.clock(items, now)
        if on is None or ticking is None:
            return cls("", ())
        stands = ", stopped" if on.paused else ""
        pace = f"{show_left(ticking.left)}{stands}, {clock.in_words(ticking.behind)}"
        return cls(
            on.title, (pace, f"the meeting ends about {show_clock(clock.ends_about(items, now), hours)}")
        )

    def compose(self) -> ComposeResult:
        """The item, how it stands, and what each digit does."""
        with Vertical():
            yield Static(plain(self._title, "bold $primary"), markup=False)
            yield Static(plain("\n".join([*self._lines, "", *DOES])), markup=False)
        yield Footer()

    def action_answer(self, wish: ClockWish) -> None:
        """Answer."""
        self.dismiss(wish)

    def action_leave(self) -> None:
        """Nothing changes."""
        self.dismiss(None)
