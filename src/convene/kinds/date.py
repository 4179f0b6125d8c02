"""A day."""

from __future__ import annotations

from datetime import date

from convene.blocks import Blocks, Prose, WritingLines
from convene.dates import example_day, read_date, show_day
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Value


class Definition(Field, frozen=True, kw_only=True, tag="date"):
    """No keys of its own."""


def parse(text: str, field: Definition, around: Around) -> Value:
    """Typed words ("Fri", "12/5", "2026-12-05") to an ISO date; None for nothing.

    Raises BadInput with the readings when the words can be read as more than one day.
    """
    words = text.strip()
    if not words:
        return None
    read = read_date(words, around.today, around.month_first)
    if read.day:
        return read.day.isoformat()
    if read.readings:
        days = " or ".join(show_day(day, year=True) for day in read.readings)
        raise BadInput(f"“{words}” could be {days}.", todo="Type the date in full.")
    raise BadInput(read.unclear or f"“{words}” is not a day.", todo=example_day(around.today).todo)


def check(value: Value, field: Definition, around: Around) -> Value:
    """An ISO date."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise BadInput(f"{field.title} takes a date such as {example_day(around.today).digits}.")


def show(value: Value, field: Definition, around: Around) -> str:
    """As "Sat Dec 5, 2026": with the year, so that it reads back to the same day."""
    return show_day(date.fromisoformat(value), year=True)


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """The day in a line of its own."""
    if value is None:
        return (WritingLines(count=1),)
    return (Prose(text=show_day(date.fromisoformat(value), year=True)),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """A day is there."""
    return bool(value)
