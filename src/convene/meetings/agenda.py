"""The items of a meeting, and the times that follow from their minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import ClassVar, Literal, NamedTuple

import msgspec

from convene.meetings.meeting import Meeting
from convene.voting.tally import Criterion

ItemKind = Literal["talk", "review", "worksheet", "break", "vote", "parking", "close"]
KINDS: tuple[ItemKind, ...] = ("talk", "review", "worksheet", "break", "vote", "parking", "close")


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item: its minutes, and the worksheet with the steps it takes (all of them if none is named).

    `started` and `ended` are set while the meeting runs; `added` are minutes given on the way, or cut, below
    zero: `minutes` stay as planned. One that was `left_out` to save time is open for the next meeting.
    `paused` is since when its clock stands. Of a vote, `method` is how it is held ("" while nobody said so),
    with what goes with it: see `voting.tally.Terms`; `rule` names the row of the group's rules for deciding
    that it goes by.
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
    method: str = ""
    options: tuple[str, ...] = ()
    threshold: str = ""
    dots: int = 0
    most_on_one: int = 0
    goes_on: int = 0
    criteria: tuple[Criterion, ...] = ()
    rule: str = ""
    started: datetime | None = None
    ended: datetime | None = None
    added: int = 0
    left_out: bool = False
    paused: datetime | None = None

    @property
    def planned(self) -> int:
        """The minutes it takes of the agenda: less what was cut; none when it was left out."""
        return 0 if self.left_out else self.minutes + min(0, self.added)


HELD = ("method", "options", "threshold", "dots", "most_on_one", "goes_on", "criteria", "rule")
"""The fields that say how a vote is held."""


class Slot(NamedTuple):
    """An item with the clock times it is planned for."""

    item: AgendaItem
    begins: time
    ends: time


def ordered(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items as they follow each other."""
    return sorted(items, key=lambda item: (item.order, item.id))


def slots(meeting: Meeting, items: Sequence[AgendaItem]) -> list[Slot]:
    """The items in order, each beginning when the one before ends; the first at the meeting's beginning."""
    at = datetime.combine(meeting.day, meeting.begins)
    found = []
    for item in ordered(items):
        end = at + timedelta(minutes=item.planned)
        found.append(Slot(item, at.time(), end.time()))
        at = end
    return found


def spare(meeting: Meeting, items: Sequence[AgendaItem]) -> int:
    """Minutes left over after all items; negative when the agenda runs over the planned end."""
    return meeting.minutes - sum(item.planned for item in items)


def current(items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The item that is on now: started and not ended; the one started last, if several are."""
    on = [item for item in items if item.started and not item.ended]
    return max(on, key=lambda item: (item.started, item.order), default=None)


def upcoming(items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The first item in order that hasn't been started."""
    return next((item for item in ordered(items) if item.started is None and not item.left_out), None)


def following(items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The item to go on to: the first after the one that is on that hasn't been started.

    Without an item that is on it is the first after the one that ended last; earlier ones that were passed
    over stay open. None at the end of the agenda.
    """
    last = current(items) or ended_last(items)
    if last is None:
        return upcoming(items)
    later = ordered(items)[[item.id for item in ordered(items)].index(last.id) + 1 :]
    return next((item for item in later if item.started is None and not item.left_out), None)


def ended_last(items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The item that ended last; None when none has ended."""
    over = [item for item in items if item.started and item.ended]
    return max(over, key=lambda item: (item.ended, item.order), default=None)


def moved(items: Sequence[AgendaItem], item: int, by: int) -> Mapping[int, float]:
    """The new orders, by id, when an item goes so many places down (or up, below zero).

    Only those that change; empty at either end.
    """
    ids = [one.id for one in ordered(items)]
    place = ids.index(item)
    ids.insert(max(0, min(place + by, len(ids) - 1)), ids.pop(place))
    before = {one.id: one.order for one in items}
    places = {one: float(number) for number, one in enumerate(ids, start=1)}
    if ids.index(item) == place:
        return {}
    return {one: order for one, order in places.items() if order != before[one]}
