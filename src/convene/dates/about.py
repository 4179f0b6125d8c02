"""Words for a time that name no day, or not one alone: "in a week or two", "by spring break", "Dec 1-5"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from convene.dates import of_months, weekdays
from convene.dates.said import (
    COUNTS,
    MONTH_NAME,
    NOTHING,
    WEEKDAY,
    WEEKDAY_NAME,
    Match,
    ReadDate,
    Rule,
    Said,
)

_SCHOOL = r"(?:school|fiscal|financial|calendar|program) year|semester|trimester|term|half[ -]term"
EVENTS = rf"(?:the |our |this |next )*(?:{_SCHOOL}|(?:spring|winter|fall) break|holidays|new year)"
MEETING = r"(?:(?:the|our|this|your) )?next (?:meeting|time)|the meeting"


def _unclear(why: str) -> Callable[[Match, Said], ReadDate]:
    return lambda _, said: said.unclear(why)


def _of_a_weekday(match: Match, said: Said) -> ReadDate:
    """Friday's; a week on Friday; the last Friday; the Monday after next."""
    day = weekdays.coming_weekday(match["weekday"], said)
    return said.unclear("is not certainly this day.", day, day + timedelta(days=7))


def _dotted(match: Match, said: Said) -> ReadDate:
    """30.11. as it is written where the day comes first; elsewhere it is no date."""
    if said.month_first:
        return NOTHING
    month, day = int(match["second"]), int(match["first"])
    read = of_months.on_day(said, month, day)
    days = (read.day,) if read.day else read.readings
    return said.unclear("may be a day, or a number.", *days) if days else NOTHING


_COUNT = rf"(?:[0-9]{{1,3}}|an?|{'|'.join(COUNTS)})"
_UNITS = r"(?:day|week|wk|month|year|hour)s?"
_IN = r"(?:with)?in (?:the next )?"

RULES: tuple[Rule, ...] = (
    (
        re.compile(
            rf"{_IN}(?:(?:about|around|roughly|maybe) .+ {_UNITS}|{_COUNT} ?(?:to|or|-|–) ?{_COUNT} {_UNITS})"
        ),
        _unclear("is not a day."),
    ),
    (re.compile(rf"{_IN}an? {_UNITS} or (?:so|two)"), _unclear("is not a day.")),
    (re.compile(r"(?:with)?in the (?:next )?(?:week|month|year)"), _unclear("is not a day.")),
    (re.compile(r".*[0-9](?:st|nd|rd|th)?[ -]?ish"), _unclear("is not a day.")),
    (re.compile(rf"{WEEKDAY_NAME}\.?[-–/]{WEEKDAY_NAME}\.?"), _unclear("names more than one day.")),
    (re.compile(rf"{MONTH_NAME}\.? [0-9]{{1,2}}[-–][0-9]{{1,2}}"), _unclear("names more than one day.")),
    (re.compile(rf"{WEEKDAY}'s"), _of_a_weekday),
    (
        re.compile(rf"(?:the )?last {WEEKDAY}|(?:the )?{WEEKDAY.replace('weekday', 'other')} after next"),
        _unclear("is not a day."),
    ),
    (re.compile(rf"{_COUNT} (?:week|fortnight)s? on {WEEKDAY}"), _of_a_weekday),
    (re.compile(r"(?P<first>[0-9]{1,2})\.(?P<second>[0-9]{1,2})"), _dotted),
    (
        re.compile(r"(?:the )?(?:first|second|third|fourth|last) week (?:of|in) .+"),
        _unclear("is a week, not a day."),
    ),
    (re.compile(r"(?:the )?week after next"), _unclear("is a week, not a day.")),
    (
        re.compile(rf"(?:in )?(?:(?:at )?(?:the )?(?:very )?end of )?(?:{EVENTS})|{MEETING}"),
        _unclear("is not a day here."),
    ),
    (
        re.compile(
            rf"(?:the |an? )?(?:day|week|month|{WEEKDAY_NAME}|{_COUNT} {_UNITS}) (?:before|after) "
            rf"(?!next$|tomorrow|today|{WEEKDAY_NAME}\b)[a-z' 0-9]+"
        ),
        _unclear("is counted from another day."),
    ),
)
