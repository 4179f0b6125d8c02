"""What the number format of a cell makes of its number: a percent, a day, or just a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

PERCENTS = frozenset({9, 10})
DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats that have a number instead of a code (ECMA-376 part 1, 18.8.30)."""

_NO_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What stands in a code and formats nothing: words, escaped signs, colors, fillers."""

_FIRST = date(1899, 12, 30)
_FIRST_1904 = date(1904, 1, 1)
_LAST = 2_958_465
"""The serial of December 31, 9999."""


def is_percent(number: int, codes: Mapping[int, str]) -> bool:
    """Whether a format shows a number times a hundred with a percent sign."""
    return "%" in _NO_CODE.sub("", codes[number]) if number in codes else number in PERCENTS


def is_day(number: int, codes: Mapping[int, str]) -> bool:
    """Whether a format shows a day or a time."""
    if number not in codes:
        return number in DAYS
    code = _NO_CODE.sub("", codes[number]).casefold()
    return code != "general" and bool(re.search(r"[ymdhs]", code)) and "0" not in code.replace(".0", "")


def day_of(serial: float, *, since_1904: bool) -> date | None:
    """The day of a serial number; None for one that is no day.

    Excel thinks that 1900 was a leap year: before March of it nothing is certain.
    """
    if since_1904:
        return _FIRST_1904 + timedelta(days=int(serial)) if 0 <= serial < _LAST - 1462 else None
    return _FIRST + timedelta(days=int(serial)) if 61 <= serial <= _LAST else None
