"""The minutes that items really took: of each item, and of the same one the last time it was on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from convene.listed import listed
from convene.meetings.agenda import AgendaItem, current
from convene.meetings.meeting import Meeting
from convene.meetings.theme import Theme, theme

FORGOTTEN = 180
"""Minutes over its time; an item that was on for longer was forgotten, and says nothing."""


class Took(NamedTuple):
    """What an item took, what was planned for it, and the day."""

    minutes: int
    planned: int
    day: date

    @property
    def proposed(self) -> int:
        """The minutes to plan the next time: what it took, in fives."""
        return max(5, round(self.minutes / 5) * 5)


def took(item: AgendaItem) -> int | None:
    """Its real minutes; None for one that isn't over, was passed over at once, or was left on by mistake."""
    if item.started is None or item.ended is None:
        return None
    minutes = round((item.ended - item.started) / timedelta(minutes=1))
    return minutes if 1 <= minutes <= item.minutes + item.added + FORGOTTEN else None


def in_words(items: Sequence[AgendaItem], now: datetime) -> str:
    """ "The agenda took 112 minutes, 120 were planned. Longest over: “Charter” 30, planned 20. ..."

    What is on counts up to now. "" before anything was on.
    """
    on = current(items)
    real = {item.id: took(msgspec.structs.replace(item, ended=now) if item is on else item) for item in items}
    total = sum(minutes or 0 for minutes in real.values())
    if not total:
        return ""
    planned = sum(item.minutes for item in items)
    minute, were = "minute" if total == 1 else "minutes", "was" if planned == 1 else "were"
    told = [f"The agenda took {total} {minute}, {planned} {were} planned."]
    over = [(minutes - item.minutes, item, minutes) for item in items if (minutes := real[item.id])]
    most, item, minutes = max(over, key=lambda one: one[0])
    if most > 0:
        told.append(f"Longest over: “{item.title}” took {minutes}, planned {item.minutes}.")
    missed = [
        f"“{item.title}”" for item in items if item.started is None and item.kind not in {"break", "close"}
    ]
    if missed:
        told.append(f"Not reached: {listed(missed)}.")
    return " ".join(told)


def took_last(meetings: Iterable[Meeting], items: Iterable[AgendaItem]) -> Mapping[Theme, Took]:
    """What each theme took the last time, in the closed meetings among these."""
    days = {one.id: (one.day, one.begins) for one in meetings if one.closed}
    found: dict[Theme, Took] = {}
    for item in sorted((one for one in items if one.meeting in days), key=lambda one: days[one.meeting]):
        minutes = took(item)
        if minutes is not None:
            found[theme(item)] = Took(minutes, item.planned, days[item.meeting][0])
    return found
