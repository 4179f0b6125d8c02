"""The periods that values are counted for: a calendar or school year, a quarter, a month."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from convene.errors import BadInput

PeriodKind: TypeAlias = Literal["Month", "Quarter", "School year", "Calendar year"]
"""The options of the list `period-kinds`."""

EXAMPLES: dict[str, str] = {
    "Month": "2026-03 or March 2026",
    "Quarter": "2026-Q1 or Q1 2026",
    "School year": "2026 or 2025-26",
    "Calendar year": "2026",
}
"""How a period of each kind is typed."""

_A_YEAR: dict[str, int] = {"Month": 12, "Quarter": 4, "School year": 1, "Calendar year": 1}
_SCHOOL_YEAR_ENDS = (6, 30)
"""The last day of a school year (house rule); it is named for the year in which it ends."""

_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_MONTHS = {name.casefold(): at for names in (calendar.month_name, calendar.month_abbr)
           for at, name in enumerate(names) if name}  # fmt: skip
_TYPED = {
    "Calendar year": (re.compile(rf"{_YEAR}"),),
    "School year": (
        re.compile(rf"(?:sy ?|school year )?{_YEAR}"),
        re.compile(
            r"(?:sy ?|school year )?(?P<first>(?:19|20|21)[0-9]{2}) ?[-–/] ?(?P<second>[0-9]{2}|[0-9]{4})"
        ),
    ),
    "Quarter": (
        re.compile(rf"{_YEAR}[ -]?/?q(?P<part>[1-4])"),
        re.compile(rf"q(?P<part>[1-4])[ /,-]*{_YEAR}"),
    ),
    "Month": (
        re.compile(rf"{_YEAR}[-/](?P<part>0?[1-9]|1[0-2])"),
        re.compile(rf"(?P<part>0?[1-9]|1[0-2])/{_YEAR}"),
        re.compile(rf"(?P<word>[a-z]+)\.?,? {_YEAR}"),
        re.compile(rf"{_YEAR} (?P<word>[a-z]+)\.?"),
    ),
}


class Period(NamedTuple):
    """A period of a kind. `number` counts up by one from each to the next: distances are differences."""

    kind: PeriodKind
    number: int

    @property
    def key(self) -> str:
        """As it is kept: "2026", "2026-Q1", "2026-03"."""
        year, part = self._parts
        if self.kind == "Quarter":
            return f"{year}-Q{part}"
        return f"{year}-{part:02}" if self.kind == "Month" else str(year)

    @property
    def words(self) -> str:
        """As people say it: "2026", "Q1 2026", "Mar 2026"; a school year by the year in which it ends."""
        year, part = self._parts
        if self.kind == "Quarter":
            return f"Q{part} {year}"
        return f"{calendar.month_abbr[part]} {year}" if self.kind == "Month" else str(year)

    @property
    def last_day(self) -> date:
        """The day on which it is over."""
        year, part = self._parts
        if self.kind == "School year":
            return date(year, *_SCHOOL_YEAR_ENDS)
        month = {"Month": part, "Quarter": part * 3}.get(self.kind, 12)
        return date(year, month, calendar.monthrange(year, month)[1])

    def later(self, by: int) -> Period:
        """The period so many after this one; before it, below zero."""
        return Period(self.kind, self.number + by)

    @property
    def _parts(self) -> tuple[int, int]:
        year, part = divmod(self.number, _A_YEAR[self.kind])
        return year, part + 1


@lru_cache(maxsize=4096)
def read_period(words: str, kind: str) -> Period:
    """Typed words to a period of a kind: "2026", "2025-26", "Q1 2026", "March 2026".

    Raises BadInput; also where the kind isn't known, for then nobody can say what "2026" is.
    """
    typed = " ".join(words.split()).casefold()
    for pattern in _TYPED.get(kind, ()):
        found = pattern.fullmatch(typed)
        number = _number(found.groupdict(), kind) if found else None
        if number is not None:
            return Period(kind, number)  # type: ignore[arg-type]
    if kind not in _TYPED:
        raise BadInput(f"“{words}” can't be read as long as nobody said how often it is counted.")
    of = {"Month": "a month", "Quarter": "a quarter", "School year": "a school year"}.get(kind, "a year")
    raise BadInput(f"“{words}” is not {of}.", todo=f"Type {EXAMPLES[kind]}.")


def last_finished(kind: PeriodKind, today: date) -> Period:
    """The newest period of a kind that is over."""
    now = Period(kind, (today.year + 1) * _A_YEAR[kind])
    while now.last_day >= today:
        now = now.later(-1)
    return now


def _number(found: dict[str, str | None], kind: str) -> int | None:
    """The number of what a pattern found; None if it makes no sense after all."""
    if first := found.get("first"):
        second = found["second"] or ""
        ends = int(first[: 4 - len(second)] + second)
        if ends < int(first):  # 1999-00
            ends += 100
        return ends if ends == int(first) + 1 else None
    year, part = int(found["year"] or 0), found.get("part")
    if word := found.get("word"):
        part = str(_MONTHS.get(word, 0))
    if _A_YEAR[kind] == 1:
        return year
    return year * _A_YEAR[kind] + int(part) - 1 if part and int(part) else None
