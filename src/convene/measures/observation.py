"""One value of a measure: for one period, of everybody or of one group; who reported it, when, from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import ClassVar

import msgspec

from convene.errors import BadInput
from convene.measures.figure import Figure, check_figure, has_worth, worth
from convene.measures.measure import Measure
from convene.measures.period import Period, read_period
from convene.typed import clean_line

LONGEST = 200
"""Letters of a group's name."""

AHEAD = timedelta(days=365)
"""A budget is known for next year; a year behind that is a slip of the keys (a house rule)."""


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """A value. `measure` is the measure's id, `period` as `Period.key` has it ("2026", "2026-Q1").

    `breakdown` and `group` ("Grade", "Grade 8") are empty for everybody. `provisional`: it may still change.
    `new_way`: from this period on it is counted in another way, so that nothing before compares with it.
    `reported_by` is a person's id, `source` where it came from (a file, a report), `on` the day on which it
    was reported or corrected last. What a correction replaced is in the history.
    """

    table: ClassVar[str] = "observations"

    id: int = 0
    order: float = 0.0
    measure: int = 0
    period: str = ""
    breakdown: str = ""
    group: str = ""
    figure: Figure = Figure()
    provisional: bool = False
    new_way: bool = False
    reported_by: int | None = None
    source: str = ""
    on: date | None = None

    @property
    def cell(self) -> str:
        """What there is one value of: measure, period, breakdown and group, capitals making no difference.

        Two laptops that fill in the same cell make the same value.
        """
        return "/".join((str(self.measure), self.period, self.breakdown, self.group)).casefold()


def checked(observation: Observation, measure: Measure) -> Observation:
    """The value in its usual form: period as it is kept, group and breakdown as they are written elsewhere.

    Raises BadInput for a period of another kind or one that is far ahead, for a breakdown that the measure
    doesn't have, for a figure that can't be in its unit.
    """
    if measure.kind is None or not measure.unit:
        lacks = "how often it is counted" if measure.kind is None else "its unit"
        raise BadInput(
            f"“{measure.name}” can't take values: {lacks} is not filled in.",
            todo="Fill it in in the worksheet “How will we know?”.",
        )
    period = read_period(observation.period, measure.how_often)
    if observation.on and period.later(-1).last_day >= observation.on + AHEAD:
        what = f"{period.words} is more than a year ahead: nothing is counted in it yet."
        raise BadInput(what, todo="Look at the year.")
    breakdown, group = (
        " ".join(clean_line(one).split()) for one in (observation.breakdown, observation.group)
    )
    if bool(breakdown) != bool(group):
        raise BadInput(
            "A group needs its breakdown, and a breakdown a group.", todo="Such as Grade, Grade 8."
        )
    if max(len(breakdown), len(group)) > LONGEST:
        raise BadInput(f"A name of a group has at most {LONGEST} letters.")
    if breakdown:
        known = {one.casefold(): one for one in measure.breakdowns}
        if breakdown.casefold() not in known:
            there = ", ".join(measure.breakdowns)
            raise BadInput(
                f"“{measure.name}” has no breakdown “{breakdown}”.",
                todo=f"It has: {there}." if there else "Add it in the worksheet “How will we know?”.",
            )
        breakdown = known[breakdown.casefold()]
    check_figure(observation.figure, measure.unit)
    return msgspec.structs.replace(
        observation, measure=measure.id, period=period.key, breakdown=breakdown, group=group
    )


class Values:
    """The values of one measure, by period, breakdown and group; what can't be read as such is left out.

    It never changes: what follows from it is worked out once.

    Periods are in their order, breakdowns in the definition's (others behind), groups as they first came.
    """

    def __init__(self, measure: Measure, observations: Iterable[Observation]) -> None:
        self.measure = measure
        self.cells: dict[tuple[Period, str, str], Observation] = {}
        for one in sorted(observations, key=lambda one: (one.order, one.id)):
            if one.measure == measure.id and has_worth(one.figure, measure.unit):
                try:
                    period = read_period(one.period, measure.how_often)
                except BadInput:
                    continue
                self.cells[period, one.breakdown, one.group] = one
        self._by_period: dict[Period, list[Observation]] = {}
        groups: dict[str, dict[str, None]] = {name: {} for name in measure.breakdowns}
        for (period, breakdown, group), one in self.cells.items():
            self._by_period.setdefault(period, []).append(one)
            if breakdown:
                groups.setdefault(breakdown, {})[group] = None
        self.periods = sorted(self._by_period)
        self.groups: dict[str, tuple[str, ...]] = {
            name: tuple(found) for name, found in groups.items() if found
        }

    def of(self, period: Period, breakdown: str = "", group: str = "") -> Observation | None:
        """The value of one cell."""
        return self.cells.get((period, breakdown, group))

    def in_period(self, period: Period) -> list[Observation]:
        """All values of one period."""
        return list(self._by_period.get(period, ()))

    def is_provisional(self, period: Period) -> bool:
        """Whether any value of a period may still change."""
        return any(one.provisional for one in self._by_period.get(period, ()))

    @cached_property
    def of_everybody(self) -> Mapping[Period, Fraction]:
        """What the values of everybody are worth, by period."""
        found = {period: self.of(period) for period in self.periods}
        line = {period: worth(one.figure, self.measure.unit) for period, one in found.items() if one}
        return {period: value for period, value in line.items() if value is not None}

    @cached_property
    def new_ways(self) -> list[Period]:
        """The periods from which on it was counted in another way."""
        return [period for period in self.periods if any(one.new_way for one in self._by_period[period])]
