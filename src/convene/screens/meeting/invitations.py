"""Who is asked to come to a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from convene.initiative.attending import attendance_of, invite, invite_no_more, known_people
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.people.matching import Known, plain
from convene.screens.meeting.gathering import Gathering
from convene.screens.meeting.words import counted_words
from convene.widgets.typeahead import Offer

EVERYONE = "Everyone"


class Invitations(Gathering):
    """Enter invites; "everyone" invites all; those of the last meeting are one choice."""

    HEADING = "WHO IS INVITED?"
    HINT = 'Enter invites.  New: type "Name, organization, sector"'
    ADDED = "added and invited"
    HELP = """
    Type the first letters of a name and press Enter: this person is invited. Down chooses everyone, or those
    of an earlier meeting, at once. Tab goes to the list, where d takes an invitation back.

    The last line shows which parts of the community are asked, and which are missing.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "The list", key_display="Tab"),
        Binding("escape", "up", "Done", key_display="Esc"),
    ]

    def is_marked(self, presence: Presence) -> bool:
        """Whether this person is invited."""
        return presence.invited

    def mark(self, people: Sequence[int]) -> None:
        """Invite these people."""
        fresh = [person for person in people if not self.has_mark(person)]
        invite(self.session.initiative, self.meeting_id, people)
        if len(people) == 1:
            self.say(f"✓ {self.name_of(people[0])} {'is invited' if fresh else 'was invited already'}.")
        else:
            self.say(f"✓ {counted_words(len(fresh), 'more person', 'more people') or 'Nobody new'} invited.")

    def unmark(self, person: int) -> None:
        """Take an invitation back."""
        invite_no_more(self.session.initiative, self.meeting_id, person)
        self.say(f"{self.name_of(person)} is no longer invited.")

    def count_words(self) -> str:
        """ "22 invited"."""
        return f"{sum(one.invited for one in self.attendance.values())} invited"

    def offers_without_words(self, known: Sequence[Known]) -> list[Offer]:
        """Everybody on record, and those of the last three meetings."""
        view = self.session.view
        left = [one.id for one in known if not self.has_mark(one.id)]
        offers = [Offer(EVERYONE, counted_words(len(left), "person", "people"), tuple(left))] if left else []
        earlier = sorted(view.all(Meeting), key=lambda one: (one.day, one.begins), reverse=True)
        for meeting in [one for one in earlier if one.id != self.meeting_id][:3]:
            asked = attendance_of(view, meeting.id).values()
            people = tuple(one.person for one in asked if one.invited and one.person in left)
            if people:
                offers.append(
                    Offer(
                        f"Those invited to {meeting.title}",
                        counted_words(len(people), "person", "people"),
                        people,
                    )
                )
        return offers

    def find(self, words: str) -> list[Offer]:
        """As in every gathering; and everyone."""
        offers = super().find(words)
        typed = plain(words)
        if typed in {"all", "everybody"} or (len(typed) > 2 and EVERYONE.casefold().startswith(typed)):
            every = [
                one
                for one in self.offers_without_words(known_people(self.session.view))
                if one.words == EVERYONE
            ]
            return [*every, *offers]
        return offers
