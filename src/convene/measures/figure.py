"""What was counted: so many out of so many, or a plain number; read, checked, said."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction

import msgspec

from convene.errors import BadInput
from convene.kinds.number import read_number

PER: dict[str, int] = {"Percent": 100, "Rate per 1,000": 1_000, "Rate per 100,000": 100_000}
"""The units that are a count out of a count, and what they are brought to."""

COUNT, PERCENT, DOLLARS = "Count", "Percent", "Dollars"

_OUT_OF = re.compile(r"(?P<count>.+?)(?:\s+(?:out\s+)?of\s+|\s*/\s*)(?P<of>.+)", re.IGNORECASE)
_MOST = 10**15
_EXACT = 2**53
"""Below it a float that is whole is exactly the whole number that was typed."""


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`count` out of `of`; a `count` alone; or a `number` whose count nobody gave.

    Percents and rates are worked out of their counts and never kept beside them.
    """

    count: float | None = None
    of: float | None = None
    number: float | None = None


def exact(number: float) -> Fraction:
    """The number as it is written: 18.2 is 182/10."""
    if isinstance(number, float) and not (number.is_integer() and abs(number) < _EXACT):
        return Fraction(repr(number))
    return Fraction(int(number))


def has_worth(figure: Figure, unit: str) -> bool:
    """Whether the figure has a value in its unit."""
    return figure.number is not None or (figure.count is not None and (unit not in PER or bool(figure.of)))


def worth(figure: Figure, unit: str) -> Fraction | None:
    """The value in its unit, exactly; None for a figure that has none."""
    if not has_worth(figure, unit):
        return None
    if figure.number is not None:
        return exact(figure.number)
    counted = exact(figure.count or 0)
    if unit not in PER:
        return counted
    of = exact(figure.of or 0)
    return Fraction(PER[unit] * counted.numerator * of.denominator, counted.denominator * of.numerator)


def read_figure(words: str, unit: str, read: Callable[[str], float] = read_number) -> Figure:
    """ "541 of 2,977", "541/2977", "18.2%" or "33" to a figure that fits the unit. Raises BadInput.

    `read` reads a number as it is written where the words come from.
    """
    typed = " ".join(words.split())
    parts = _OUT_OF.fullmatch(typed)
    if parts:
        figure = Figure(count=_whole(read(parts["count"])), of=_whole(read(parts["of"])))
    else:
        number = _whole(read(typed))
        figure = Figure(count=number) if unit == COUNT else Figure(number=number)
    check_figure(figure, unit)
    return figure


def check_figure(figure: Figure, unit: str) -> None:
    """Raises BadInput for what can't be a value in this unit."""
    given = [one for one in (figure.count, figure.of, figure.number) if one is not None]
    if not all(math.isfinite(one) and abs(one) < _MOST for one in given) or not given:
        raise BadInput("This is no number that can be kept.")
    if (figure.count is None) == (figure.number is None) or (figure.of is not None and figure.count is None):
        raise BadInput("A value is a count, with or without the number it is out of, or a plain number.")
    if figure.of is not None and unit not in PER:
        raise BadInput(f"{unit or 'This unit'} takes one number, not one out of another.")
    if unit in PER and figure.count is not None:
        _check_share(figure, unit)
    if unit in {*PER, COUNT} and min(given) < 0:
        raise BadInput("It can't be below zero.")
    if unit == PERCENT and figure.number is not None and figure.number > 100:
        raise BadInput("More than 100 percent can't be.", todo="Type how many of how many: 68 of 1026.")


def _check_share(figure: Figure, unit: str) -> None:
    if figure.of is None:
        raise BadInput("Out of how many?", todo="Type it as 68 of 1026, or as a percent: 6.6%.")
    if figure.of <= 0:
        raise BadInput("It is out of nobody.", todo="Type it as 68 of 1026.")
    if unit == PERCENT and (figure.count or 0) > figure.of:
        raise BadInput("There are more than it is out of.", todo="Type it as 68 of 1026.")


def figure_words(figure: Figure, unit: str) -> str:
    """As it is typed, and read back: "541 of 2977", "18.2%", "33"."""
    if figure.number is not None:
        return f"{_digits(figure.number)}%" if unit == PERCENT else _digits(figure.number)
    counted = "" if figure.count is None else _digits(figure.count)
    return counted if figure.of is None else f"{counted} of {_digits(figure.of)}"


def rounded(value: Fraction, places: int) -> str:
    """Digits with so many places, halves away from zero, thousands with commas."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and whole else ""
    digits, rest = divmod(whole, 10**places)
    return f"{sign}{digits:,}" + (f".{rest:0{places}}" if places else "")


def value_words(value: Fraction, unit: str) -> str:
    """A value for a table: "18.2", "38.9", "1,500", "$12,000". Rounded only here."""
    whole = value.denominator == 1
    if unit == DOLLARS:
        digits = rounded(abs(value), 0 if whole or abs(value) >= 1000 else 2)
        return f"{'-' if value < 0 else ''}${digits}"
    if unit == COUNT and whole:
        return rounded(value, 0)
    small = value != 0 and rounded(abs(value), 1) == "0.0"
    return rounded(value, 2 if small else 1)


def unit_words(unit: str) -> str:
    """What stands behind a value in a sentence: "%", " per 100,000"."""
    if unit == PERCENT:
        return "%"
    return f" {unit.removeprefix('Rate ')}" if unit in PER else ""


def difference_words(value: Fraction, unit: str) -> str:
    """A difference without its sign: "9.3 points", "13.4 per 100,000", "$200"."""
    words = value_words(abs(value), unit)
    return (
        f"{words} {'point' if words == '1.0' else 'points'}" if unit == PERCENT else words + unit_words(unit)
    )


def _whole(number: float) -> float:
    return int(number) if abs(number) < _EXACT and number == int(number) else number


def _digits(number: float) -> str:
    return str(_whole(number))
