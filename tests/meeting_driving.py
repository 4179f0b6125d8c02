"""Meetings for the tests of their screens: planned as a deed, begun by keys."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from convene.initiative import convening
from convene.meetings.meeting import Meeting
from convene.meetings.typed_item import read_items
from driving import Room

TODAY = date(2026, 11, 16)


def plan(room: Room, agenda: str = "", day: date = TODAY, title: str = "Measures", **values: Any) -> Meeting:
    """A meeting from 9 to 11 with items as they are typed; a worksheet's name attaches it."""
    items = read_items(agenda, convening.attachable(room.view))
    times: dict[str, Any] = {"begins": time(9), "ends": time(11), **values}
    return convening.plan(room.initiative, items, title=title, day=day, **times)


async def start(room: Room, agenda: str, **values: Any) -> Meeting:
    """A meeting whose first item is on, if it has one."""
    meeting = plan(room, agenda, **values)
    await room.press("2", "s", *(["ctrl+g"] if agenda else []))
    return meeting


def titles(room: Room, meeting: Meeting) -> list[str]:
    """Its agenda as it stands now."""
    return [item.title for item in convening.agenda_of(room.view, meeting.id)]
