"""A day, or a day and a time."""

from __future__ import annotations

import re
from datetime import date, time

from convene.blocks import Blocks, Prose, WritingLines
from convene.dates import example_day, read_date, show_day
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Value
from convene.times import read_clock, show_clock


class Definition(Field, frozen=True, kw_only=True, tag="date"):
    """`time`: a time of day may stand behind the day. `not_before`: the column of the same row it follows."""

    time: bool = False
    not_before: str = ""

    def holds(self, value: Value) -> bool:
        """A day as it is kept."""
        return isinstance(value, str) and value[:4].isdigit()


def parse(text: str, field: Definition, around: Around) -> Value:
    """Typed words ("Fri", "12/5", "2026-12-05") to an ISO date; None for nothing.

    Raises BadInput with the readings when the words can be read as more than one day.
    """
    words, at = _parted(text.strip()) if field.time else (text.strip(), None)
    if not words:
        return None
    read = read_date(words, around.today, around.month_first)
    if read.day:
        return _joined(read.day, at)
    if read.readings:
        days = " or ".join(show_day(day, year=True) for day in read.readings)
        raise BadInput(f"“{words}” could be {days}.", todo="Type the date in full.")
    raise BadInput(read.unclear or f"“{words}” is not a day.", todo=example_day(around.today).todo)


def check(value: Value, field: Definition, around: Around) -> Value:
    """An ISO date, with "T15:30" behind it where a time may stand."""
    if isinstance(value, str):
        day, _, clock = value.partition("T")
        try:
            at = time.fromisoformat(clock) if clock and field.time else None
            if at or not clock:
                return _joined(date.fromisoformat(day), at)
        except ValueError:
            pass
    raise BadInput(f"{field.title} takes a date such as {example_day(around.today).digits}.")


def show(value: Value, field: Definition, around: Around) -> str:
    """As "Sat Dec 5, 2026" or "Sat Dec 5, 2026, 3:30 PM": with the year, so that it reads back the same."""
    return in_words(value)


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """The day in a line of its own."""
    if value is None:
        return (WritingLines(count=1),)
    return (Prose(text=in_words(value)),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """A day is there."""
    return bool(value)


def _parted(words: str) -> tuple[str, time | None]:
    """The day and the time behind it, as typed: "Dec 3 at 3:30 pm", "Thursday, noon"."""
    found = re.fullmatch(
        r"(.+?)(?:,|\s)\s*(?:at\s+)?(\d{1,2}:\d{2}\s*(?:[ap]m?)?|\d{1,2}\s*[ap]m?|noon)", words, re.I
    )
    return (found[1].rstrip(", "), read_clock(found[2])) if found else (words, None)


def _joined(day: date, at: time | None) -> str:
    return f"{day.isoformat()}T{at.isoformat('minutes')}" if at else day.isoformat()


def in_words(value: Value) -> str:
    """A kept day, and its time if it has one, in words."""
    day, _, clock = value.partition("T")
    words = show_day(date.fromisoformat(day), year=True)
    return f"{words}, {show_clock(time.fromisoformat(clock))}" if clock else words
