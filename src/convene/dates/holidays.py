"""Holidays that fall on one day of each year.

Where numbers are read day first, only those with the same date everywhere are certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from convene.dates.of_months import coming
from convene.dates.said import Match, ReadDate, Rule, Said


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    """The nth weekday of a month, the last one for -1."""

    def of(year: int) -> date:
        if nth < 0:
            last = date(year, month + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return of


EVERYWHERE: Mapping[str, Callable[[int], date]] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "valentine's day": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
}
UNITED_STATES: Mapping[str, Callable[[int], date]] = {
    "mlk day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "memorial day": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "labor day": _nth(9, 0, 1),
    "veterans day": _fixed(11, 11),
    "veterans' day": _fixed(11, 11),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
}
NAMES = "|".join(sorted((*EVERYWHERE, *UNITED_STATES, "easter", "new year's"), key=len, reverse=True))


def _holiday(match: Match, said: Said) -> ReadDate:
    name = match[0]
    if name == "new year's":
        eve, day = coming(said, EVERYWHERE["new year's eve"]), coming(said, EVERYWHERE["new year's day"])
        both = (one.day for one in (eve, day) if one.day)
        return said.unclear("can be the last day of the year, or the first.", *both)
    if name == "easter":
        sunday = coming(said, easter)
        days = (sunday.day,) if sunday.day else sunday.readings
        return said.unclear("can be the Sunday, or the days around it.", *days)
    read = coming(said, EVERYWHERE.get(name) or UNITED_STATES[name])
    if name in UNITED_STATES and not said.month_first:
        days = (read.day,) if read.day else read.readings
        return said.unclear("is another day elsewhere.", *days)
    return read


RULES: tuple[Rule, ...] = ((re.compile(NAMES), _holiday),)
