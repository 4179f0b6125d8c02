"""A timer for breakouts in large digits; the meeting's clock and capture go on while it runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from convene.initiative import convening
from convene.initiative.settings import changed
from convene.meetings import clock
from convene.meetings.meeting import Meeting
from convene.screens.meeting.doing import doing
from convene.screens.room_view import BACK, RoomView
from convene.screens.session import Session
from convene.widgets.big_digits import BigDigits
from convene.widgets.words import plain

USUAL, MOST = 5, 99
"""Minutes that stand there at first, and at most."""


class BreakoutTimer(RoomView):
    """Digits set the minutes, Enter starts and stops. Esc goes back, and the timer goes on in line 1."""

    HELP = """
    Type how many minutes and press Enter. + and - give or take a minute, also while it runs. b turns the bell
    on or off. Esc goes back to the agenda: the timer goes on, and line 1 shows it.
    """
    may_leave_for_meeting = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start, stop", key_display="Enter"),
        Binding("plus", "more(1)", "A minute more", key_display="+"),
        Binding("minus", "more(-1)", "A minute less", key_display="-"),
        Binding("b", "bell", "Bell"),
        Binding("ctrl+r,f5", "room", "Room", key_display="^R", tooltip="What the room should see", id="room"),
        Binding("escape,ctrl+l", "up", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    BreakoutTimer Vertical { height: 1fr; padding: 1 2; }
    BreakoutTimer .words { width: 100%; text-align: center; height: 1; }
    """

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(session)
        self.meeting_id = meeting_id
        self._minutes = USUAL
        self._typing = False

    def compose_middle(self) -> ComposeResult:
        """The digits, and what they are."""
        with Vertical():
            yield BigDigits()
            yield Static("", classes="words", markup=False)
            yield Static("", classes="words hint", id="bell", markup=False)
        yield Static(plain(BACK), classes="room-line", markup=False)

    @property
    def ends(self) -> datetime | None:
        """When the breakout ends; None while none was started."""
        meeting = self.session.view.get(Meeting, self.meeting_id)
        return meeting.breakout_ends if meeting else None

    def show(self) -> None:
        """The time left, or the minutes it would take."""
        ends, bell = self.ends, self.session.home.settings.bell
        left = ends - self.session.now() if ends else timedelta(minutes=self._minutes)
        self.query_one(BigDigits).say(clock.digits(left))
        if ends is None:
            words = (
                "Minutes for the breakout."
                if self.shows_room
                else "Minutes for the breakout. Enter starts it."
            )
        else:
            words = "Back to the whole group." if left <= timedelta() else "Breakout"
        self.query_one(".words", Static).update(plain(words))
        self.query_one("#bell", Static).update(plain(f"bell {bell}"))

    def set_room(self, room: bool) -> None:
        """Without the keys."""
        self.show()

    def show_line(self) -> None:
        """Each second."""
        super().show_line()
        self.show()

    def on_key(self, event: events.Key) -> None:
        """Digits are minutes as long as it doesn't run, and never a way out of here."""
        if not (event.character and event.character.isdecimal()):
            return
        event.stop()
        if self.ends is None:
            before = self._minutes if self._typing else 0
            self._minutes, self._typing = min(MOST, before * 10 + int(event.character)), True
            self.show()

    def action_start(self) -> None:
        """Start, or stop."""
        ends = self.session.now() + timedelta(minutes=max(1, self._minutes)) if self.ends is None else None
        self._typing = False
        self._set(ends)

    def action_more(self, minutes: int) -> None:
        """A minute more, or less."""
        if self.ends:
            self._set(self.ends + timedelta(minutes=minutes))
        else:
            self._minutes = max(1, min(MOST, self._minutes + minutes))
            self.show()

    def action_bell(self) -> None:
        """The bell on, or off; it is remembered."""
        home = self.session.home
        with doing(self):
            home.change_settings(
                changed(home.settings, "bell", "off" if home.settings.bell == "on" else "on")
            )
        self.show()

    def _set(self, ends: datetime | None) -> None:
        with doing(self):
            convening.set_breakout(self.session.initiative, self.meeting_id, ends)
        self.show()
