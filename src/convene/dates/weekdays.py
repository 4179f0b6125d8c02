"""Today, tomorrow, and days of a week.

A weekday is the next one after today; said on that weekday it is unclear. "Next Friday" is unclear unless the
honest readings agree: the first one to come, and that of next week, be Monday or Sunday its first day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from convene.dates.said import WEEKDAY, WEEKDAYS, Match, ReadDate, Rule, Said, numbered


def _near(match: Match, said: Said) -> ReadDate:
    ahead = {"tomorrow": 1, "tmrw": 1, "tmr": 1, "day after tomorrow": 2}.get(
        match[0].removeprefix("the "), 0
    )
    return ReadDate(day=said.today + timedelta(days=ahead))


def _weekday(match: Match, said: Said) -> ReadDate:
    """Friday; this Friday; next Friday."""
    weekday = numbered(match["weekday"], WEEKDAYS)
    coming = coming_weekday(match["weekday"], said)
    if match["which"] == "next":
        days = {coming, *_in_week(weekday, said.today, 1)}
        return said.agreed("can be the first one to come, or that of next week.", *days)
    if weekday == said.today.weekday() and "coming" not in (match["which"] or ""):
        return said.unclear("said on that day can be today, or in a week.", said.today, coming)
    return ReadDate(day=coming)


def coming_weekday(name: str, said: Said) -> date:
    """The next such day after today."""
    return said.today + timedelta(days=(numbered(name, WEEKDAYS) - said.today.weekday() - 1) % 7 + 1)


def _of_week(match: Match, said: Said) -> ReadDate:
    """Friday next week; this week on Friday."""
    days = _in_week(numbered(match["weekday"], WEEKDAYS), said.today, 1 if match["which"] == "next" else 0)
    coming = [day for day in days if day >= said.today]
    if not coming:
        return said.unclear("is past.")
    return said.agreed("depends on the day a week starts with.", *coming)


def _in_week(weekday: int, today: date, weeks: int) -> tuple[date, date]:
    """That weekday so many weeks after this one: with weeks from Monday, and with weeks from Sunday."""
    monday = today - timedelta(days=today.weekday())
    sunday = today - timedelta(days=(today.weekday() + 1) % 7)
    return (
        monday + timedelta(weeks=weeks, days=weekday),
        sunday + timedelta(weeks=weeks, days=(weekday + 1) % 7),
    )


NEAR: Rule = (
    re.compile(
        r"today|tonight|(?:later )?this (?:morning|afternoon|evening)"
        r"|tomorrow|tmrw?|(?:the )?day after tomorrow"
        r"|(?:the )?end of (?:the )?day|eod|cob|close of business"
    ),
    _near,
)
ALONE: Rule = (re.compile(rf"(?:(?P<which>this(?: coming)?|(?:the )?coming|next) )?{WEEKDAY}"), _weekday)

RULES: tuple[Rule, ...] = (
    NEAR,
    ALONE,
    (re.compile(rf"{WEEKDAY},? (?:of )?(?P<which>this|next) week"), _of_week),
    (re.compile(rf"(?P<which>this|next) week,? (?:on )?{WEEKDAY}"), _of_week),
)
