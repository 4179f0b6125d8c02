"""What a phrase was found to say, and the words that all its rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeAlias

import msgspec

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ORDINALS = ("first", "second", "third", "fourth")
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
_TWENTIES = ("twentieth", *(f"twenty-{unit}" for unit in _UNITS), "thirtieth", "thirty-first")
_SPELLED = (*_UNITS, "tenth", "eleventh", "twelfth", "thirteenth", *_TEENS, *_TWENTIES)
DAYS_IN_WORDS = {word: f"{day}th" for day, word in enumerate(_SPELLED, start=1)}
"""Spelled days of a month, as the rules take them."""

# Parts of patterns; `read_date` gives them casefolded words.
WEEKDAY_NAME = r"(?:(?:mon|fri|sun)(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|sat(?:urday)?)"
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = rf"(?P<weekday>{WEEKDAY_NAME})\.?"
MONTH = rf"(?P<month>{MONTH_NAME})\.?"
YEAR = r"(?P<year>(?:19|20)[0-9]{2})"


class ReadDate(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase says: one `day`; or why it is `unclear`, with the days it could be; or nothing at all.

    `readings` may be empty for an unclear phrase: "next week" names no days to choose from.
    """

    day: date | None = None
    readings: tuple[date, ...] = ()
    unclear: str = ""

    def __bool__(self) -> bool:
        """Whether the phrase is a date at all, certain or not."""
        return self.day is not None or bool(self.unclear)


NOTHING = ReadDate()
"""No date."""


class Said(NamedTuple):
    """A phrase as typed, the day it was said on, and the order of its numbers."""

    shown: str
    today: date
    month_first: bool

    def unclear(self, why: str, *days: date) -> ReadDate:
        """Unclear for this reason; `why` goes on after the phrase and ends the sentence."""
        return ReadDate(readings=tuple(dict.fromkeys(days)), unclear=f"“{self.shown}” {why}")

    def agreed(self, why: str, *days: date) -> ReadDate:
        """The day if all readings are one, otherwise unclear for this reason."""
        return ReadDate(day=days[0]) if len(set(days)) == 1 else self.unclear(why, *sorted(days))


Match: TypeAlias = re.Match[str]
Rule: TypeAlias = tuple[re.Pattern[str], Callable[[Match, Said], ReadDate]]
"""A pattern for a whole phrase, and what it means."""


def numbered(word: str, names: tuple[str, ...]) -> int:
    """Where the name that a word begins with stands among weekdays, months or ordinals, from 0."""
    return next(place for place, name in enumerate(names) if word.startswith(name.casefold()))


def show_day(day: date, *, year: bool = False) -> str:
    """As "Fri Nov 20", or "Fri Nov 20, 2026"; `read_date` reads the long form back to the same day."""
    short = f"{WEEKDAYS[day.weekday()]} {MONTHS[day.month - 1]} {day.day}"
    return f"{short}, {day.year}" if year else short
