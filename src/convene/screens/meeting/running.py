"""The running meeting: the agenda at the left, what is on at the right, the clock in line 1."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static

from convene.initiative import convening
from convene.initiative.agenda_vote import hold_another_way
from convene.meetings import clock
from convene.meetings.agenda import ended_last, following
from convene.meetings.meeting import Meeting
from convene.screens.meeting.aside import Aside
from convene.screens.meeting.attendance import Attendance
from convene.screens.meeting.clock_deeds import ask_of_the_clock
from convene.screens.meeting.closing import ask_to_close
from convene.screens.meeting.doing import doing
from convene.screens.meeting.just_now import JustNow
from convene.screens.meeting.line import breakout_words, minutes_left
from convene.screens.meeting.opening import PlanMeeting
from convene.screens.meeting.outline import AgendaFold, AgendaOutline, outline_lines
from convene.screens.meeting.stage import Stage
from convene.screens.room_view import RoomView
from convene.screens.session import Session
from convene.widgets.words import plain

HOW = """
Ctrl+G goes on: the next step of a worksheet, then the next item. After the last item everything is read back
before the meeting is closed. F3 goes back as if you had not gone on. The clock never moves anything by
itself: Ctrl+L gives an item five more minutes, says what could be cut, skips what comes next, has a timer for
breakouts, and leads to the close when the group is done early.

Ctrl+N keeps what is said, in one line, at any moment; Ctrl+F mends the last one and F7 makes another
kind of it, also while you type. Where
nothing is typed, w marks who is here, and E changes the agenda while the meeting runs. Ctrl+R shows the room
only what it should see. A vote on the agenda is held another way with h; its options and rounds stay.
"""


class RunningMeeting(RoomView):
    """Ctrl+G goes on: the next step of a worksheet, else the next item, at the end the read-back.

    What is on and since when stands in the record, so a restart comes back to the same item and clock.
    """

    may_leave_for_meeting = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f4", "go_on", "Go on", key_display="^G", id="go-on"),
        Binding("ctrl+g,f4", "read_back", "Read back", key_display="^G", tooltip="Decisions and actions"),
        Binding("ctrl+g,f4", "close_meeting", "Close the meeting", key_display="^G"),
        Binding("f3", "go_back", "Go back", show=False, id="go-back"),
        Binding("ctrl+r,f5", "room", "Room", key_display="^R", tooltip="What the room should see", id="room"),
        Binding("ctrl+l", "clock", "Clock", key_display="^L", id="clock"),
        Binding("h", "another_way", "Another way", tooltip="Hold this vote another way"),
        Binding("w", "who", "Who", tooltip="Who is here"),
        Binding(
            "E", "plan", "Edit agenda", tooltip="Change the agenda while the meeting runs", id="plan-now"
        ),
        Binding("ctrl+f,C", "correct", "Correct", tooltip="What was captured last", show=False, id="correct"),
        Binding("escape", "up", "Back", show=False),
    ]
    CSS_PATH = "running.tcss"
    # The third column comes where it takes nothing from what is on.
    HORIZONTAL_BREAKPOINTS = [*RoomView.HORIZONTAL_BREAKPOINTS, (160, "-widest")]  # noqa: RUF012  Textual's

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(session)
        self.meeting_id = meeting_id

    def compose_middle(self) -> ComposeResult:
        """The agenda, what is on, what was captured last; what room view leaves."""
        yield AgendaFold()
        with Horizontal(id="body"):
            yield AgendaOutline()
            with Vertical(id="stage-column"):
                yield Stage(self.session, self.meeting_id)
                yield JustNow(self.session, self.meeting_id)
            yield Aside(self.session, self.meeting_id)
        with Horizontal(id="room-line"):
            yield Static(plain("Ctrl+R back"), id="room-back", markup=False)
            yield Static("", id="room-left", markup=False)

    @property
    def HELP(self) -> str:  # type: ignore[override]  # noqa: N802  Textual's name
        """What was said before and the note of the open step in full, then how to run it."""
        pane = self.stage.worksheet_pane if self.is_mounted else None
        words = "" if pane is None or self.shows_room else pane.whole_words
        return f"{words}\n\n{HOW}" if words else HOW

    @property
    def meeting(self) -> Meeting | None:
        """The meeting; None if it was deleted."""
        return self.session.view.get(Meeting, self.meeting_id)

    @property
    def stage(self) -> Stage:
        """What is on."""
        return self.query_one(Stage)

    @property
    def open_step(self) -> str | None:
        """The step on the stage."""
        pane = self.stage.worksheet_pane
        return pane.worksheet.place(pane.step_id) if pane else None

    def where(self) -> str:
        """Line 1, should the meeting no longer run."""
        return self.meeting.title if self.meeting else ""

    # Following the record

    def show(self) -> None:
        """Follow the record; a meeting that doesn't run any more is left."""
        meeting = self.meeting
        if meeting is None or meeting.state != "running":
            if self.app.screen is self:
                self.app.pop_screen()
            return
        self.stage.show()
        item = self.stage.item
        self.worksheet_id = item.worksheet if item else None
        self.show_outline()
        self.query_one(Aside).show()
        self.query_one(JustNow).show()
        self.refresh_bindings()

    def show_outline(self) -> None:
        """The agenda with what is on; in a narrow window one line of it."""
        items, item, steps = self.stage.items, self.stage.item, self.stage.steps
        self.query_one(AgendaOutline).fill(outline_lines(items, item, steps, self.stage.reads_back))
        self.query_one(AgendaFold).fill(items, item, steps)

    def show_line(self) -> None:
        """The clock, also for the room."""
        super().show_line()
        now, meeting = self.session.now(), self.meeting
        ticking = clock.clock(self.stage.items, now)
        parts = (
            breakout_words(meeting, now) if meeting else "",
            minutes_left(ticking.left) if ticking else "",
        )
        self.query_one("#room-left", Static).update(plain("   ".join(filter(None, parts))))

    @on(Stage.Opened)
    def _opened(self) -> None:
        """Where nothing is typed into, letters are actions."""
        self.show_outline()
        self.refresh_bindings()
        if not self.stage.takes_keys:
            self.call_after_refresh(self.query_one(AgendaOutline).take_focus)

    def on_screen_suspend(self) -> None:
        """Write what was typed in the last moment."""
        self.stage.finish()

    # Going on and back

    def action_go_on(self) -> None:
        """The next step, the next item, after the last one the read-back."""
        self.remove_class("-list")
        if self.meeting is None or self.stage.go_on():
            return
        self.stage.finish()
        with doing(self):
            convening.go_on(self.session.initiative, self.meeting_id, self.session.now())

    action_read_back = action_go_on

    def action_close_meeting(self) -> None:
        """The meeting was read back, and is over."""
        if self.meeting:
            ask_to_close(self, self.meeting)

    def action_go_back(self) -> None:
        """The step before, or the last item, as if one had not gone on."""
        if not self.stage.go_back() and ended_last(self.stage.items):
            self.stage.finish()
            with doing(self):
                convening.go_back(self.session.initiative, self.meeting_id)

    @on(OptionList.OptionSelected, "AgendaOutline")
    def _go_there(self, event: OptionList.OptionSelected) -> None:
        kind, _, which = (event.option_id or "").partition("-")
        self.remove_class("-list")
        if kind == "step" and self.stage.worksheet_pane:
            self.stage.worksheet_pane.open_step(which)
        elif kind == "item":
            self.take_up(int(which))

    def take_up(self, item: int) -> None:
        """Go on with an item, in whatever order the room wants; the one that is on is read on."""
        on = self.stage.item
        if on and on.id == item:
            self.stage.read_on()
            return
        self.stage.finish()
        with doing(self):
            convening.go_to(self.session.initiative, self.meeting_id, item, self.session.now())

    def action_up(self) -> None:
        """Out of what is open, out of room view, to the agenda; then to the place one came from.

        In a narrow window the agenda comes in place of what is on.
        """
        if self.stage.step_back():
            return
        outline = self.query_one(AgendaOutline)
        if self.shows_room:
            self.action_room()
        elif self.focused is not outline and (outline.display or self.has_class("-narrow")):
            self.set_class(self.has_class("-narrow"), "-list")
            self.call_after_refresh(outline.take_focus)
        else:
            self.stage.finish()
            super().action_up()

    # Other deeds

    def set_room(self, room: bool) -> None:
        """Show what the room should see, or all."""
        self.remove_class("-list")
        self.stage.set_room(room)

    def action_clock(self) -> None:
        """What can be done with the time."""
        if self.stage.item and self.meeting:
            ask_of_the_clock(self, self.stage, self.meeting, self.action_go_back)

    def action_correct(self) -> None:
        """Mend what was captured last."""
        self.query_one(JustNow).correct()

    def action_another_way(self) -> None:
        """Choose anew how the vote that is on is held; its options and rounds stay."""
        item = self.stage.item
        if item:
            with doing(self):
                hold_another_way(self.session.initiative, item)

    def action_who(self) -> None:
        """Who is here."""
        self.app.push_screen(Attendance(self.session, self.meeting_id))

    def action_plan(self) -> None:
        """Change the agenda while the meeting runs."""
        if self.meeting:
            self.app.screen_stack[0].post_message(PlanMeeting(self.meeting.number))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is offered."""
        if not self.is_mounted:
            return True
        if action in {"go_on", "read_back", "close_meeting"}:
            return action == self._next_deed()
        if action == "correct":
            return self.query_one(JustNow).newest is not None
        if action == "another_way":
            item = self.stage.item
            is_vote = item is not None and item.kind == "vote" and bool(item.method)
            return is_vote and not self.stage.reads_back
        if action == "clock":
            return self.stage.item is not None
        return super().check_action(action, parameters)

    def _next_deed(self) -> str:
        """What Ctrl+G does here."""
        stage = self.stage
        if stage.reads_back and (stage.is_done or stage.item is None or not following(stage.items)):
            return "close_meeting"
        return "read_back" if self.stage.leads_to_read_back else "go_on"
