"""Is a measure on track? The straight path from baseline to target, and how far the latest value is from it.

The words of progress follow Healthy People 2020 and 2030 (CDC, NCHS), whose rule without sampling error is
that movement of a tenth of the planned change counts as real. The straight path and the tolerance are house
rules. The same function everywhere: screen, paper, export. All of it is exact; only words are rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from convene.measures.figure import Figure
from convene.measures.measure import Measure
from convene.measures.observation import Values
from convene.measures.period import Period, last_finished
from convene.measures.suppression import baseline_is_hidden, could_be, faults_shown, total_is_hidden

Status: TypeAlias = Literal["Not enough data", "Target met", "On track", "Off track", "Target missed"]
Way: TypeAlias = Literal["Better", "About the same", "Worse"]

STATUSES: tuple[Status, ...] = ("Target met", "On track", "Off track", "Target missed", "Not enough data")
TENTH = Fraction(1, 10)
"""How much of the planned change counts as real."""
LEAST_VALUES = 2
"""Values after the baseline that a status needs."""
OLDEST = 2
"""Periods that the latest value may be older than the last finished one."""

RULE = (
    "On track: behind the straight path from baseline to target by no more than a tenth of the planned "
    "change, or what the measure's definition allows. It takes two values after the baseline, the newest not "
    "more than two periods old. Better: by a tenth of the planned change or more. After Healthy People 2020 "
    "and 2030; path and tolerance are house rules."
)
"""The rule in words, for whoever asks why."""

RULE_IN_SHORT = (
    "On track means: ahead of the straight path from baseline to target, or behind it by no more than a "
    "tenth of the planned change, unless the measure's definition says otherwise."
)
"""The rule in one sentence, for the foot of a paper."""


WOULD_TELL = "It rests on small counts, and how it stands would tell them."
"""Why there is no status where the words alone would say how small a small count is."""


class At(NamedTuple):
    """A value and its period."""

    period: Period
    value: Fraction


class Standing(NamedTuple):
    """How a measure stands.

    `lacks` says why there is not enough data, "" where there is. `path` is where the straight path is at the
    latest value, `lead` how far that is ahead of it (below zero: behind). `met_in` is an earlier period that
    met the target when the latest doesn't. `is_hidden`: baseline or latest are small counts, and no number
    here may be shown, only the words; they are the same whatever the small counts are.
    """

    status: Status
    lacks: str = ""
    baseline: At | None = None
    is_observed: bool = False
    latest: At | None = None
    target: At | None = None
    path: Fraction | None = None
    lead: Fraction | None = None
    tolerance: Fraction | None = None
    way: Way | None = None
    share: Fraction | None = None
    met_in: Period | None = None
    provisional: bool = False
    is_hidden: bool = False

    @property
    def change(self) -> Fraction | None:
        """Latest less baseline."""
        return self.latest.value - self.baseline.value if self.latest and self.baseline else None

    @property
    def relative(self) -> Fraction | None:
        """The change as a part of the baseline; None from zero."""
        if self.change is None or self.baseline is None or not self.baseline.value:
            return None
        return self.change / self.baseline.value


def path_at(baseline: At, target: At, period: Period) -> Fraction:
    """Where the straight path is in a period; behind the target it stays there."""
    steps = target.period.number - baseline.period.number
    if period >= target.period or steps <= 0:
        return target.value
    gone = Fraction(period.number - baseline.period.number, steps)
    return baseline.value + (target.value - baseline.value) * gone


def standing(values: Values, today: date) -> Standing:
    """How a measure stands on a day; not what would tell how small a small count is."""
    found = _begun(values)
    judged = _judged(found, values, today)
    if not found.is_hidden:
        return judged
    others = (_judged(one, values, today) for one in _could_be(found, values))
    if all(_words(one) == _words(judged) for one in others):
        return judged
    return judged._replace(status="Not enough data", lacks=WOULD_TELL, way=None, met_in=None)


def _words(found: Standing) -> tuple[object, ...]:
    return found.status, found.lacks, found.way, found.met_in


def _could_be(found: Standing, values: Values) -> Iterator[Standing]:
    """The same with any other small counts."""
    measure, ends = values.measure, []
    for at, is_small in (
        (found.baseline, baseline_is_hidden(values)),
        (found.latest, found.latest is not None and total_is_hidden(values, found.latest.period)),
    ):
        kept = values.of(at.period) if at else None
        figure = kept.figure if kept else Figure(count=measure.baseline_value)
        small = could_be(figure, measure) if at and is_small else ()
        ends.append([at._replace(value=one) for one in small] if at and small else [at])
    for baseline, latest in product(*ends):
        same = baseline and latest and baseline.period == latest.period
        yield found._replace(baseline=latest if same else baseline, latest=latest)


def _begun(values: Values) -> Standing:
    """Where it started, where it is and where it is to go."""
    measure, whole, breaks = values.measure, values.of_everybody, values.new_ways
    since = {period: value for period, value in whole.items() if not breaks or period >= breaks[-1]}
    latest = At(*max(since.items())) if since else None
    observed = whole.get(measure.begins) if measure.begins else None
    start = observed if observed is not None else measure.typed_baseline
    baseline = At(measure.begins, start) if measure.begins and start is not None else None
    target = At(measure.ends, measure.target) if measure.ends and measure.target is not None else None
    return Standing(
        "Not enough data",
        baseline=baseline,
        is_observed=observed is not None,
        latest=latest,
        target=target,
        provisional=latest is not None and values.is_provisional(latest.period),
        is_hidden=(latest is not None and total_is_hidden(values, latest.period))
        or baseline_is_hidden(values),
    )


def _judged(found: Standing, values: Values, today: date) -> Standing:
    """By the rule, from where it starts and is."""
    measure, whole, breaks = values.measure, values.of_everybody, values.new_ways
    baseline, latest, target = found.baseline, found.latest, found.target
    since = {period: value for period, value in whole.items() if not breaks or period >= breaks[-1]}
    since |= dict([latest]) if latest else {}
    lacks = _lacks_ends(values, baseline, target)
    if lacks or baseline is None or target is None:
        return found._replace(lacks=lacks)
    after = [period for period in since if period > baseline.period]
    if latest and after:
        found = _moved(found, baseline, latest, target, measure)
    lacks = _lacks_values(after, latest, today)
    if lacks or latest is None:
        return found._replace(lacks=lacks)
    met = [one for one in after if measure.good * (since[one] - target.value) >= 0]
    if latest.period in met:
        return found._replace(status="Target met")
    met = [one for one in met if not total_is_hidden(values, one)]
    return found._replace(status=_unmet(found, latest, target, today), met_in=max(met, default=None))


def _moved(found: Standing, baseline: At, latest: At, target: At, measure: Measure) -> Standing:
    good = measure.good
    planned = abs(target.value - baseline.value)
    moved = good * (latest.value - baseline.value)
    worse = abs(baseline.value) * TENTH or planned * TENTH
    path = path_at(baseline, target, latest.period)
    way: Way = "Better" if moved >= planned * TENTH else "Worse" if -moved >= worse else "About the same"
    return found._replace(
        path=path,
        lead=good * (latest.value - path),
        tolerance=planned * measure.tolerance,
        way=way,
        share=moved / planned,
    )


def _unmet(found: Standing, latest: At, target: At, today: date) -> Status:
    if found.lead is not None and found.tolerance is not None and found.lead >= -found.tolerance:
        return "On track"
    is_last = latest.period == target.period and target.period.last_day < today
    return "Target missed" if is_last or latest.period > target.period else "Off track"


def _lacks_ends(values: Values, baseline: At | None, target: At | None) -> str:
    """Why there is no path to walk; "" if there is one."""
    measure, breaks = values.measure, values.new_ways
    if baseline and breaks and baseline.period < breaks[-1]:
        return f"It is counted in a new way since {breaks[-1].words}: that needs a new baseline."
    if lacks := next(faults_shown(values), ""):
        return lacks
    if not baseline or not target:
        missing = [name for name, one in (("baseline", baseline), ("target", target)) if not one]
        return f"There is no {' and no '.join(missing)}."
    if not measure.good:
        return "Nobody said which way is good."
    if measure.good * (target.value - baseline.value) <= 0:
        return "The baseline as it was counted is at the target already, or beyond it."
    return ""


def _lacks_values(after: Sequence[Period], latest: At | None, today: date) -> str:
    """Why the values say nothing yet; "" if they do."""
    if len(after) < LEAST_VALUES or latest is None:
        return f"There is {'one' if after else 'no'} value after the baseline; it takes two."
    finished = last_finished(latest.period.kind, today)
    if finished.number - latest.period.number > OLDEST:
        return f"The newest value is from {latest.period.words}, more than two periods ago."
    return ""
