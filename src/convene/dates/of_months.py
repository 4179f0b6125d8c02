"""Days of a month, with and without year and weekday.

A day without a year is the next one to come; one that was within the last 30 days is unclear. A weekday must
agree with its date. A day in digits that never exists is no date; one with its month in words, or one that
this month or year lacks, is unclear.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from convene.dates.said import (
    MONTH,
    MONTHS,
    NOTHING,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Match,
    ReadDate,
    Rule,
    Said,
    numbered,
)

JUST_PAST = timedelta(days=30)
YEAR_AHEAD = timedelta(days=371)
"""The first Monday of May comes up to five days later in the year after."""
MOST_DAYS = 31
CENTURY_AHEAD = 20
"""Years from today that a year of two digits may lie ahead before it is unclear."""


def _written(match: Match, said: Said) -> ReadDate:
    """Dec 5; Sat, Dec 5, 2026; the 5th of December."""
    month, day = numbered(match["month"], MONTHS) + 1, int(match["day"])
    if calendar.monthrange(2000, month)[1] < day <= MOST_DAYS:
        return said.unclear("is a day that no year has.")
    return _dated(match, said, month, day)


def _numeric(match: Match, said: Said) -> ReadDate:
    """12/5, 12/5/26, 12-5-2026, 5.12.2026; one that exists in one order only is read in that order."""
    first, second = int(match["first"]), int(match["second"])
    if match["mark"] == "." and said.month_first:
        # Dots are the mark of those who say the day first, even where the setting is otherwise.
        both = (_dated(match, said, first, second).day, _dated(match, said, second, first).day)
        days = [day for day in both if day]
        if len(set(days)) > 1:
            return said.unclear("can be month first, or day first.", *days)
    month, day = (first, second) if said.month_first else (second, first)
    return _dated(match, said, *((day, month) if month > 12 else (month, day)))


def _iso(match: Match, said: Said) -> ReadDate:
    return _dated(match, said, int(match["first"]), int(match["second"]))


def _dated(match: Match, said: Said, month: int, day: int) -> ReadDate:
    """A month and a day of the phrase, with its year and its weekday if it names them."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2000, month)[1]:
        return NOTHING
    digits = match["year"] or match["short"]
    if not digits:
        return _agreeing(match, said, coming(said, lambda year: _exact(year, month, day)))
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    if len(digits) == 2 and year > said.today.year + CENTURY_AHEAD:
        return said.unclear("leaves the century open.")
    exact = _exact(year, month, day)
    return _agreeing(match, said, ReadDate(day=exact)) if exact else NOTHING


def on_day(said: Said, month: int, day: int) -> ReadDate:
    """A month and a day alone; nothing if there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2000, month)[1]:
        return NOTHING
    return coming(said, lambda year: _exact(year, month, day))


def _agreeing(match: Match, said: Said, read: ReadDate) -> ReadDate:
    """What was read, if it also falls on the weekday that the phrase names."""
    if not match["weekday"] or not read.day:
        return read
    off = (numbered(match["weekday"], WEEKDAYS) - read.day.weekday() + 3) % 7 - 3
    if off == 0:
        return read
    meant = read.day + timedelta(days=off)
    if meant < said.today <= read.day:
        meant += timedelta(days=7)
    why = f"doesn't agree: that day is a {calendar.day_name[read.day.weekday()]}."
    return said.unclear(why, *sorted((meant, read.day)))


def coming(said: Said, in_year: Callable[[int], date | None]) -> ReadDate:
    """The next of the days that come once a year; unclear if the last one is just past.

    `in_year` gives the day of one year, None if that year has none.
    """
    days = [day for year in (-1, 0, 1) if (day := in_year(said.today.year + year))]
    ahead = [day for day in days if said.today <= day <= said.today + YEAR_AHEAD]
    just_past = [day for day in days if said.today - JUST_PAST <= day < said.today]
    if not ahead:
        return said.unclear("doesn't come within a year.", *just_past)
    if just_past:
        return said.unclear("was just now, or is a year from then.", just_past[-1], ahead[0])
    return ReadDate(day=ahead[0])


def _nth(match: Match, said: Said) -> ReadDate:
    """The 5th; the 5th of this or of next month; first of the month."""
    day = int(match["day"])
    if match["which"] == "next":
        month = said.today + relativedelta(months=1)
        exact = _exact(month.year, month.month, day)
        return ReadDate(day=exact) if exact else NOTHING
    if not 1 <= day <= 31:
        return NOTHING
    months = [said.today + relativedelta(day=1, months=ahead) for ahead in range(4)]
    if day < said.today.day:
        months = months[1:]
    days = [exact for month in months if (exact := _exact(month.year, month.month, day))]
    if day == said.today.day:
        return said.unclear("said on that day can be today, or in a month.", *days[:2])
    if days[0].month != months[0].month:
        name = calendar.month_name[months[0].month]
        return said.unclear(f"is a day that {name} doesn't have.", months[0] + relativedelta(day=31), days[0])
    return ReadDate(day=days[0])


def _weekday_nth(match: Match, said: Said) -> ReadDate:
    """Friday the 20th; "Fri 20" only if it agrees, for the number may count something else."""
    months = (said.today, said.today + relativedelta(months=1))
    days = [exact for month in months if (exact := _exact(month.year, month.month, int(match["day"])))]
    days = [day for day in days if day >= said.today]
    fitting = [day for day in days if day.weekday() == numbered(match["weekday"], WEEKDAYS)]
    if len(fitting) == 1:
        return ReadDate(day=fitting[0])
    if not days or (match["th"] is None and not fitting):
        return NOTHING
    return _agreeing(match, said, ReadDate(day=days[0]))


def _nth_weekday(match: Match, said: Said) -> ReadDate:
    """The last Friday of the month; the first Monday in December."""
    weekday = numbered(match["weekday"], WEEKDAYS)
    nth = -1 if match["nth"] == "last" else numbered(match["nth"], ORDINALS)

    def of(year: int, month: int) -> date:
        first, days = calendar.monthrange(year, month)
        day = 1 + (weekday - first) % 7
        return date(year, month, day + 7 * (nth if nth >= 0 else (days - day) // 7))

    if match["month"]:
        month = numbered(match["month"], MONTHS) + 1
        if match["year"]:
            return ReadDate(day=of(int(match["year"]), month))
        return coming(said, lambda year: of(year, month))
    after = said.today + relativedelta(months=1)
    next_month = of(after.year, after.month)
    this_month = of(said.today.year, said.today.month)
    if match["which"] == "next":
        return ReadDate(day=next_month)
    if this_month < said.today:
        return said.unclear("is past in this month.", this_month, next_month)
    return ReadDate(day=this_month)


def _exact(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


_FELL = rf"(?:(?:(?:this|next) )?{WEEKDAY},? (?:the )?)?"
_DAY = r"(?P<day>[0-9]{1,2})(?P<th>st|nd|rd|th)?"
_DAY_TH = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)"
_TWO = r"(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})"
_YEAR = rf"(?:,? {YEAR}|,? '(?P<short>[0-9]{{2}}))?"

RULES: tuple[Rule, ...] = (
    (re.compile(rf"{_FELL}{MONTH} (?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_YEAR}"), _written),
    (
        re.compile(rf"{_FELL}(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}{_YEAR}"),
        _written,
    ),
    (
        re.compile(
            rf"{_FELL}(?P<first>[0-9]{{1,2}})(?P<mark>/)(?P<second>[0-9]{{1,2}})(?P<year>(?P<short>))"
        ),
        _numeric,
    ),
    (re.compile(rf"{_FELL}{_TWO}(?P=mark)(?:{YEAR}|(?P<short>[0-9]{{2}}))"), _numeric),
    (
        re.compile(
            rf"{_FELL}{YEAR}(?P<mark>[-/])(?P<first>[0-9]{{1,2}})(?P=mark)(?P<second>[0-9]{{1,2}})(?P<short>)"
        ),
        _iso,
    ),
    (re.compile(rf"(?:the )?{_DAY_TH} of (?:the|(?P<which>this|next)) month"), _nth),
    (re.compile(r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)(?P<which>)"), _nth),
    (re.compile(rf"{WEEKDAY},? the (?P<day>[0-9]{{1,2}})(?P<th>st|nd|rd|th)"), _weekday_nth),
    (re.compile(rf"{WEEKDAY} {_DAY}"), _weekday_nth),
    (
        re.compile(
            rf"(?:the )?(?P<nth>first|second|third|fourth|last) {WEEKDAY} (?:of|in) "
            rf"(?:(?:the|(?P<which>this|next)) month|{MONTH}(?:,? {YEAR})?)"
        ),
        _nth_weekday,
    ),
)
