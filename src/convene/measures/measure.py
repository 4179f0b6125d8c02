"""A shared measure: what is counted, how often, where it started and where it is to go."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal, cast

import msgspec

from convene.errors import BadInput
from convene.measures.figure import COUNT, exact, value_words
from convene.measures.period import Period, PeriodKind, read_period

LEAST_LIMIT, USUAL_LIMIT = 5, 10
"""Counts of people are hidden under 10, as in CDC WONDER for places below the state; at least under 5."""

USUAL_TOLERANCE, MOST_TOLERANCE = Fraction(1, 10), Fraction(1, 4)


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One measure. Its row is the one of the worksheet “How will we know?”: the columns there are the fields.

    `kept_by` is an organization's id. What a group filled in is taken as it is: `faults` says what can't be.
    """

    table: ClassVar[str] = "measures"

    id: int = 0
    order: float = 0.0
    name: str = ""
    plain_question: str = ""
    what_we_count: str = ""
    out_of_whom: str = ""
    unit: str = ""
    good_direction: str = ""
    level: str = ""
    source: str = ""
    kept_by: int | None = None
    how_often: str = ""
    breakdowns: tuple[str, ...] = ()
    baseline_period: str = ""
    baseline_value: float | None = None
    target_period: str = ""
    target_value: float | None = None
    allowed_behind: float | None = None
    hide_counts_under: float | None = None

    @property
    def kind(self) -> PeriodKind | None:
        """The kind of its periods; None while nobody said how often it is counted."""
        known = self.how_often in {"Month", "Quarter", "School year", "Calendar year"}
        return cast("PeriodKind", self.how_often) if known else None

    @property
    def good(self) -> Literal[1, -1, 0]:
        """1 if up is good, -1 if down is; 0 while nobody said."""
        return {"Up is good": 1, "Down is good": -1}.get(self.good_direction, 0)  # type: ignore[return-value]

    @property
    def limit(self) -> int:
        """Counts under this are hidden; 0 for things that are not people. Where nothing is said, 10."""
        if self.hide_counts_under is None:
            return USUAL_LIMIT
        return max(LEAST_LIMIT, int(self.hide_counts_under)) if self.hide_counts_under > 0 else 0

    @property
    def tolerance(self) -> Fraction:
        """The part of the planned change by which the measure may be behind its path and is still on track.

        A tenth where the definition says nothing, and at most a quarter.
        """
        if self.allowed_behind is None:
            return USUAL_TOLERANCE
        return max(Fraction(0), min(MOST_TOLERANCE, exact(self.allowed_behind) / 100))

    @property
    def begins(self) -> Period | None:
        """The period of the baseline; None if there is none that can be read."""
        return _read(self.baseline_period, self.how_often)

    @property
    def ends(self) -> Period | None:
        """The period of the target; None if there is none that can be read."""
        return _read(self.target_period, self.how_often)

    @property
    def typed_baseline(self) -> Fraction | None:
        """The baseline as the definition has it."""
        return None if self.baseline_value is None else exact(self.baseline_value)

    @property
    def target(self) -> Fraction | None:
        """The value to be reached."""
        return None if self.target_value is None else exact(self.target_value)


def faults(measure: Measure, *, tells_baseline: bool = True) -> Iterator[str]:
    """What is filled in and can't be so, in sentences: a period nobody can read, a target the wrong way.

    Where the baseline is hidden nothing is said that would tell it: only what holds of any small count.
    """
    for title, words in (("Baseline", measure.baseline_period), ("Target", measure.target_period)):
        if words and measure.kind:
            try:
                read_period(words, measure.how_often)
            except BadInput as error:
                yield f"{title} period: {error.what} {error.todo}"
    if measure.begins and measure.ends and measure.ends.number <= measure.begins.number:
        yield "The target period is not after the baseline period."
    start, goal = measure.typed_baseline, measure.target
    if start is None or goal is None:
        return
    if not tells_baseline:
        small = range(measure.limit) if measure.unit == COUNT else range(0)
        if small and all(measure.good * (goal - one) < 0 or one == goal for one in small):
            yield "The target doesn't go with the baseline. Look at both in the definition."
    elif start == goal:
        yield "The target is the same as the baseline: there is no way to go."
    elif measure.good * (goal - start) < 0:
        way = measure.good_direction.lower()
        above = "above" if goal > start else "below"
        goal_words, start_words = (value_words(one, measure.unit) for one in (goal, start))
        yield f"The target goes the wrong way: {way}, and {goal_words} is {above} {start_words}."


def _read(words: str, kind: str) -> Period | None:
    try:
        return read_period(words, kind)
    except BadInput:
        return None
