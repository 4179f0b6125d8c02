"""Who is here: the first thing of every meeting, and open at any time of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType

from convene.initiative import convening
from convene.initiative.attending import (
    came_at,
    check_in,
    keep_off_the_list,
    leave,
    leave_out_of_votes,
    take_back,
)
from convene.people.attendance import Presence, count_in_words, counted
from convene.people.person import Person
from convene.screens.meeting.doing import doing
from convene.screens.meeting.gathering import Gathering
from convene.screens.meeting.marks import Marks
from convene.times import show_clock

LATE = timedelta(minutes=10)
"""Who comes so long after the start is listed with the time."""


class Attendance(Gathering):
    """Enter marks who is here; someone nobody expected is typed with organization and sector."""

    HEADING = "WHO IS HERE?"
    HINT = 'Enter marks here.  New: type "Name, organization, sector"'
    ADDED = "added and checked in"
    HELP = """
    Type the first letters of a name and press Enter: this person is here. Where they fit several who aren't
    here yet, Down chooses, or type on anew. Someone new is typed in one line: name, organization, sector.

    Tab goes to the list, to the one who was marked last. There Space marks somebody or takes the mark back, l
    says that somebody leaves before the end, or is back, t that somebody came late, or didn't, and v that
    somebody here doesn't count in votes. n keeps a name off the summary's list of who was there, for who
    did not tick “List my name” on the sign-in sheet; they are counted all the same.
    Ctrl+R shows the room who is here.

    Ctrl+G begins the first item of the agenda, or goes back to the one that is on.
    """
    may_leave_for_meeting = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f4", "up", "To the agenda", key_display="^G"),
        Binding("tab", "app.focus_next", "The list", key_display="Tab"),
        Binding("l", "leaves", "Leaves", tooltip="Goes before the end, or is back"),
        Binding("t", "late", "Late", tooltip="Came late, or with the others after all"),
        Binding("v", "no_vote", "No vote", tooltip="Looks on, or facilitates; or counts again"),
        Binding("n", "unlisted", "No name", tooltip="Not named in the summary, or named again", show=False),
    ]

    def is_marked(self, presence: Presence) -> bool:
        """Whether this person is here."""
        return presence.arrived is not None

    def mark(self, people: Sequence[int]) -> None:
        """These people are here."""
        for person in people:
            already = self.has_mark(person)
            check_in(self.session.initiative, self.meeting_id, person, self.session.now())
            self.say(f"✓ {self.name_of(person)} {'was marked already' if already else 'is here'}.")

    def unmark(self, person: int) -> None:
        """Somebody is not here after all."""
        take_back(self.session.initiative, self.meeting_id, person)
        self.say(f"{self.name_of(person)} is not here after all.")

    def note_of(self, presence: Presence) -> str:
        """Who came without being asked, who is still missing."""
        if presence.arrived is None:
            return "not here yet"
        hours = self.session.home.settings.clock
        late = self._is_late(presence)
        notes = (
            "" if presence.invited else "walk-in",
            f"since {show_clock(presence.arrived, hours)}" if late else "",
            f"left {show_clock(presence.left, hours)}" if presence.left else "",
            "no vote" if presence.no_vote else "",
            "not named" if presence.unlisted else "",
        )
        return ", ".join(note for note in notes if note)

    def _is_late(self, presence: Presence) -> bool:
        """Whether somebody came well after the start."""
        meeting = self.meeting
        if meeting is None or meeting.started is None or presence.arrived is None:
            return False
        return presence.arrived - meeting.started > LATE

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are keys only in the list."""
        if action in {"leaves", "late", "no_vote", "unlisted"}:
            return isinstance(self.focused, Marks)
        return super().check_action(action, parameters)

    def action_leaves(self) -> None:
        """The one with the cursor goes, or is back."""
        person = self.query_one(Marks).person
        if person is not None and self.has_mark(person):
            with doing(self):
                leave(self.session.initiative, self.meeting_id, person, self.session.now())

    def action_late(self) -> None:
        """The one with the cursor comes only now; or came with the others, if the list says late."""
        person, meeting = self.query_one(Marks).person, self.meeting
        if person is not None and self.has_mark(person) and meeting and meeting.started:
            at = meeting.started if self._is_late(self.attendance[person]) else self.session.now()
            with doing(self):
                came_at(self.session.initiative, self.meeting_id, person, at)

    def action_no_vote(self) -> None:
        """The one with the cursor doesn't count in votes, or does again."""
        person = self.query_one(Marks).person
        if person is not None and self.has_mark(person):
            with doing(self):
                leave_out_of_votes(self.session.initiative, self.meeting_id, person)

    def action_unlisted(self) -> None:
        """The one with the cursor is not named in the summary, or is again."""
        person = self.query_one(Marks).person
        if person is not None and self.has_mark(person):
            with doing(self):
                keep_off_the_list(self.session.initiative, self.meeting_id, person)

    def count_words(self) -> str:
        """ "19 of 22, 3 walk-ins"."""
        return count_in_words(counted(self.attendance.values(), self.session.view.by_id(Person)))

    def action_up(self) -> None:
        """To the agenda; the first item of a running meeting begins when one comes from the door."""
        meeting = self.meeting
        if meeting and meeting.state == "running":
            items = convening.agenda_of(self.session.view, meeting.id)
            if items and not any(item.started for item in items):
                with doing(self):
                    convening.go_on(self.session.initiative, meeting.id, self.session.now())
        super().action_up()
