"""A day to show how days are typed: always one that is still to come, and can be read in one way only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from convene.dates.said import show_day

AHEAD = timedelta(days=14)
THURSDAY = 3


class DayExample(NamedTuple):
    """The same day in words ("Thu Dec 3") and in digits ("2026-12-03")."""

    words: str
    digits: str

    @property
    def hint(self) -> str:
        """For an empty field."""
        return f"e.g. {self.words}, in two weeks"

    @property
    def todo(self) -> str:
        """For words that are no day."""
        return f"Type a day such as {self.words} or {self.digits}."


def example_day(today: date) -> DayExample:
    """The Thursday two to three weeks from today."""
    day = today + AHEAD
    day += timedelta(days=(THURSDAY - day.weekday()) % 7)
    return DayExample(show_day(day), day.isoformat())
