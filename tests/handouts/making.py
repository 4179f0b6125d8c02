"""A meeting made by its parts, and what its papers say."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Any

from convene import handouts
from convene.blocks import Document, Heading
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.parking_lot import ParkingItem
from convene.handouts import Handout
from convene.handouts.parts.handout import Lack
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.people.organization import Organization
from convene.people.person import Person
from convene.voting.tally import Vote

AT = datetime(2026, 9, 17, 16, 0, tzinfo=UTC)


class Made:
    """A meeting and what was put into it, by its parts."""

    def __init__(self, initiative: Initiative) -> None:
        self.initiative = initiative
        self.meeting = self.new_meeting(
            "Fall check", date(2026, 9, 17), started=AT, purpose="See how it goes."
        )

    def new_meeting(self, title: str, day: date, **more: Any) -> Meeting:
        meetings = self.initiative.of(Meeting)
        meeting = Meeting(
            number=meetings.next_number(), title=title, day=day, begins=time(15, 30), ends=time(18), **more
        )
        return meetings.add(meeting, "meeting planned")

    def organization(self, name: str, sector: str = "", **more: Any) -> Organization:
        return self.initiative.of(Organization).add(Organization(name=name, sector=sector, **more), "added")

    def person(self, name: str, organization: Organization | None = None, **more: Any) -> Person:
        home = organization.id if organization else None
        return self.initiative.of(Person).add(Person(name=name, organization=home, **more), "person added")

    def came(self, *people: Person) -> None:
        for person in people:
            presence = Presence(meeting=self.meeting.id, person=person.id, arrived=AT)
            self.initiative.of(Presence).add(presence, "marked")

    def decision(self, text: str, **more: Any) -> Decision:
        decisions = self.initiative.of(Decision)
        more.setdefault("meeting", self.meeting.id)
        return decisions.add(Decision(number=decisions.next_number(), text=text, at=AT, **more), "decided")

    def action(self, what: str, **more: Any) -> Action:
        actions = self.initiative.of(Action)
        more.setdefault("meeting", self.meeting.id)
        return actions.add(Action(number=actions.next_number(), what=what, at=AT, **more), "promised")

    def parked(self, what: str, **more: Any) -> ParkingItem:
        items = self.initiative.of(ParkingItem)
        item = ParkingItem(number=items.next_number(), what=what, at=AT, meeting=self.meeting.id, **more)
        return items.add(item, "parked")

    def vote(self, question: str, counts: tuple[int, ...], **more: Any) -> Vote:
        votes = self.initiative.of(Vote)
        more.setdefault("method", "fist-to-five")
        vote = Vote(
            number=votes.next_number(),
            question=question,
            counts=counts,
            at=AT,
            meeting=self.meeting.id,
            **more,
        )
        return votes.add(vote, "counted")

    def item(self, worksheet: str, *steps: str) -> AgendaItem:
        item = AgendaItem(
            meeting=self.meeting.id,
            order=1,
            title=worksheet,
            minutes=30,
            kind="worksheet",
            worksheet=worksheet,
            steps=steps,
        )
        return self.initiative.of(AgendaItem).add(item, "item added")

    def summary(self, **more: Any) -> Document:
        return self.paper("meeting-summary", meeting=self.meeting.id, **more)

    def paper(
        self, kind: str, *, meeting: int | None = None, person: int | None = None, **more: Any
    ) -> Document:
        """A handout of this kind, as it would be written now."""
        handout = Handout(kind, kind, meeting=meeting, person=person)
        return handouts.document(self.initiative.view.frozen(), handout, **more)


def waits_for(view: View, kind: str) -> Lack | None:
    """What a kind of handout waits for; None if it can be written."""
    return next(one.lacks for one in handouts.offered(view) if one.kind == kind)


def rows_of(block: Any) -> list[list[str]]:
    """The words of a table, cell by cell."""
    return [[cell.text for cell in row] for row in block.rows]


def first(document: Document, kind: type[Any]) -> Any:
    return next(block for block in document.blocks if isinstance(block, kind))


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def after_heading(document: Document, words: str) -> Any:
    blocks = document.blocks
    return next(two for one, two in pairwise(blocks) if isinstance(one, Heading) and one.text == words)


def every_word(document: Document) -> str:
    return str(document.blocks)
