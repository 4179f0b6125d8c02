"""What is due from whom, and what is late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from convene.errors import BadInput
from convene.kinds.field import Row
from convene.measures.measure import Measure
from convene.measures.observation import Values
from convene.measures.period import read_period

CALENDAR = "data-collection.calendar"
"""The step that says what is due."""

CAME_IN = ("Received", "Checked")
SOON = timedelta(days=30)
"""Ask a month before it is due."""


class Call(NamedTuple):
    """A value that somebody is to bring: `organization` is an id, `came` whether it is here."""

    measure: Measure
    period: str
    organization: int | None
    due: date
    came: bool

    def days_late(self, today: date) -> int:
        """Days since it was due, 0 if it came or isn't due; due today is not late."""
        return 0 if self.came else max(0, (today - self.due).days)


def calls(rows: Iterable[Row], values: Sequence[Values]) -> list[Call]:
    """The calendar of the worksheet “Are the numbers in?”, the earliest first.

    A value came when the calendar says so, and when there is one of everybody for the period. Lines without a
    measure or a day are left out.
    """
    by_measure = {one.measure.id: one for one in values}
    found = []
    for row in rows:
        its = by_measure.get(row.cells.get("measure", 0))
        day = _day(row)
        if its and day:
            period, holder = str(row.cells.get("for_which_period", "")), row.cells.get("comes_from")
            came = row.cells.get("where_it_is") in CAME_IN or _is_there(its, period)
            organization = holder if isinstance(holder, int) else None
            found.append(Call(its.measure, period, organization, day, came))
    return sorted(found, key=lambda call: call.due)


def waiting(found: Iterable[Call], today: date) -> list[Call]:
    """What has not come and is due within a month or late, the latest first."""
    return [call for call in found if not call.came and call.due <= today + SOON]


def _is_there(values: Values, period: str) -> bool:
    try:
        return values.of(read_period(period, values.measure.how_often)) is not None
    except BadInput:
        return False


def _day(row: Row) -> date | None:
    try:
        return date.fromisoformat(str(row.cells.get("due", "")))
    except ValueError:
        return None
