"""The numbers of a figure: only those that are shown, and how they are written."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convene.blocks import MONEY, Figure, Series, SeriesLook
from convene.word.text import one_line

MOST_SERIES = 8
_NO_DECIMALS_FROM = 10.0
_LONGEST_UNIT = 40  # a format has at most 255 characters


class Drawn(NamedTuple):
    """A series as it is drawn: its known values by the number of their place."""

    name: str
    look: SeriesLook
    values: dict[int, float]

    @property
    def last(self) -> int:
        """The place of the last value."""
        return max(self.values)


def drawn(figure: Figure) -> list[Drawn]:
    """The series that have a value at a place of the figure."""
    series = (Drawn(one_line(one.name), one.look, _known(one, len(figure.places))) for one in figure.series)
    return [one for one in series if one.values][:MOST_SERIES]


def _known(series: Series, places: int) -> dict[int, float]:
    values = enumerate(series.values[:places])
    return {place: float(value) for place, value in values if value is not None and math.isfinite(value)}


def number_format(figure: Figure, *, axis: bool = False, values: Sequence[float] = ()) -> str:
    """A spreadsheet's format: thousands, decimals, the unit as plain words.

    An axis of large numbers has no decimals, and no axis has words at each of its numbers.
    """
    whole = axis and max(map(abs, values), default=0) >= _NO_DECIMALS_FROM
    decimals = 0 if whole else min(max(figure.decimals, 0), 6)
    unit = one_line(figure.unit)[:_LONGEST_UNIT].replace('"', "”").replace("\\", "/")
    quoted = f'"{" " if figure.unit[:1].isspace() else ""}{unit}"'
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    if not unit or (axis and len(unit) > 1):
        return number
    return quoted + number if unit in MONEY else number + quoted


def written(value: float) -> str:
    """A number as XML and workbooks have it."""
    return format(value, ".15g")


def spread(series: Sequence[Drawn]) -> tuple[float, float]:
    """The least and the greatest value that is shown."""
    every = list(_every(series))
    return min(every), max(every)


def _every(series: Sequence[Drawn]) -> Iterator[float]:
    for one in series:
        yield from one.values.values()
