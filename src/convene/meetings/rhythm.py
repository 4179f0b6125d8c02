"""The rhythm of meetings: every second Thursday of the month, every two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

LOOKS_BACK = 3
"""So many days of meetings make a rhythm, or two where there are no more."""

ORDINALS = ("first", "second", "third", "fourth")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = (MO, TU, WE, TH, FR, SA, SU)


class Beat(NamedTuple):
    """The next day of a rhythm, and the rhythm in words."""

    day: date
    words: str


def next_beat(days: Sequence[date], today: date) -> Beat | None:
    """The first day after today, and after all of these, that goes on with their rhythm; None without one."""
    last = sorted(set(days))[-LOOKS_BACK:]
    if len(last) < 2:
        return None
    return _in_months(last, today) or _in_weeks(last, today)


def _in_months(days: Sequence[date], today: date) -> Beat | None:
    """The same weekday of the month at the same distance."""
    places = {((one.day - 1) // 7, one.weekday()) for one in days}
    gaps = {_months(one, other) for one, other in pairwise(days)}
    if len(places) > 1 or len(gaps) > 1 or min(gaps) < 1:
        return None
    (place, weekday), gap, coming = places.pop(), gaps.pop(), days[-1]
    if place == len(ORDINALS):  # not every month has a fifth one
        return None
    while coming <= max(today, days[-1]):
        coming += relativedelta(months=gap, day=1, weekday=_DAYS[weekday](place + 1))
    often = "month" if gap == 1 else f"{gap} months"
    return Beat(coming, f"the {ORDINALS[place]} {WEEKDAYS[weekday]}, every {often}")


def _in_weeks(days: Sequence[date], today: date) -> Beat | None:
    """The same number of weeks in between."""
    gaps = {(other - one).days for one, other in pairwise(days)}
    if len(gaps) > 1 or min(gaps) % 7:
        return None
    gap, coming = gaps.pop(), days[-1]
    while coming <= max(today, days[-1]):
        coming += timedelta(days=gap)
    often = "week" if gap == 7 else f"{gap // 7} weeks"
    return Beat(coming, f"{WEEKDAYS[coming.weekday()]}, every {often}")


def _months(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month
