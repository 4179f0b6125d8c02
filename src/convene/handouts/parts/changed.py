"""When what a paper shows last changed, as far as the record keeps times: its date in Word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from convene.initiative.view import View


def last_change(view: View, *moments: datetime, worksheets: Iterable[str] = ()) -> datetime:
    """The latest of these moments and of the days on which these worksheets were typed into.

    Never before the initiative was begun.
    """
    days = (view.answered_on(one) for one in worksheets)
    return max([view.about.created, *moments, *(_midnight(day) for day in days if day)])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
