"""Meetings as scripts read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from convene.dates import show_day
from convene.exchange.shapes.labels import Labels, joined
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem, ItemKind, slots
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence


class ItemShape(msgspec.Struct, frozen=True, kw_only=True):
    """One item of an agenda, with the clock times it is planned for."""

    title: str
    kind: ItemKind
    begins: str
    ends: str
    minutes: int
    worksheet: str | None
    steps: tuple[str, ...]


class MeetingShape(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting; `begins` and `ends` as "15:30"; `came` says how many came.

    `present` are their names, but for those who did not want to be listed.
    """

    id: str
    title: str
    day: date
    begins: str
    ends: str
    place: str
    purpose: str
    state: Literal["planned", "running", "closed"]
    invited: int
    came: int
    present: tuple[str, ...]
    agenda: tuple[ItemShape, ...]

    @property
    def line(self) -> str:
        """The same to a person."""
        there = f"{self.came} present" if self.came else f"{self.invited} invited"
        return (
            f"{self.id}  {joined(show_day(self.day, year=True), self.title, self.place, self.state, there)}"
        )


def meetings(view: View) -> Sequence[MeetingShape]:
    """All meetings by number."""
    labels = Labels(view)
    attendance, items = view.all(Presence), view.all(AgendaItem)
    return [
        _meeting(
            one,
            [item for item in items if item.meeting == one.id],
            [presence for presence in attendance if presence.meeting == one.id],
            labels,
        )
        for one in view.all(Meeting)
    ]


def _meeting(
    meeting: Meeting, items: list[AgendaItem], attendance: list[Presence], labels: Labels
) -> MeetingShape:
    came = [one for one in attendance if one.arrived]
    names = [labels.person(one.person) for one in came if not one.unlisted]
    return MeetingShape(
        id=meeting.label,
        title=meeting.title,
        day=meeting.day,
        begins=f"{meeting.begins:%H:%M}",
        ends=f"{meeting.ends:%H:%M}",
        place=meeting.place,
        purpose=meeting.purpose,
        state=meeting.state,
        invited=sum(one.invited for one in attendance),
        came=len({one.person for one in came}),
        present=tuple(sorted((name for name in names if name), key=str.casefold)),
        agenda=tuple(
            ItemShape(
                title=slot.item.title,
                kind=slot.item.kind,
                begins=f"{slot.begins:%H:%M}",
                ends=f"{slot.ends:%H:%M}",
                minutes=slot.item.minutes,
                worksheet=slot.item.worksheet,
                steps=slot.item.steps,
            )
            for slot in slots(meeting, items)
        ),
    )
