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
from convene.meetings.agenda import AgendaItem, current, following
from convene.screens.meeting.line import cut
from convene.times import show_clock, show_left
from convene.widgets.footer import Footer
from convene.widgets.words import plain

ClockWish: TypeAlias = Literal["add", "pause", "timer", "back", "cuts", "done", "skip"]

ADDED = 5
"""Minutes that one press gives."""

COMING = 28
"""Cells for what would be skipped."""

DOES = (
    "1  five minutes more for this item",
    "2  stop its clock, or let it go on",
    "3  a timer for breakouts",
    "4  back to the last item",
    "5  what could be cut to end on time",
    "6  we are done: read back, and close",
)


class ClockMenu(ModalScreen[ClockWish | None]):
    """One digit does it; the clock itself never moves anything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer('add')", "5 minutes more"),
        Binding("2", "answer('pause')", "Stop"),
        Binding("3", "answer('timer')", "Timer"),
        Binding("4", "answer('back')", "Back"),
        Binding("5", "answer('cuts')", "Cut"),
        Binding("6", "answer('done')", "Done"),
        Binding("7", "answer('skip')", "Skip"),
        Binding("escape,ctrl+l", "leave", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    ClockMenu { align: center middle; background: $background 60%; }
    ClockMenu > Vertical { width: 60; max-width: 100%; height: auto; background: $background; border: round $border; padding: 1 2; }
    """  # noqa: E501

    def __init__(self, title: str, lines: tuple[str, ...], coming: str = "") -> None:
        """`title` is the item that is on, `lines` say how it stands with the time, `coming` is what comes."""
        super().__init__()
        self._title = title
        self._lines = lines
        self._coming = coming

    @classmethod
    def of(cls, items: Sequence[AgendaItem], now: datetime, hours: str) -> ClockMenu:
        """The menu for a running meeting, which has an item that is on."""
        on, ticking = current(items), clock.clock(items, now)
        if on is None or ticking is None:
            return cls("", ())
        stands = ", stopped" if on.paused else ""
        pace = f"{show_left(ticking.left)}{stands}, {clock.in_words(ticking.behind)}"
        ends = f"the meeting ends about {show_clock(clock.ends_about(items, now), hours)}"
        coming = following(items)
        return cls(on.title, (pace, ends), coming.title if coming else "")

    def compose(self) -> ComposeResult:
        """The item, how it stands, and what each digit does."""
        with Vertical():
            yield Static(plain(self._title, "bold $primary"), markup=False)
            skip = [f"7  skip what comes next: {cut(self._coming, COMING)}"] if self._coming else []
            yield Static(plain("\n".join([*self._lines, "", *DOES, *skip])), markup=False)
        yield Footer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to skip only where something comes."""
        return bool(self._coming) if parameters == ("skip",) else super().check_action(action, parameters)

    def action_answer(self, wish: ClockWish) -> None:
        """Answer."""
        self.dismiss(wish)

    def action_leave(self) -> None:
        """Nothing changes."""
        self.dismiss(None)
