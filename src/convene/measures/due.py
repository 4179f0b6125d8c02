"""What is due from whom, and what is late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from convene.errors import BadInput
from convene.kinds.field import Row
from convene.measures.measure import Measure
from convene.measures.observation import Values
from convene.measures.period import Period, last_finished, read_period

CALENDAR = "data-collection.calendar"
"""The step that says what is due."""

PROMISES, FIRST_NUMBERS = "shared-measures.data-promises", "first numbers"
"""The step that says who promised the first ones, and what stands for their period."""

CAME_IN = ("Received", "Checked")
SOON = timedelta(days=30)
"""Ask a month before it is due."""


class Call(NamedTuple):
    """A value that somebody is to bring: `organization` is an id, `came` whether it is here.

    `row` is the row of the step `place` that says so.
    """

    measure: Measure
    period: str
    organization: int | None
    due: date
    came: bool
    place: str = CALENDAR
    row: int = 0

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
            found.append(Call(its.measure, period, organization, day, came, row=row.id))
    return sorted(found, key=lambda call: call.due)


def first_calls(rows: Iterable[Row], values: Sequence[Values], asked: Iterable[Call]) -> list[Call]:
    """The first numbers that were promised, for measures that nobody is asked for in the calendar yet.

    They came when there is any value.
    """
    in_calendar = {call.measure.id for call in asked}
    by_measure = {one.measure.id: one for one in values if one.measure.id not in in_calendar}
    found = []
    for row in rows:
        its, day = by_measure.get(row.cells.get("measure", 0)), _day(row, "first_by")
        if its and day:
            giver, came = row.cells.get("organization"), bool(its.periods)
            organization = giver if isinstance(giver, int) else None
            found.append(Call(its.measure, FIRST_NUMBERS, organization, day, came, PROMISES, row.id))
    return sorted(found, key=lambda call: call.due)


def not_asked(values: Sequence[Values], asked: Iterable[Call], today: date) -> list[tuple[Measure, Period]]:
    """Measures that lack the newest finished period while nobody is asked for anything of them."""
    open_now = {call.measure.id for call in asked if not call.came}
    found = []
    for one in values:
        kind = one.measure.kind
        newest = last_finished(kind, today) if kind else None
        if newest and one.measure.id not in open_now and (not one.periods or one.periods[-1] < newest):
            found.append((one.measure, newest))
    return found


def waiting(found: Iterable[Call], today: date) -> list[Call]:
    """What has not come and is due within a month or late, the latest first."""
    return [call for call in found if not call.came and call.due <= today + SOON]


def _is_there(values: Values, period: str) -> bool:
    try:
        return values.of(read_period(period, values.measure.how_often)) is not None
    except BadInput:
        return False


def _day(row: Row, column: str = "due") -> date | None:
    try:
        return date.fromisoformat(str(row.cells.get(column, "")))
    except ValueError:
        return None
