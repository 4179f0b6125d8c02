"""Days counted from another, ends of months, and stretches of time, which are no days.

A week, a month, a quarter, a year or a season alone is unclear: it names no day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from convene.dates import of_months, weekdays
from convene.dates.said import (
    COUNTS,
    MONTH,
    MONTHS,
    NOTHING,
    ORDINALS,
    WEEKDAY,
    YEAR,
    Match,
    ReadDate,
    Rule,
    Said,
    numbered,
)

MOST_MONTHS = 99
"""More months or years than this are a slip of the keys."""


def _counted(match: Match, said: Said) -> ReadDate:
    """In two weeks; a week from Friday; three days from now."""
    count = _count(match["count"])
    unit = {"wk": "week", "hr": "hour"}.get(match["unit"], match["unit"])
    if unit == "hour":
        if not count or count % 24:
            return said.unclear("is not a day.") if count else NOTHING
        count, unit = count // 24, "day"
    if not count or (unit in {"month", "year"} and count > MOST_MONTHS):
        return NOTHING
    base = _start(match["start"], said)
    counted = [_later(day, count, unit) for day in base.readings or (base.day,) if day]
    clipped = [day for day, whole in counted if not whole]
    if clipped:
        return said.unclear("ends in a shorter month.", clipped[0], clipped[0] + timedelta(days=1))
    return said.agreed("can be counted from two days.", *(day for day, _ in counted))


def _start(words: str, said: Said) -> ReadDate:
    for pattern, rule in (weekdays.NEAR, weekdays.ALONE):
        match = pattern.fullmatch(words or "")
        if match:
            return rule(match, said)
    return ReadDate(day=said.today)


def _later(day: date, count: int, unit: str) -> tuple[date, bool]:
    """The day so much later, and whether its month has it (a month after January 31 has not)."""
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        return day + timedelta(days=count * days), True
    later = day + (relativedelta(months=count) if unit == "month" else relativedelta(years=count))
    return later, later.day == day.day


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return 1 if word in {"a", "an"} else COUNTS.index(word) + 1


def _roughly(_: Match, said: Said) -> ReadDate:
    return said.unclear("is not a day.")


def _working(_: Match, said: Said) -> ReadDate:
    return said.unclear("depends on which days are worked.")


def _end_of_week(match: Match, said: Said) -> ReadDate:
    ahead = 1 if match["which"] == "next" else 0
    friday = said.today + timedelta(days=4 - said.today.weekday(), weeks=ahead)
    days = [
        day for day in (friday, friday + timedelta(days=2), friday + timedelta(days=7)) if day >= said.today
    ]
    return said.unclear("can be a Friday, or a Sunday.", *days[:2])


def _end(match: Match, said: Said) -> ReadDate:
    """End of the month, of next month, of the quarter, of the year."""
    ahead = 1 if match["which"] == "next" else 0
    if match["what"] == "year":
        return ReadDate(day=date(said.today.year + ahead, 12, 31))
    months = -said.today.month % 3 + 3 * ahead if match["what"] == "quarter" else ahead
    return ReadDate(day=said.today + relativedelta(months=months, day=31))


def _end_of_month(match: Match, said: Said) -> ReadDate:
    """End of December."""
    month = numbered(match["month"], MONTHS) + 1
    if match["year"]:
        return ReadDate(day=date(int(match["year"]), month, 1) + relativedelta(day=31))
    return of_months.coming(said, lambda year: date(year, month, 1) + relativedelta(day=31))


def _weekend(_: Match, said: Said) -> ReadDate:
    saturday = said.today + timedelta(days=5 - said.today.weekday())
    days = (saturday, saturday + timedelta(days=1)) if saturday >= said.today else ()
    return said.unclear("is a weekend, not a day.", *days)


def _end_of_quarter(_: Match, said: Said) -> ReadDate:
    return said.unclear("depends on the month a year starts with.")


def _stretch(what: str) -> Callable[[Match, Said], ReadDate]:
    return lambda _, said: said.unclear(f"is {what}, not a day.")


_COUNT = rf"(?P<count>[0-9]{{1,3}}|an?|{'|'.join(COUNTS)})"
_UNIT = r"(?P<unit>day|week|wk|month|year|fortnight|hour|hr)s?"
_START = rf"(?P<start>now|today|tomorrow|(?:next )?{WEEKDAY})"
_END = r"(?:(?:at )?(?:the )?(?:very )?end of |(?:the )?last day of )"
_PART_OF = r"(?:middle|beginning|start|(?:first|second) half) of"
_ABOUT = rf"(?:(?:in|during|sometime|the|early|mid|late|later|{_PART_OF})[ -])*"
_QUARTER = rf"(?:the )?(?:{'|'.join(ORDINALS)}) quarter|q[1-4]"
_WHICH = r"(?:the|this|(?P<which>next))"

RULES: tuple[Rule, ...] = (
    (re.compile(rf"(?:with)?in (?:the next )?{_COUNT} {_UNIT}(?:'s?)?(?: time)?(?P<start>)"), _counted),
    (re.compile(rf"{_COUNT} {_UNIT} (?:from|after) {_START}"), _counted),
    (re.compile(r"(?:with)?in (?:a )?(?:couple(?: of)?|few|several|some) (?:day|week|month)s"), _roughly),
    (re.compile(rf"(?:with)?in {_COUNT} (?:business|working|school) days?"), _working),
    (re.compile(rf"{_END}(?:{_WHICH} )?week"), _end_of_week),
    (re.compile(rf"{_END}(?:{_WHICH} )?(?P<what>month|quarter|year)"), _end),
    (re.compile(r"(?:the )?(?P<what>month|quarter|year)(?: |-|'s )end(?P<which>)"), _end),
    (re.compile(rf"{_END}{MONTH}(?:,? {YEAR})?"), _end_of_month),
    (re.compile(rf"{_END}(?:{_QUARTER})(?:(?: of|,)? {YEAR})?"), _end_of_quarter),
    (re.compile(r"(?:(?:over|on|during) )?(?:this|the) (?:coming )?weekend"), _weekend),
    (re.compile(r"(?:(?:over|on|during) )?next weekend"), _stretch("a weekend")),
    (re.compile(rf"{_ABOUT}(?:(?:this|next) week|(?:the )?week (?:of|after) .+)"), _stretch("a week")),
    (re.compile(rf"{_ABOUT}(?:(?:this|next) month|{MONTH}(?:,? {YEAR})?)"), _stretch("a month")),
    (re.compile(rf"[0-9]{{1,2}}/{YEAR}|(?:19|20)[0-9]{{2}}-[0-9]{{2}}"), _stretch("a month")),
    (
        re.compile(rf"{_ABOUT}(?:(?:this|next) quarter|{_QUARTER})(?:(?: of|,)? {YEAR})?"),
        _stretch("a quarter"),
    ),
    (
        re.compile(
            rf"(?:{_END}|{_ABOUT})(?:(?:this|next) )?(?:spring|summer|fall|autumn|winter)(?: {YEAR})?"
        ),
        _stretch("a season"),
    ),
    (re.compile(rf"{_ABOUT}(?:(?:this|next) year|{YEAR})"), _stretch("a year")),
)
