"""The plan of a meeting: its items with the times that follow, who is invited, and the key that starts it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from convene.initiative import convening
from convene.initiative.attending import attendance_of
from convene.initiative.returning import Returning, not_there, returning
from convene.meetings.meeting import Meeting
from convene.people.attendance import counted
from convene.people.person import Person
from convene.screens.meeting.agenda_pane import AgendaPane
from convene.screens.meeting.attendance import Attendance
from convene.screens.meeting.carrying import CarryOver
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.editing import ask_about_meeting
from convene.screens.meeting.invitations import Invitations
from convene.screens.meeting.opening import StartMeeting, WriteOfMeeting
from convene.screens.meeting.words import when_words
from convene.screens.room_view import BACK, RoomView
from convene.screens.session import Session
from convene.widgets.cut_text import CutText
from convene.widgets.words import joined, plain


class MeetingPlan(RoomView):
    """Items are added by one line each, moved with + and -, and every time reflows at once."""

    HELP = """
    a adds an item in one line: minutes, then what it is. Type a worksheet's name to take its steps; break and
    close are understood. Several lines pasted from a mail become several items.

    + and - move an item, and all times follow. The line below says whether the agenda fits, and the next one
    why the item with the cursor is back and what it took the last time. c shows what else could come back. A
    vote that was not held, or that decided nothing, comes back until a decision rests on it (m in the vote).

    t chooses the steps of a worksheet, i invites people, s starts the meeting. Ctrl+R shows the agenda to the
    room. Everything can be changed while the meeting runs.

    h writes the papers for it: an agenda for the room, one for you with the questions and notes, a sheet to
    sign in on, and a file for calendars, to be sent by mail. Nobody's address is in it.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add"),
        Binding("i", "invite", "Invite"),
        Binding("s", "start", "Start"),
        Binding("h", "write", "Papers", tooltip="Agendas, sign-in sheet, calendar file"),
        Binding("r", "reopen", "Open again"),
        Binding("c", "carry", "What comes back", show=False),
        Binding("w", "who", "Who"),
        Binding("ctrl+r,f5", "room", "Room", show=False, tooltip="What the room should see", id="room"),
        Binding("m", "meeting", "Day and place", show=False),
    ]
    DEFAULT_CSS = """
    MeetingPlan {
        #about { height: auto; max-height: 4; padding: 1 1 0 1; }
        #carry { height: auto; max-height: 2; padding: 0 1; color: $muted; }
        AgendaPane { margin: 1 0 0 0; }
    }
    MeetingPlan.-low { #about { padding: 0 1; max-height: 2; } AgendaPane { margin: 0; } }
    """

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(session)
        self.meeting_id = meeting_id

    _back: Sequence[Returning] = ()

    def compose_middle(self) -> ComposeResult:
        """What for, what is left from last time, the agenda."""
        yield CutText(id="about")
        yield Static("", id="carry", classes="hint", markup=False)
        yield AgendaPane(self.session, self.meeting_id)
        yield Static(plain(BACK), classes="room-line", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(AgendaPane).begin()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting; None if it was deleted."""
        return self.session.view.get(Meeting, self.meeting_id)

    def where(self) -> str:
        """Line 1: when and where."""
        meeting = self.meeting
        hours = self.session.home.settings.clock
        return when_words(meeting, hours, self.session.today) if meeting else ""

    def show(self) -> None:
        """Fill everything; a meeting that was deleted leaves an empty plan, which Esc leaves."""
        if self.meeting:
            self._show_about(self.meeting)
        self._show_carry()
        self.query_one(AgendaPane).show()
        self.refresh_bindings()

    def _show_about(self, meeting: Meeting) -> None:
        view = self.session.view
        count = counted(attendance_of(view, meeting.id).values(), view.by_id(Person))
        who = f"{count.invited} invited" if count.invited else "nobody invited yet"
        if count.here:
            of = f", {count.came} of {count.invited} invited" if count.invited else ""
            who = f"{count.here} came{of}"
        parts: list[str | tuple[str, str]] = [(meeting.title, "bold"), (f"   {who}", "$muted")]
        if meeting.state != "planned":
            words = "▶ running (^G)" if meeting.state == "running" else meeting.state
            parts.append((f"   {words}", "bold $primary"))
        if meeting.purpose:
            parts += [("\nPurpose  ", "$muted"), meeting.purpose]
        if meeting.bring:
            parts += [("\nBring    ", "$muted"), meeting.bring]
        self.query_one("#about", CutText).say(joined(*parts))

    def _returning(self) -> list[Returning]:
        """What may come back at this meeting, and isn't on its agenda yet."""
        meeting, view = self.meeting, self.session.view
        if meeting is None or meeting.state == "closed":
            return []
        return not_there(returning(view, meeting), convening.agenda_of(view, meeting.id))

    def _show_carry(self) -> None:
        line, self._back = self.query_one("#carry", Static), self._returning()
        titles = ", ".join(one.item.title for one in self._back if one.reason != "recurs")
        line.display = bool(titles)
        line.update(plain(f"Could come back (c shows why): {titles}"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is offered."""
        state = self.meeting.state if self.meeting else ""
        if action == "carry":
            return bool(self._back)
        offered = {
            "start": state == "planned",
            "write": state == "planned",
            "reopen": state == "closed",
            "who": state in {"running", "closed"},
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    def action_add(self) -> None:
        """Type items, one line each."""
        self.query_one(AgendaPane).action_add()

    def action_carry(self) -> None:
        """Choose among what could come back."""
        found = self._back

        def answered(places: tuple[int, ...] | None) -> None:
            items = [found[place].item for place in places or ()]
            if items:
                with doing(self):
                    convening.add_items(self.session.initiative, self.meeting_id, items)

        ask(self, self.session, CarryOver(found), answered)

    def action_meeting(self) -> None:
        """Change title, day, times, place, purpose."""
        if self.meeting:
            ask_about_meeting(self, self.session, self.meeting)

    def action_invite(self) -> None:
        """Who is asked to come."""
        self.app.push_screen(Invitations(self.session, self.meeting_id))

    async def action_write(self) -> None:
        """Write what is needed before the meeting; the place Handouts says where it is."""
        meeting = self.meeting_id
        await self.run_action("app.go('handouts')")
        self.app.screen.post_message(WriteOfMeeting(meeting))

    def action_who(self) -> None:
        """Who is, or was, here."""
        self.app.push_screen(Attendance(self.session, self.meeting_id))

    def action_start(self) -> None:
        """Start the meeting."""
        if self.meeting:
            self.app.screen_stack[0].post_message(StartMeeting(self.meeting.number))

    def action_reopen(self) -> None:
        """Open a closed meeting again."""
        self.action_start()
