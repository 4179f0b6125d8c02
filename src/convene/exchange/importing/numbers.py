"""Numbers as offices write them: 1,234.5 and 1.234,5 and 1 234; what can be read two ways is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from statistics import median
from typing import Any, Literal, TypeAlias

from convene.errors import BadInput
from convene.exchange.importing.table import Cell
from convene.measures.figure import COUNT, DOLLARS, PERCENT, Figure, check_figure, exact, read_figure

Decimal: TypeAlias = Literal["dot", "comma", "either", "both"]
"""How a file writes decimals: 18.2; 18,2; nobody can tell; both stand in it."""

Scale: TypeAlias = Literal[1, 100, 0]
"""What plain numbers of a percent are brought to percents by; 0 where nobody can tell."""

NO_VALUE = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        ".",
        "..",
        "…",
        "...",
        "n/a",
        "na",
        "n.a.",
        "none",
        "no data",
        "not available",
        "null",
    }
)
"""What stands where there is no value."""

HELD_BACK = re.compile(
    r"[<≤≥>*†‡^#]+ ?[0-9]*|suppressed|hidden( \(small count\))?|\(?[dsx]\)?", re.IGNORECASE
)
"""What offices write in place of a number that they keep back."""

_BLANKS = re.compile(r"(?<=[0-9])[\s'’](?=[0-9]{3}(?![0-9]))")
_MONEY = re.compile(r"[$€£]|\b(?:usd|eur)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[0-9][0-9.,]*|[.,][0-9]+")
_NUMBERS = re.compile(r"[-+(]?[0-9.,\s'’]*[0-9][0-9.,]*\)?( ?%| ?(of|out of|/) ?[0-9.,\s]+)?")
_EXPONENT = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?e[-+]?[0-9]{1,3}", re.IGNORECASE)
_DOT = re.compile(r"[-+]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)")
_FAR, _NEAR = 20, 5
"""Known percents so many times as high say that 0.182 is 18.2%; up to so many times, that it is 0.182%."""


def decimal_of(words: Iterable[str], *, may_be_comma: bool) -> Decimal:
    """How decimals are written, by all words that hold numbers.

    "1,234" alone tells nothing: it is 1234 in a file of a program that writes dots.
    """
    found = {kind for text in words for token in _TOKEN.findall(_bare(text)) if (kind := _evidence(token))}
    if {"dot", "comma"} <= found:
        return "both"
    if "comma" in found:
        return "comma"
    return "either" if may_be_comma and "unclear" in found and "dot" not in found else "dot"


def _evidence(token: str) -> str:
    """What one number tells: "dot", "comma", "unclear", or nothing."""
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        return "dot" if token.rindex(".") > token.rindex(",") else "comma"
    if not dots and not commas:
        return ""
    if max(dots, commas) > 1:
        return "dot" if commas else "comma"
    whole, _, rest = token.replace(",", ".").partition(".")
    if len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):
        return "unclear"
    if not rest:
        return ""
    return "comma" if commas else "dot"


def read_written(words: str, decimal: Decimal) -> float:
    """A number as this file writes it. Raises BadInput for what is none, or two."""
    bare = _bare(words)
    bare = bare.replace("\N{MINUS SIGN}", "-").removesuffix("%").strip()
    if bare.startswith("(") and bare.endswith(")"):  # as accountants write what is below zero
        bare = f"-{bare[1:-1]}"
    token = bare.lstrip("+-")
    kind = _evidence(token) if _TOKEN.fullmatch(token) else ""
    if kind == "unclear" and decimal in {"either", "both"}:
        one, other = token.replace(",", "").replace(".", ""), token.replace(",", ".")
        raise BadInput(
            f"“{words}” may be {one} or {other}.", todo="Save the file as .xlsx, which can be read one way."
        )
    if kind == "comma" and decimal == "both":
        raise BadInput(
            f"“{words}” has a decimal comma, and other numbers of the file have a decimal point.",
            todo="Write all in one way.",
        )
    if decimal == "comma":
        bare = bare.replace(".", "\0").replace(",", ".").replace("\0", ",")
    if _DOT.fullmatch(bare):
        return float(bare.replace(",", ""))
    if _EXPONENT.fullmatch(bare):
        return float(bare)
    raise BadInput(f"“{words}” is not a number.", todo="Put digits there, or nothing.")


def _bare(words: str) -> str:
    return _BLANKS.sub("", _MONEY.sub("", " ".join(words.split()))).strip()


def looks_like_number(cell: Cell) -> bool:
    """Whether a cell holds a number, or two with "of" between, in whatever way it is written."""
    if cell.number is not None:
        return True
    return bool(
        re.fullmatch(
            r"[-+(]?[0-9.,\s'’]*[0-9][0-9.,]*\)?( ?%| ?(of|out of|/) ?[0-9.,\s]+)?", _bare(cell.words)
        )
    )


def read_cell(cell: Cell, unit: str, decimal: Decimal, scale: Scale) -> Figure:
    """The figure that a cell stands for in a unit. Raises BadInput."""
    if cell.fault:
        raise _no_number(cell)
    _check_signs(cell, unit)
    if cell.number is None:
        if HELD_BACK.fullmatch(cell.words):
            raise BadInput(f"“{cell.words}” is no number: it was kept back by those who counted.")
        figure = read_figure(cell.words, unit, lambda words: read_written(words, decimal))
        is_plain = figure.number is not None and not cell.words.endswith("%")
        number = figure.number
    else:
        number = times_hundred(cell.number) if cell.is_percent and unit == PERCENT else cell.number
        number = int(number) if number.is_integer() else number
        figure = Figure(count=number) if unit == COUNT else Figure(number=number)
        is_plain = not cell.is_percent
    if unit == PERCENT and is_plain and number is not None:
        if scale == 0 and 0 < abs(number) <= 1:
            raise BadInput(
                f"“{cell.words}” may be {times_hundred(number):g}% or {number:g}%.",
                todo="Show the column as percents in the spreadsheet, save, and import again.",
            )
        figure = Figure(number=times_hundred(number) if scale == 100 else number)
    check_figure(figure, unit)
    return figure


def read_count(cell: Cell, decimal: Decimal) -> float:
    """One of the two numbers of so many out of so many. Raises BadInput."""
    if cell.fault:
        raise _no_number(cell)
    if cell.is_percent or cell.words.endswith("%"):
        raise BadInput(f"“{cell.words}” is a percent, and a count is wanted.")
    number = read_written(cell.words, decimal) if cell.number is None else cell.number
    return int(number) if number.is_integer() else number


def _no_number(cell: Cell) -> BadInput:
    return BadInput(f"{cell.fault[:1].upper()}{cell.fault[1:]}.", todo="Put the number itself there.")


def _check_signs(cell: Cell, unit: str) -> None:
    """A percent or an amount of money where something else is counted is another column."""
    if (cell.is_percent or cell.words.endswith("%")) and unit != PERCENT:
        raise BadInput(f"“{cell.words}” is a percent, and this is counted as {unit.lower()}.")
    if cell.number is None and _MONEY.search(cell.words) and unit != DOLLARS:
        raise BadInput(f"“{cell.words}” is money, and this is counted as {unit.lower()}.")


def times_hundred(number: float) -> float:
    """0.182 to 18.2, exactly."""
    return float(f"{float(exact(number) * 100):.15g}")


def scale_of(plain: Iterable[float], known: Iterable[Any]) -> Scale:
    """How plain percents are meant: up to 1 all are parts of one where those known are far above."""
    found = [abs(one) for one in plain if one]
    if not found or max(found) > 1:
        return 1
    there = [float(abs(one)) for one in known if one]
    times = median(there) / median(found) if there else 0.0
    return 100 if times >= _FAR else 1 if 0 < times <= _NEAR else 0
