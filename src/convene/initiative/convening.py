"""A meeting is planned, started, led through its agenda, closed: each a deed that one undo takes back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from convene.initiative.attending import attendance_of, remove_all
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.meetings.agenda import HELD, AgendaItem, current, moved, ordered
from convene.meetings.clock import ends_about, left_open_since, planned_end
from convene.meetings.course import Times, ending, going_back, going_on, going_to, pausing
from convene.meetings.cutting import Cut, Short, cuts
from convene.meetings.meeting import Meeting
from convene.meetings.typed_item import Attachable, TypedItem


def agenda_of(view: View, meeting: int) -> list[AgendaItem]:
    """The items of a meeting in their order."""
    return ordered([item for item in view.all(AgendaItem) if item.meeting == meeting])


def attachable(view: View) -> list[Attachable]:
    """The worksheets at hand, as an agenda takes them."""
    return [
        Attachable(
            sheet.id,
            sheet.title,
            sheet.minutes,
            sheet.short_minutes,
            tuple(step.id for step in sheet.steps if step.short or step.is_closing),
            tuple(step.id for step in sheet.steps),
        )
        for sheet in view.shelf.worksheets.values()
    ]


def plan(initiative: Initiative, items: Sequence[TypedItem] = (), **values: Any) -> Meeting:
    """A new meeting with the next number, and its first items."""
    meetings = initiative.of(Meeting)
    number = meetings.next_number()
    with initiative.group(f"meeting M{number} planned"):
        meeting = meetings.add(Meeting(number=number, **values), "")
        add_items(initiative, meeting.id, items)
    return meeting


def remove(initiative: Initiative, meeting: Meeting) -> None:
    """Take out a meeting with its agenda and attendance; what was captured in it stays."""
    with initiative.group(f"meeting {meeting.label} deleted"):
        for item in agenda_of(initiative.view, meeting.id):
            initiative.of(AgendaItem).remove(item.id, "")
        remove_all(initiative, attendance_of(initiative.view, meeting.id).values())
        initiative.of(Meeting).remove(meeting.id, "")


def add_items(
    initiative: Initiative, meeting: int, items: Sequence[TypedItem], after: int | None = None
) -> list[int]:
    """New items, at the end or below another; their ids. A close stays last where it was last."""
    there = agenda_of(initiative.view, meeting)
    ids = [item.id for item in there]
    place = ids.index(after) + 1 if after in ids else len(ids)
    if after is None and there and there[-1].kind == "close" and not there[-1].started:
        place = len(ids) - 1
    low = there[place - 1].order if place else 0.0
    high = there[place].order if place < len(there) else low + len(items) + 1
    step = (high - low) / (len(items) + 1)
    agenda = initiative.of(AgendaItem)
    with initiative.group(what_added(items)):
        return [
            agenda.add(_new(initiative.view, item, meeting, low + step * number), "").id
            for number, item in enumerate(items, start=1)
        ]


def _new(view: View, item: TypedItem, meeting: int, order: float) -> AgendaItem:
    """An item of an agenda; a vote that comes back is held as it was said before."""
    before = view.get(AgendaItem, item.again)
    held = {name: getattr(before, name) for name in HELD} if before else {}
    return AgendaItem(
        meeting=meeting,
        order=order,
        title=item.title,
        minutes=item.minutes,
        kind=item.kind,
        worksheet=item.worksheet,
        steps=item.steps,
        **held,
    )


def what_added(items: Sequence[TypedItem]) -> str:
    """The deed of adding these."""
    return f"“{items[0].title}” added" if len(items) == 1 else f"{len(items)} agenda items added"


def move_item(initiative: Initiative, item: AgendaItem, by: int) -> None:
    """So many places down, or up below zero; nothing happens at the end."""
    orders = moved(agenda_of(initiative.view, item.meeting), item.id, by)
    if orders:
        times: Times = {one: {"order": order} for one, order in orders.items()}
        set_items(initiative, f"“{item.title}” moved", times)


def start(initiative: Initiative, meeting: Meeting, at: datetime, day: date | None = None) -> None:
    """The meeting runs; its first item begins when the facilitator goes on.

    `day` is the one on which it is held, where that is not the one it was planned for.
    """
    what = f"meeting {meeting.label} started"
    initiative.of(Meeting).change(meeting.id, what, started=at, closed=None, day=day or meeting.day)


def go_on(initiative: Initiative, meeting: int, at: datetime) -> None:
    """End the item that is on and begin the next."""
    times = going_on(agenda_of(initiative.view, meeting), at)
    set_items(initiative, _on_to(initiative, times), times)


def go_back(initiative: Initiative, meeting: int) -> None:
    """Return to the item that was on before, as if one had not gone on."""
    items = agenda_of(initiative.view, meeting)
    times = going_back(items)
    set_items(initiative, _on_to(initiative, times), times)


def go_to(initiative: Initiative, meeting: int, item: int, at: datetime) -> None:
    """Take up another item, in whatever order the room wants."""
    times = going_to(agenda_of(initiative.view, meeting), item, at)
    set_items(initiative, _on_to(initiative, times), times)


def add_minutes(initiative: Initiative, meeting: int, minutes: int) -> None:
    """Give the item that is on more time."""
    on = current(agenda_of(initiative.view, meeting))
    if on:
        initiative.of(AgendaItem).change(on.id, f"{minutes} minutes added", added=on.added + minutes)


def pause(initiative: Initiative, meeting: int, at: datetime) -> None:
    """The clock of the item that is on stands, or goes on."""
    times = pausing(agenda_of(initiative.view, meeting), at)
    stands = any(values.get("paused") for values in times.values())
    set_items(initiative, "clock stopped" if stands else "clock goes on", times)


def set_breakout(initiative: Initiative, meeting: int, ends: datetime | None) -> None:
    """A breakout runs until then; None ends it."""
    what = "breakout timer set" if ends else "breakout timer stopped"
    initiative.of(Meeting).change(meeting, what, breakout_ends=ends)


def minutes_over(view: View, meeting: Meeting, at: datetime) -> int:
    """Minutes by which the meeting will end later than planned; 0 if it won't."""
    items = agenda_of(view, meeting.id)
    return max(0, math.ceil((ends_about(items, at) - planned_end(meeting, at)) / timedelta(minutes=1)))


def cuts_now(view: View, meeting: Meeting, at: datetime) -> list[Cut]:
    """The smallest cuts that bring a running meeting back to its end; none while it is on time."""
    short = {one.id: Short(one.short_minutes, one.short_steps) for one in attachable(view)}
    over = minutes_over(view, meeting, at)
    return cuts(agenda_of(view, meeting.id), over, short) if over else []


def left_open(view: View, meeting: Meeting, at: datetime) -> datetime | None:
    """When a running meeting was over that nobody closed; None while it may still go on."""
    return left_open_since(meeting, agenda_of(view, meeting.id), at)


def close(initiative: Initiative, meeting: Meeting, at: datetime) -> None:
    """The meeting is over, and with it the item that is on."""
    with initiative.group(f"meeting {meeting.label} closed"):
        set_items(initiative, "", ending(agenda_of(initiative.view, meeting.id), at))
        initiative.of(Meeting).change(meeting.id, "", closed=at)


def reopen(initiative: Initiative, meeting: Meeting) -> None:
    """A closed meeting runs again; no item is on until one is chosen."""
    initiative.of(Meeting).change(meeting.id, f"meeting {meeting.label} opened again", closed=None)


def set_items(initiative: Initiative, what: str, times: Times) -> None:
    """Set fields of several items in one deed."""
    with initiative.group(what):
        for item, values in times.items():
            initiative.of(AgendaItem).change(item, "", **values)


def _on_to(initiative: Initiative, times: Times) -> str:
    """The deed by the item that is on afterwards."""
    on = [
        item for item, values in times.items() if values.get("ended", 0) is None and values.get("started", 1)
    ]
    return f"on to “{initiative.of(AgendaItem).get(on[0]).title}”" if on else "last item ended"
