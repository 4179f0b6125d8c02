"""What the papers before a meeting share: which meetings they are of, its items and what they are for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from convene.captured.action import Action, by_date
from convene.captured.parking_lot import ParkingItem
from convene.dates import show_day
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources
from convene.initiative.asked import is_asked
from convene.initiative.convening import agenda_of
from convene.initiative.view import View
from convene.kinds import vote
from convene.meetings.agenda import AgendaItem
from convene.meetings.carrying import held_before
from convene.meetings.meeting import Meeting, listed
from convene.worksheets.definition import Step

Purpose: TypeAlias = Literal["Tell", "Talk", "Decide", ""]

NONE_PLANNED = Lack("No meeting is planned.", "meetings")
NO_ITEMS = Lack("Nothing is on its agenda yet.", "meetings")
_UNSEEN = {
    "people": PEOPLE_UNSEEN,
    "agenda": frozenset({"started", "ended", "added", "paused"}),
    "meetings": frozenset({"started", "breakout_ends"}),
    "actions": frozenset({"note"}),
}


def planned(view: View) -> list[Meeting]:
    """The meetings that papers are made for: the one that runs, those to come, those that were not held."""
    ahead = [meeting for meeting in listed(view.all(Meeting)) if meeting.state != "closed"]
    return sorted(ahead, key=lambda one: one.state == "planned" and one.day < view.today)


def offered(
    view: View, kind: str, name: str, holds: Callable[[View, Meeting], str], *, needs_items: bool = False
) -> tuple[Handout, ...]:
    """A handout of each of these meetings; one that needs an agenda waits for its first item."""
    found = [
        Handout(
            kind,
            name=f"{name} of {show_day(meeting.day, year=True)}: {meeting.title}",
            holds=holds(view, meeting),
            file=f"{name} {meeting.day.isoformat()} {meeting.title}",
            meeting=meeting.id,
            lacks=NO_ITEMS if needs_items and not items_of(view, meeting) else None,
        )
        for meeting in planned(view)
    ]
    return tuple(found) or (Handout(kind, name, lacks=NONE_PLANNED),)


def items_in_words(view: View, meeting: Meeting) -> str:
    """ "9 items, 2 to decide"."""
    items = items_of(view, meeting)
    decide = sum(what_for(view, item) == "Decide" for item in items)
    return f"{count(len(items), 'item')}{f', {decide} to decide' if decide else ''}"


def items_of(view: View, meeting: Meeting) -> list[AgendaItem]:
    """What the agenda has; not what was left out to save time."""
    return [item for item in agenda_of(view, meeting.id) if not item.left_out]


def steps_of(view: View, item: AgendaItem) -> list[Step]:
    """The steps that an item takes of its worksheet, those that are asked now."""
    sheet = view.shelf.get(item.worksheet) if item.worksheet else None
    every = sheet.steps if sheet else ()
    return [step for step in every if (not item.steps or step.id in item.steps) and is_asked(view, step)]


def what_for(view: View, item: AgendaItem) -> Purpose:
    """What the room does: it is told something, it talks, it decides; nothing in a break."""
    if item.kind == "break":
        return ""
    if item.kind == "review":
        return "Tell"
    votes = any(isinstance(step.field, vote.Definition) for step in steps_of(view, item))
    return "Decide" if item.kind == "vote" or votes else "Talk"


def due(view: View, meeting: Meeting) -> list[Action]:
    """The open actions that are due on the day of the meeting, or were before."""
    return by_date(one for one in view.all(Action) if one.is_open and one.due and one.due <= meeting.day)


def still_parked(view: View, meeting: Meeting) -> list[ParkingItem]:
    """What the meeting before parked, and is on no agenda yet."""
    last = {one.id for one in held_before(view.all(Meeting), meeting)[:1]}
    return [one for one in view.all(ParkingItem) if one.meeting in last and one.state == "Open"]


def sources(meeting: Meeting) -> Sources:
    """What the papers made of an agenda rest on."""
    return Sources(
        documents=frozenset({(meeting.table, meeting.id)}),
        tables=frozenset({"actions", "parking_lot", "people"}),
        meeting=meeting.id,
        in_meeting=frozenset({"agenda"}),
        unseen=_UNSEEN,
    )
