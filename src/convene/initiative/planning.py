"""A new meeting begins with what the last one had: its people, its place, its rhythm, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from convene.initiative import convening
from convene.initiative.attending import attendance_of, invite
from convene.initiative.initiative import Initiative
from convene.initiative.returning import as_it_took, minutes_taken, not_there, returning
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.meetings.rhythm import next_beat
from convene.meetings.templates import CLOSE, fitted
from convene.meetings.typed_item import Attachable, TypedItem
from convene.people.person import Person

NEXT_MEETING = "meeting-close.next-meeting"
"""Where a meeting says when the next one is."""


class Proposed(NamedTuple):
    """A day for the next meeting, and why it is that one."""

    day: date
    why: str


def proposed_day(view: View) -> Proposed | None:
    """The day that the last meeting agreed on, or else the next one in the rhythm of the meetings."""
    meetings = view.all(Meeting)
    days = [one.day for one in meetings]
    closed = sorted((one for one in meetings if one.closed), key=lambda one: (one.day, one.begins))
    agreed = agreed_next(view, closed[-1].id) if closed else ""
    if agreed and (day := _day(agreed)) and day >= view.today and day not in days:
        return Proposed(day, "as agreed at the last meeting")
    beat = next_beat(days, view.today)
    return Proposed(beat.day, f"as before: {beat.words}") if beat else None


def agreed_next(view: View, meeting: int) -> str:
    """The day, and the time if there is one, that a meeting agreed on for the next, ISO; "" for none."""
    agreed = view.answer(f"{NEXT_MEETING}@{meeting}")
    return agreed if isinstance(agreed, str) else ""


def usual_people(view: View) -> list[int]:
    """Who was invited to the last meeting, or came without; those who are still on record."""
    meetings = sorted(view.all(Meeting), key=lambda one: (one.day, one.begins))
    there = attendance_of(view, meetings[-1].id) if meetings else {}
    return [one.id for one in view.all(Person) if one.id in there]


def plan_next(
    initiative: Initiative, start: Sequence[TypedItem], people: Sequence[int], **values: Any
) -> Meeting:
    """A new meeting with its agenda, what comes back among it, and its people: one deed."""
    number = initiative.of(Meeting).next_number()
    with initiative.group(f"meeting M{number} planned"):
        meeting = convening.plan(initiative, **values)
        items = first_agenda(initiative.view, meeting, start)
        if items:
            convening.add_items(initiative, meeting.id, items)
        invite(initiative, meeting.id, people)
    return meeting


def first_agenda(view: View, meeting: Meeting, start: Sequence[TypedItem]) -> list[TypedItem]:
    """The items to start from, and what comes back by itself among them.

    Promises and what was left come after the welcome, the parking lot before the close. A start without a
    close is only a part: what recurs is put around it.
    """
    taken = minutes_taken(view, meeting)
    back = returning(view, meeting)
    agenda = [as_it_took(item, taken) for item in start]
    if not any(item.kind == "close" for item in agenda):
        recurs = [one.item for one in back if one.reason == "recurs"]
        agenda = _around([item for item in recurs if item not in agenda], agenda)
        if agenda and agenda[-1].kind != "close":
            agenda += fitted([CLOSE], {one.id: one.step_ids for one in convening.attachable(view)})
    fresh = not_there([one for one in back if one.reason != "recurs"], agenda)
    first = [one.item for one in fresh if one.reason != "parked"]
    last = [one.item for one in fresh if one.reason == "parked"]
    after = _welcome(agenda)
    before = len(agenda) - (1 if agenda and agenda[-1].kind == "close" else 0)
    found = [*agenda[:after], *first, *agenda[after:before], *last, *agenda[before:]]
    return _shortened(found, meeting.minutes, convening.attachable(view))


def _around(recurs: Sequence[TypedItem], start: Sequence[TypedItem]) -> list[TypedItem]:
    after = _welcome(recurs)
    closes = [item for item in recurs if item.kind == "close"]
    return [*recurs[:after], *start, *(item for item in recurs[after:] if item not in closes), *closes]


def _welcome(agenda: Sequence[TypedItem]) -> int:
    """Where the welcome is over, and a review of promises that follows it."""
    place = 1 if agenda and agenda[0].kind == "talk" else 0
    return place + (1 if agenda[place : place + 1] and agenda[place].kind == "review" else 0)


def _shortened(items: Sequence[TypedItem], minutes: int, sheets: Iterable[Attachable]) -> list[TypedItem]:
    """Worksheets in their short version where the agenda runs over, while their minutes are only usual."""
    short = {one.id: one for one in sheets if one.short_steps and one.short_minutes < one.minutes}
    over = sum(item.minutes for item in items) - minutes
    found = []
    for item in items:
        sheet = short.get(item.worksheet or "") if over > 0 and not item.said and not item.steps else None
        if sheet:
            over -= item.minutes - sheet.short_minutes
            item = item._replace(minutes=sheet.short_minutes, steps=sheet.short_steps)  # noqa: PLW2901
        found.append(item)
    return found


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words.partition("T")[0])
    except ValueError:
        return None
