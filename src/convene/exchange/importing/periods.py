"""Periods as spreadsheets write them: a day, "Mar-24", a year with a mark that it may still change."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from convene.errors import BadInput
from convene.exchange.importing.table import Cell
from convene.measures.period import Period, read_period

_PROVISIONAL = re.compile(
    r"(?<=[0-9])\s*(?:\*+|\(?\s*(?:provisional|preliminary|prelim\.?|prov\.?|p|e)\s*\)?)$", re.IGNORECASE
)
_BEFORE = {
    "Calendar year": re.compile(r"(?:cy|year) ?", re.IGNORECASE),
    "School year": re.compile(r"ay ?", re.IGNORECASE),
}
_SHORT_MONTH = re.compile(r"([a-z]{3,9})[-’'] ?((?:19|20|21)?[0-9]{2})", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?")
_PARTED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?: .*)?")
_MONTHS = {name[:3].casefold(): at for at, name in enumerate(calendar.month_abbr) if name}


class Read(NamedTuple):
    """A period, and whether the file says that its values may still change."""

    period: Period
    provisional: bool = False


def month_comes_first(words: Iterable[str], *, otherwise: bool) -> bool:
    """Whether 3/4/2024 is in March, by those days of the file that can be read one way only."""
    days = [found for text in words if (found := _PARTED.fullmatch(text))]
    if any(int(one[1]) > 12 for one in days):
        return False
    return True if any(int(one[2]) > 12 for one in days) else otherwise


def read_cell_period(cell: Cell, kind: str, *, month_first: bool) -> Read:
    """The period of a kind that a cell names. Raises BadInput."""
    if cell.day:
        return Read(_of_day(cell.day, kind))
    words = cell.words
    bare = _PROVISIONAL.sub("", words)
    provisional = bare != words
    day = _day(bare, month_first=month_first)
    if day:
        return Read(_of_day(day, kind), provisional)
    short = _SHORT_MONTH.fullmatch(bare) if kind == "Month" else None
    if short and (month := _MONTHS.get(short[1][:3].casefold())):
        bare = f"{short[2] if len(short[2]) == 4 else f'20{short[2]}'}-{month:02}"
    before = _BEFORE.get(kind)
    return Read(read_period(before.sub("", bare, count=1) if before else bare, kind), provisional)


def reads_as_period(cell: Cell, kinds: Iterable[str]) -> bool:
    """Whether a cell names a period of any of these kinds."""
    if cell.day is None and not any(sign.isdigit() for sign in cell.words):
        return False
    return any(_reads(cell.words, cell.day, kind) for kind in kinds)


@lru_cache(maxsize=100_000)  # every row is tried as the heading of the same rows below it
def _reads(words: str, day: date | None, kind: str) -> bool:
    try:
        read_cell_period(Cell(words, day=day), kind, month_first=True)
    except BadInput:
        return False
    return True


def is_day(cell: Cell) -> bool:
    """Whether a cell holds one day."""
    return cell.day is not None or _day(cell.words, month_first=True) is not None


def put_together(year: Cell, part: Cell, kind: str) -> Cell:
    """One cell of a year and a quarter or a month that stand in columns of their own."""
    if part.day or year.day:
        return part if part.day else year
    words = part.words.casefold().removeprefix("quarter").strip()
    if kind == "Quarter":
        return Cell(f"{year.words}-Q{words.removeprefix('q').strip()}")
    return Cell(f"{year.words}-{int(words):02}" if words.isdecimal() else f"{part.words} {year.words}")


def _of_day(day: date, kind: str) -> Period:
    if day.year < 1950:  # a year in a cell that shows days: 2019 is July 11, 1905
        raise BadInput(
            f"“{day.isoformat()}” is a day of long ago.",
            todo="If a year stands there, show the column as a number in the spreadsheet.",
        )
    match kind:
        case "Month":
            words = f"{day.year}-{day.month:02}"
        case "Quarter":
            words = f"{day.year}-Q{(day.month + 2) // 3}"
        case "School year":
            words = str(day.year + ((day.month, day.day) > (6, 30)))
        case _:
            words = str(day.year)
    return read_period(words, kind)


def _day(words: str, *, month_first: bool) -> date | None:
    try:
        if found := _ISO.fullmatch(words):
            return date(*(int(part) for part in found.groups()))
        if found := _PARTED.fullmatch(words):
            first, second, year = (int(part) for part in found.groups())
            month, day = (first, second) if month_first else (second, first)
            return date(year, month, day)
    except ValueError:
        return None
    return None
