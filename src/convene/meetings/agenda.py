"""The items of a meeting, and the times that follow from their minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import ClassVar, Literal, NamedTuple

import msgspec

from convene.meetings.meeting import Meeting

ItemKind = Literal["talk", "review", "worksheet", "break", "vote", "close"]


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item: its minutes, and the worksheet with the steps it takes (all of them if none is named).

    `started` and `ended` are set while the meeting runs; `added` are minutes given on the way.
    """

    table: ClassVar[str] = "agenda"

    id: int = 0
    meeting: int
    order: float
    title: str
    minutes: int
    kind: ItemKind = "talk"
    worksheet: str | None = None
    steps: tuple[str, ...] = ()
    lead: str = ""
    started: datetime | None = None
    ended: datetime | None = None
    added: int = 0


class Slot(NamedTuple):
    """An item with the clock times it is planned for."""

    item: AgendaItem
    begins: time
    ends: time


def slots(meeting: Meeting, items: Sequence[AgendaItem]) -> list[Slot]:
    """The items in order, each beginning when the one before ends; the first at the meeting's beginning."""
    at = datetime.combine(meeting.day, meeting.begins)
    found = []
    for item in sorted(items, key=lambda one: (one.order, one.id)):
        end = at + timedelta(minutes=item.minutes)
        found.append(Slot(item, at.time(), end.time()))
        at = end
    return found


def spare(meeting: Meeting, items: Sequence[AgendaItem]) -> int:
    """Minutes left over after all items; negative when the agenda runs over the planned end."""
    return meeting.minutes - sum(item.minutes for item in items)


def current(items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The item that is on now: started and not ended; the one started last, if several are."""
    on = [item for item in items if item.started and not item.ended]
    return max(on, key=lambda item: item.started or datetime.min, default=None)  # noqa: DTZ901


def upcoming(items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The first item in order that hasn't been started."""
    waiting = [item for item in items if item.started is None]
    return min(waiting, key=lambda item: (item.order, item.id), default=None)
