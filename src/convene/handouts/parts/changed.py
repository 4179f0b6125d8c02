"""When what a paper shows last changed, as far as the record keeps times: its date in Word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from convene.initiative.view import View


def last_change(
    view: View, *moments: datetime, worksheets: Iterable[str] = (), days: Iterable[date] = ()
) -> datetime:
    """The latest of these moments and days, and of the days on which these worksheets were typed into.

    Never before the initiative was begun.
    """
    answered = (view.answered_on(one) for one in worksheets)
    known = (day for day in (*days, *answered) if day)
    return max([view.about.created, *moments, *map(_midnight, known)])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
