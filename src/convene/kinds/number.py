"""A number, with or without a unit."""

from __future__ import annotations

import math
import re
from statistics import median_low

from convene.blocks import Blocks, Prose, WritingLines
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Value

_NUMBER = re.compile(r"[-+]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)")
"""A comma stands before three digits only: "18,2" is 18.2 to some and a slip to others."""


class Definition(Field, frozen=True, kw_only=True, tag="number"):
    """`unit` is shown beside it; `least` and `greatest` are allowed; `whole` allows no fraction.

    With `of_many` the numbers of many people are the answer; the middle one counts, the lower of two.
    """

    unit: str = ""
    least: float | None = None
    greatest: float | None = None
    whole: bool = False
    default: float | None = None
    of_many: bool = False

    def holds(self, value: Value) -> bool:
        """A number; of many, a list of them."""
        given = value if self.of_many and isinstance(value, list) else [value]
        return isinstance(value, list) == self.of_many and all(isinstance(one, int | float) for one in given)


def parse(text: str, field: Definition, around: Around) -> Value:
    """ "$18,000", "12.5", "12%" or "-3" to a number, "3, 5, 5, 10" to many; None for nothing."""
    words = text.strip()
    if not words:
        return None
    if field.of_many:
        return check([_read(one, field) for one in re.split(r"[;,\s]+", words) if one], field, around)
    return check(_read(words, field), field, around)


def read_number(words: str) -> float:
    """ "$18,000", "12.5", "12%" or "-3" to a number. Raises BadInput."""
    bare = words.replace("$", "").replace("\N{MINUS SIGN}", "-").strip().removesuffix("%").strip()
    if _NUMBER.fullmatch(bare):
        return float(bare.replace(",", ""))
    todo = "Type digits, such as 12 or 4.5."
    if re.fullmatch(r"-?\d+,\d+", bare):
        todo = f"Type {bare.replace(',', '.')} or {bare.replace(',', '')}."
    raise BadInput(f"“{words}” is not a number.", todo=todo)


def _read(words: str, field: Definition) -> float:
    try:
        return read_number(words)
    except BadInput as error:
        if not field.of_many:
            raise
        todo = "Type the number of each person, with commas between: 3, 5, 5, 10."
        raise BadInput(error.what, error.safe, todo) from error


def check(value: Value, field: Definition, around: Around) -> Value:
    """The number, as `int` where it is whole; many as a list. Raises BadInput outside the limits."""
    if field.of_many:
        given = value if isinstance(value, list) else [value]
        return [_checked(one, field) for one in given] or None
    return _checked(value, field)


def _checked(value: Value, field: Definition) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadInput(f"{field.title} takes a number.")
    if field.whole and value != int(value):
        raise BadInput(f"{field.title} takes a whole number.")
    if field.least is not None and value < field.least:
        raise BadInput(f"{field.title} is at least {_digits(field.least)}.")
    if field.greatest is not None and value > field.greatest:
        raise BadInput(f"{field.title} is at most {_digits(field.greatest)}.")
    return int(value) if value == int(value) and abs(value) < 2**53 else float(value)


def show(value: Value, field: Definition, around: Around) -> str:
    """Digits; dollars with sign and commas, years without, other numbers over 9,999 with commas.

    Many as typed, with commas between.
    """
    if field.of_many:
        return ", ".join(_digits(one) for one in value)
    return _show(value, field)


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """The number in a line of its own."""
    if value is None:
        return (WritingLines(count=1),)
    if field.of_many:
        return (Prose(text=in_the_middle(value, field)),)
    words = _show(value, field)
    return (Prose(text=words if field.unit in {"", "dollars", "year"} else f"{words} {field.unit}"),)


def in_the_middle(value: Value, field: Definition) -> str:
    """The middle number of many with the lowest and the highest: "6 years (from 2 to 12, 9 people)"."""
    unit = field.unit if field.unit not in {"", "dollars", "year"} else ""
    middle, low, high = (_show(one, field) for one in (median_low(value), min(value), max(value)))
    people = f"{len(value)} people" if len(value) > 1 else "1 person"
    spread = f"{low} from all, " if low == high else f"from {low} to {high}, "
    return f"{f'{middle} {unit}'.rstrip()} ({spread if len(value) > 1 else ''}{people})"


def is_answered(value: Value | None, field: Definition) -> bool:
    """Zero is an answer."""
    return value is not None


def _show(value: Value, field: Definition) -> str:
    if field.unit == "year":
        return _digits(value)
    sign = "-" if value < 0 else ""
    digits = _digits(abs(value), commas=field.unit == "dollars" or abs(value) > 9999)
    return f"{sign}${digits}" if field.unit == "dollars" else sign + digits


def _digits(value: float, *, commas: bool = False) -> str:
    whole, point, rest = repr(value).partition(".")
    if "e" in whole + rest:
        return repr(value)
    whole = f"{int(whole):,}" if commas else whole
    return whole if not point or rest == "0" else f"{whole}.{rest}"
