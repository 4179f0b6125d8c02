"""Small counts: which values are hidden, so that nobody can be told, alone or by subtraction.

The limit and the rule for percents follow CDC WONDER (counts of 0 to 9 are not shown for places below the
state, nor rates from them; rates from fewer than 20 events are unreliable). What is hidden besides, so that
the small ones can't be worked out, is a house rule; see `hidden`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from convene.measures.figure import COUNT, PER, PERCENT, Figure, exact, worth
from convene.measures.measure import Measure, faults
from convene.measures.observation import Observation, Values
from convene.measures.period import Period

Hidden: TypeAlias = Literal["", "small", "second"]
"""Not hidden; hidden because it is small; hidden so that a small one can't be worked out."""

HIDDEN = "hidden (small count)"
UNSTEADY = "unsteady"
LEAST_STEADY = 20
"""Percents out of fewer, and rates from fewer events, are unsteady."""


class Shown(NamedTuple):
    """A value as everybody may see it: `value` is None for one that is hidden."""

    period: Period
    breakdown: str
    group: str
    value: Fraction | None
    hidden: Hidden
    unsteady: bool
    observation: Observation

    @property
    def figure(self) -> Figure | None:
        """The counts; None for a value that is hidden."""
        return None if self.hidden else self.observation.figure


def shown(values: Values) -> tuple[Shown, ...]:
    """All values of a measure in the order of periods, breakdowns and groups, the small ones hidden.

    The order says nothing of the values.
    """
    away = hidden(values)
    unit = values.measure.unit
    found = []
    for period in values.periods:
        for breakdown, groups in {"": ("",), **values.groups}.items():
            for group in groups:
                one = values.of(period, breakdown, group)
                if one is None:
                    continue
                why = away.get((period, breakdown, group), "")
                value = None if why else worth(one.figure, unit)
                steady = bool(why) or not is_unsteady(one.figure, unit)
                found.append(Shown(period, breakdown, group, value, why, not steady, one))
    return tuple(found)


def hidden(values: Values) -> Mapping[tuple[Period, str, str], Hidden]:
    """Which cells are hidden, and why.

    1. A cell whose count is under the limit (zero too); for percents also one of which the rest is; one that
       is out of fewer than the limit.
    2. Within each breakdown of each period in which a cell is hidden, and whose total can be known: the next
       smallest, until two cells are hidden that together would pass the first rule, or all are. Values
       without a count are hidden with them, for nobody can say what they would give away.

    The total can be known if it is shown, if it is the baseline of the definition, and if there is another
    breakdown of the same people.
    """
    if values not in _known:
        _known[values] = _hidden(values)
    return _known[values]


_known: WeakKeyDictionary[Values, Mapping[tuple[Period, str, str], Hidden]] = WeakKeyDictionary()
"""Values never change; it is asked for each of them again and again."""


def _hidden(values: Values) -> dict[tuple[Period, str, str], Hidden]:
    found: dict[tuple[Period, str, str], Hidden] = {}
    measure = values.measure
    typed = measure.begins if measure.baseline_value is not None else None
    for period in values.periods:
        total = values.of(period)
        if total_is_hidden(values, period):
            found[period, "", ""] = "small"
        breakdowns = {
            name: there
            for name, groups in values.groups.items()
            if (there := {group: one.figure for group in groups if (one := values.of(period, name, group))})
        }
        is_shown = total is not None and (period, "", "") not in found
        known = is_shown or period == typed or len(breakdowns) > 1
        for name, there in breakdowns.items():
            for group, why in _within(there, measure, known=known).items():
                found[period, name, group] = why
    return found


def total_is_hidden(values: Values, period: Period) -> bool:
    """Whether the value of everybody is a small count; nothing else hides it."""
    total = values.of(period)
    return total is not None and _is_small(total.figure, values.measure)


def baseline_is_hidden(values: Values) -> bool:
    """Whether the baseline is a small count: as it was counted, or else as the definition has it."""
    measure = values.measure
    if measure.begins and values.of(measure.begins):
        return total_is_hidden(values, measure.begins)
    typed = Figure(count=measure.baseline_value)
    return measure.unit == COUNT and _is_small(typed, measure)


def faults_shown(values: Values) -> Iterator[str]:
    """What can't be so in the definition; a baseline that is hidden isn't told."""
    return faults(values.measure, tells_baseline=not baseline_is_hidden(values))


def could_be(figure: Figure, measure: Measure) -> Sequence[Fraction]:
    """The values that a small count may have, for all that anybody can tell; nothing without a count."""
    if figure.count is None:
        return ()
    of, few = figure.of, range(measure.limit)
    if of is None:
        found = [Figure(count=count) for count in few]
    elif of < measure.limit or figure.count < measure.limit:
        found = [Figure(count=count, of=of) for count in few if count <= of]
    else:
        found = [Figure(count=of - rest, of=of) for rest in few]
    return [value for one in found if (value := worth(one, measure.unit)) is not None]


def is_unsteady(figure: Figure, unit: str) -> bool:
    """Whether a value jumps by chance alone: a percent out of fewer than 20, a rate from fewer than 20."""
    if unit == PERCENT:
        return figure.of is not None and figure.of < LEAST_STEADY
    return unit in PER and figure.count is not None and figure.count < LEAST_STEADY


def _within(there: Mapping[str, Figure], measure: Measure, *, known: bool) -> dict[str, Hidden]:
    """What of one breakdown in one period is hidden."""
    away: dict[str, Hidden] = {name: "small" for name, one in there.items() if _is_small(one, measure)}
    if not away:
        return away
    counted = [name for name, one in there.items() if one.count is not None]
    away |= {name: "second" for name in there if name not in counted}
    smallest_first = sorted(counted, key=lambda name: exact(there[name].count or 0))
    for name in (one for one in smallest_first if one not in away):
        together = [there[one] for one in away if one in counted]
        if not known or (len(together) > 1 and not _is_small(_sum(together), measure)):
            break
        away[name] = "second"
    return away


def _is_small(figure: Figure, measure: Measure) -> bool:
    limit = measure.limit
    if figure.count is None or limit == 0:
        return False
    if figure.count < limit or figure.of is None:
        return figure.count < limit
    rest = exact(figure.of) - exact(figure.count) if measure.unit == PERCENT else limit
    return figure.of < limit or rest < limit


def _sum(figures: Sequence[Figure]) -> Figure:
    return Figure(
        count=_added(one.count for one in figures),
        of=_added(one.of for one in figures) if all(one.of is not None for one in figures) else None,
    )


def _added(numbers: Iterable[float | None]) -> float:
    return sum(one for one in numbers if one is not None)
