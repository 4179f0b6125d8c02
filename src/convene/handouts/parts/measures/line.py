"""The line of a measure as a figure: what was counted, the straight path, the target, our own forecast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from convene.blocks import Figure, Series, SeriesLook
from convene.handouts.parts.measures.scored import Scored
from convene.measures.figure import DOLLARS, PERCENT, rounded, value_words
from convene.measures.measure import Measure
from convene.measures.observation import Values
from convene.measures.period import Period
from convene.measures.standing import At, path_at
from convene.measures.suppression import baseline_is_hidden, hidden
from convene.measures.words import change_words, reason

PROVISIONAL = "*"
MOST_PARTS = 4
"""A line that was begun anew more often shows the newest parts only; the table at the end has all."""


def line_figure(one: Scored, guesses: Sequence[At]) -> Figure | None:
    """None where there is not one value that can be shown. Small counts are gaps."""
    values, found, measure = one.values, one.found, one.measure
    parts = _parts(values)
    if not any(parts.values()):
        return None
    baseline = None if baseline_is_hidden(values) else found.baseline
    target = found.target
    known = [at for part in parts.values() for at in part]
    ends = [at for at in (baseline, target) if at]
    periods = _every_period(at.period for at in (*known, *ends, *guesses))
    path = (
        [At(period, path_at(baseline, target, period)) for period in periods] if baseline and target else []
    )
    path = [at for at in path if baseline and target and baseline.period <= at.period <= target.period]
    decimals = decimals_of([at.value for at in (*known, *ends, *guesses)], measure)
    drawn: list[tuple[str, SeriesLook, Sequence[At]]] = [
        ("Straight path", "path", path if len(path) > 1 else []),
        ("Forecast", "forecast", _from_latest(guesses, known)),
        *((name, "measured", part) for name, part in parts.items()),
        ("Baseline", "baseline", [baseline] if baseline else []),
        ("Target", "target", [target] if target else []),
    ]
    return Figure(
        caption=f"{measure.unit}, by {measure.how_often.lower()}",
        told=told(one),
        places=tuple(_place(period, values) for period in periods),
        series=tuple(
            Series(name, _along(periods, points, decimals), look) for name, look, points in drawn if points
        ),
        unit=figure_unit(measure),
        decimals=decimals,
    )


def told(one: Scored) -> str:
    """How it stands, why, and since when: the status sentence, and what is read aloud of the figure."""
    found, measure = one.found, one.measure
    way = f", {found.way.lower()}" if found.way else ""
    change = change_words(found, measure)
    since = f" {change[:1].upper()}{change[1:]}." if change else ""
    return f"{found.status}{way}: {_begun(reason(found, measure))}{since}"


def decimals_of(numbers: Iterable[Fraction], measure: Measure) -> int:
    """So many as the values have in words."""
    return max((len(value_words(one, measure.unit).partition(".")[2]) for one in numbers), default=0)


def figure_unit(measure: Measure) -> str:
    """What stands at each number of a figure; rates say theirs in the caption."""
    return {PERCENT: "%", DOLLARS: "$"}.get(measure.unit, "")


def as_shown(value: Fraction, decimals: int) -> float:
    """The number that people read: a workbook holds what the chart shows, and nothing finer."""
    return float(rounded(value, decimals).replace(",", ""))


def _parts(values: Values) -> Mapping[str, list[At]]:
    """What was counted and may be shown, by the name of its part of the line: a new one for each new way."""
    away, name = hidden(values), "We counted"
    parts: dict[str, list[At]] = {name: []}
    for period, value in values.of_everybody.items():
        if period in values.new_ways and any(parts.values()):
            name = f"New way since {period.words}"
            parts[name] = []
        if (period, "", "") not in away:
            parts[name].append(At(period, value))
    there = {name: part for name, part in parts.items() if part}
    return dict(list(there.items())[-MOST_PARTS:])


def _from_latest(guesses: Sequence[At], known: Sequence[At]) -> Sequence[At]:
    """A forecast begins where the counted line ends."""
    latest = max(known)
    return [latest, *guesses] if guesses and latest.period < guesses[0].period else guesses


def _every_period(known: Iterable[Period]) -> list[Period]:
    """From the first to the last, those between too: a year without a value is a gap."""
    found = sorted(known)
    return [found[0].later(at) for at in range(found[-1].number - found[0].number + 1)]


def _place(period: Period, values: Values) -> str:
    shown = (period, "", "") not in hidden(values) and values.of(period) is not None
    return f"{period.words}{PROVISIONAL if shown and values.is_provisional(period) else ''}"


def _along(periods: Sequence[Period], points: Sequence[At], decimals: int) -> tuple[float | None, ...]:
    there = {at.period: as_shown(at.value, decimals) for at in points}
    return tuple(there.get(period) for period in periods)


def _begun(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
