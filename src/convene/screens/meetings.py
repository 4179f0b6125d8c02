"""The place Meetings: what is planned, what runs, what was; and the way into each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.initiative import convening
from convene.initiative.attending import attendance_of
from convene.initiative.planning import plan_next
from convene.meetings.meeting import Meeting, listed, next_planned, running
from convene.people.attendance import counted
from convene.people.person import Person
from convene.screens.form import Form
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.editing import ask_about_meeting, meant
from convene.screens.meeting.opening import OpenMeeting, PlanMeeting, StartMeeting, TakeUp
from convene.screens.meeting.plan import MeetingPlan
from convene.screens.meeting.questions import meeting_questions
from convene.screens.meeting.running import RunningMeeting
from convene.screens.meeting.starting import ask_to_start
from convene.screens.meeting.words import counted_words, day_words, state_words, times_words
from convene.screens.place import Place
from convene.widgets.choices import Choices
from convene.widgets.listing import NARROW
from convene.widgets.words import joined, plain

EMPTY = (
    "No meeting yet. A meeting has a day, an agenda and the people who are asked to come.\n"
    "Press n to plan the first one."
)

DAY = 17
"""Cells for the day of a meeting, before its title."""


class Meetings(Place):
    """Lists the meetings; plans a new one; opens, starts and deletes them."""

    place = "meetings"
    Open = OpenMeeting

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,a", "new", "New meeting", key_display="n"),
        Binding("s", "start", "Start"),
        Binding("e", "edit", "Edit"),
        Binding("d", "delete", "Delete"),
    ]
    DEFAULT_CSS = """
    Meetings OptionList { height: 1fr; margin: 1 0 0 0; }
    """

    def compose_middle(self) -> ComposeResult:
        """The list, with a sentence when it is empty."""
        yield Choices()
        yield Static(plain(EMPTY), classes="empty", markup=False)

    def show(self) -> None:
        """Fill the list; what was highlighted stays so."""
        meetings = listed(self.session.view.all(Meeting))
        options = self.query_one(OptionList)
        before = self.highlighted
        options.set_options([Option(self._entry(meeting), id=str(meeting.id)) for meeting in meetings])
        ids = [meeting.id for meeting in meetings]
        coming = next_planned(meetings, self.session.today)
        at = before or running(meetings) or coming
        if meetings:
            options.highlighted = ids.index(at.id) if at and at.id in ids else 0
        options.display = bool(meetings)
        self.query_one(".empty").display = not meetings
        if meetings and self.is_current and self.focused is None:
            options.focus()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """A narrow window has less room for the day."""
        super().on_resize()
        self.show()

    @property
    def highlighted(self) -> Meeting | None:
        """The meeting with the cursor; None when there is none, or it is gone."""
        option = self.query_one(OptionList).highlighted_option
        return self.session.view.get(Meeting, int(option.id)) if option and option.id else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a meeting is offered only when there is one."""
        if action in {"start", "edit", "delete"}:
            meeting = self.highlighted if self.is_mounted else None
            return meeting is not None and (action != "start" or meeting.state == "planned")
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        meeting = self.highlighted
        if meeting:
            self.post_message(OpenMeeting(meeting.number))

    def action_new(self) -> None:
        """Ask about a new meeting; it is planned on its own screen."""
        ask(self, self.session, Form("A new meeting", meeting_questions(self.session)), self._plan)

    def _plan(self, answers: Mapping[str, Any] | None) -> None:
        if answers is None:
            return
        with doing(self):
            values = meant(answers)
            start, people = values.pop("items"), values.pop("people", ())
            meeting = plan_next(self.session.initiative, start, people, **values)
            self.call_later(self._begin_plan, meeting)

    async def _begin_plan(self, meeting: Meeting) -> None:
        """Show the new plan; where it is empty, its first item can be typed at once."""
        await self._bring_up(meeting, MeetingPlan)
        screen = self.app.screen
        if isinstance(screen, MeetingPlan) and not convening.agenda_of(self.session.view, meeting.id):
            screen.action_add()

    def action_edit(self) -> None:
        """Change day, times, place, purpose."""
        meeting = self.highlighted
        if meeting:
            ask_about_meeting(self, self.session, meeting)

    def action_delete(self) -> None:
        """Take the meeting out; undo brings it back."""
        meeting = self.highlighted
        if meeting:
            with doing(self):
                convening.remove(self.session.initiative, meeting)
                self.notify(f"“{meeting.title}” deleted. Undo: ^Z", markup=False, timeout=6)

    def action_start(self) -> None:
        """Start the meeting with the cursor."""
        meeting = self.highlighted
        if meeting:
            self.post_message(StartMeeting(meeting.number))

    @on(OpenMeeting)
    async def _open(self, event: OpenMeeting) -> None:
        meeting = self._numbered(event.number)
        if meeting:
            await self._bring_up(meeting, RunningMeeting if meeting.state == "running" else MeetingPlan)

    @on(PlanMeeting)
    async def _open_plan(self, event: PlanMeeting) -> None:
        meeting = self._numbered(event.number)
        if meeting:
            await self._bring_up(meeting, MeetingPlan)

    @on(StartMeeting)
    async def _start(self, event: StartMeeting) -> None:
        meeting = self._numbered(event.number)
        if meeting and meeting.state == "running":
            await self._bring_up(meeting, RunningMeeting)
        elif meeting:
            ask_to_start(self, meeting, self._started)

    @on(TakeUp)
    async def _take_up(self, event: TakeUp) -> None:
        meeting = self._numbered(event.number)
        if meeting:
            await self._bring_up(meeting, RunningMeeting)
            if isinstance(self.app.screen, RunningMeeting):
                self.app.screen.take_up(event.item)

    async def _started(self, meeting: Meeting) -> None:
        await self._bring_up(meeting, RunningMeeting)
        if isinstance(self.app.screen, RunningMeeting) and not meeting.closed:
            self.app.screen.action_who()

    def _numbered(self, number: int) -> Meeting | None:
        return next((one for one in self.session.view.all(Meeting) if one.number == number), None)

    async def _bring_up(self, meeting: Meeting, kind: type[MeetingPlan | RunningMeeting]) -> None:
        """Show a meeting: where it is open already, what lies over it is left; else on top."""
        stack = self.app.screen_stack
        if self not in stack:
            return
        if any(isinstance(screen, kind) and screen.meeting_id == meeting.id for screen in stack):
            while not (isinstance(top := self.app.screen, kind) and top.meeting_id == meeting.id):
                await self.app.pop_screen()
        else:
            await self.app.push_screen(kind(self.session, meeting.id))

    def _entry(self, meeting: Meeting) -> Content:
        """Two lines: day, title, state; below it times and what is in it."""
        today, hours = self.session.today, self.session.home.settings.clock
        state = state_words(meeting, hours, today)
        counts = [one for one in self._counts(meeting) if one]
        day = day_words(meeting.day, today)
        indent = DAY if self.size.width > NARROW else 2
        return joined(
            (f"{day:<{indent}}" if indent == DAY else f"{day}  ", "$muted"),
            (meeting.title, "bold"),
            (f"   {'▶ ' if meeting.state == 'running' else ''}{state}", "$primary"),
            (f"\n{'':<{indent}}{' · '.join([times_words(meeting, hours), *counts])}\n", "$muted"),
        )

    def _counts(self, meeting: Meeting) -> tuple[str, ...]:
        view = self.session.view
        there = counted(attendance_of(view, meeting.id).values(), view.by_id(Person))
        came = f"{there.here} came" if there.here else counted_words(there.invited, "invited", "invited")
        return (
            "" if meeting.closed else counted_words(len(convening.agenda_of(view, meeting.id)), "item"),
            came,
            counted_words(sum(one.meeting == meeting.id for one in view.all(Decision)), "decision"),
            counted_words(sum(one.meeting == meeting.id for one in view.all(Action)), "action"),
        )
