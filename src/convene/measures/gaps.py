"""The gap between groups: how far apart the two are that are furthest apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from convene.measures.figure import difference_words, value_words
from convene.measures.period import Period
from convene.measures.suppression import UNSTEADY, Shown


class Gap(NamedTuple):
    """The highest and the lowest group of a breakdown, in the newest period that shows two of them."""

    breakdown: str
    period: Period
    high: Shown
    low: Shown

    @property
    def difference(self) -> Fraction:
        """Highest less lowest, exactly."""
        return (self.high.value or Fraction(0)) - (self.low.value or Fraction(0))


def gaps(cells: Sequence[Shown]) -> tuple[Gap, ...]:
    """A gap for each breakdown that shows two groups in some period. Hidden groups take no part."""
    return tuple(_gaps(cells))


def widest(found: Iterable[Gap]) -> Gap | None:
    """Of the newest period the widest."""
    return max(found, key=lambda gap: (gap.period, gap.difference), default=None)


def gap_words(gap: Gap, unit: str) -> str:
    """ "Grade 12 25.1, Grade 8 6.6: 18.4 points" with what is unsteady said."""
    first, second = (
        f"{one.group} {value_words(one.value or Fraction(0), unit)}{f' ({UNSTEADY})' if one.unsteady else ''}"
        for one in (gap.high, gap.low)
    )
    return f"{first}, {second}: {difference_words(gap.difference, unit)}"


def _gaps(cells: Sequence[Shown]) -> Iterator[Gap]:
    for breakdown in dict.fromkeys(one.breakdown for one in cells if one.breakdown):
        there: dict[Period, list[Shown]] = {}
        for one in cells:
            if one.breakdown == breakdown and one.value is not None:
                there.setdefault(one.period, []).append(one)
        compared = [period for period, groups in there.items() if len(groups) > 1]
        if compared:
            groups = sorted(there[max(compared)], key=lambda one: one.value or Fraction(0))
            yield Gap(breakdown, max(compared), groups[-1], groups[0])
