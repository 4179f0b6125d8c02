"""The line of a measure drawn with letters: values, the straight path, the goal, the group's own forecast.

Every line has a mark of its own, so that nothing is told by color.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, log10
from typing import Any, NamedTuple

from convene.measures.figure import value_words
from convene.measures.observation import Values
from convene.measures.period import Period
from convene.measures.standing import At, Standing
from convene.measures.suppression import hidden

VALUE, PROVISIONAL, BASELINE, TARGET, GUESS, PATH, GOAL = "●", "○", "◆", "◇", "×", "·", "╌"
GUESSED = "+"
"""Between the guesses, and from the latest value to the first of them."""
NICE = (1, 2, 2.5, 5, 10)
LOW, BELOW = 10, 2
"""In fewer rows the line takes all of them but those of its periods."""
LABEL = 9
"""Columns that the name of a period takes at least."""

_drawing = threading.Lock()  # the library has one figure for all


class Plotted(NamedTuple):
    """What is drawn: `parts` of the line, one more after each new way of counting; numbers are exact."""

    parts: tuple[tuple[At, ...], ...]
    provisional: tuple[At, ...]
    baseline: At | None
    target: At | None
    guesses: tuple[At, ...]
    unit: str

    @property
    def points(self) -> list[At]:
        """Everything that has a place."""
        ends = [one for one in (self.baseline, self.target) if one]
        return [*(one for part in self.parts for one in part), *ends, *self.guesses]

    @property
    def guessed(self) -> tuple[At, ...]:
        """The group's own line: from the latest value, if it is shown and older, to the last guess."""
        last = next((part[-1] for part in reversed(self.parts)), None)
        begins = (last,) if last and self.guesses and last.period < self.guesses[0].period else ()
        return (*begins, *self.guesses)

    @property
    def short_key(self) -> str:
        """What the marks mean, where there is little room."""
        said = [f"{VALUE} counted"] if any(self.parts) else []
        said += [f"{BASELINE} base"] if self.baseline else []
        said += [f"{PATH}{PATH} path"] if self.baseline and self.target else []
        said += [f"{TARGET} target"] if self.target else []
        said += [f"{GUESS} our guess"] if self.guesses else []
        return "  ".join(said)

    @property
    def key(self) -> str:
        """What the marks mean, those that are there."""
        said = [f"{VALUE} counted"] if any(self.parts) else []
        said += [f"{PROVISIONAL} provisional"] if self.provisional else []
        said += [f"{BASELINE} baseline"] if self.baseline else []
        said += [f"{PATH}{PATH} straight path"] if self.baseline and self.target else []
        said += [f"{TARGET}{GOAL} target"] if self.target else []
        said += [f"{GUESSED}{GUESS} our own forecast"] if self.guesses else []
        return "   ".join(said)


def plotted(values: Values, found: Standing, guesses: Sequence[At]) -> Plotted:
    """What of a measure is drawn; small counts are left out."""
    away, breaks = hidden(values), values.new_ways
    parts: list[list[At]] = [[]]
    for period, value in values.of_everybody.items():
        if period in breaks and parts[-1]:
            parts.append([])
        if (period, "", "") not in away:
            parts[-1].append(At(period, value))
    shown = [one for part in parts for one in part]
    return Plotted(
        parts=tuple(tuple(part) for part in parts if part),
        provisional=tuple(one for one in shown if values.is_provisional(one.period)),
        baseline=None if found.is_hidden else found.baseline,
        target=found.target,
        guesses=tuple(guesses),
        unit=values.measure.unit,
    )


def chart(drawn: Plotted, width: int, height: int) -> str:
    """Lines of text; "" where there is nothing to draw. Slow the first time: not for the event loop."""
    if not drawn.points:
        return ""
    import plotext  # noqa: PLC0415  heavy, and only for this

    with _drawing:
        figure = plotext.figure
        figure.clear()
        figure.theme("colorless")
        figure.plot_size(width, height)
        figure.axes(active=False, axis="x", side="upper")  # a row more for the line
        figure.axes(active=False, axis="y", side="right")
        _draw(figure, drawn)
        _scale(figure, drawn, width, height)
        return str(plotext.uncolorize(str(figure.build()))).rstrip("\n")


def _draw(figure: Any, drawn: Plotted) -> None:
    """Later ones stand over earlier ones."""

    def put(points: Sequence[At], marker: str, *, joined: bool = False) -> None:
        signal = figure.signal(
            [one.period.number for one in points], [float(one.value) for one in points], marker=marker
        )
        figure.draw(signal.lines() if joined else signal)

    periods = [one.period for one in drawn.points]
    if drawn.target:
        ends = (min(periods), max(periods))
        put([At(period, drawn.target.value) for period in ends], GOAL, joined=True)
    if drawn.baseline and drawn.target:
        put((drawn.baseline, drawn.target), PATH, joined=True)
    for part in drawn.parts:
        put(part, "braille", joined=True)
    if drawn.guesses:
        put(drawn.guessed, GUESSED, joined=True)
        put(drawn.guesses, GUESS)
    for part in drawn.parts:
        put(part, VALUE)
    for points, marker in (
        (drawn.provisional, PROVISIONAL),
        ([drawn.baseline], BASELINE),
        ([drawn.target], TARGET),
    ):
        there = [one for one in points if one]
        if there:
            put(there, marker)


def _scale(figure: Any, drawn: Plotted, width: int, height: int) -> None:
    values = [one.value for one in drawn.points]
    low = height < LOW and min(values) < max(values)
    ticks = own_ticks(drawn, height - BELOW) if low else nice_ticks(values, max(2, height // 3))
    ends = (min(values), max(values)) if low else (ticks[0], ticks[-1])
    figure.ruler("y").lim(float(ends[0]), float(ends[1]))
    figure.ruler("y").ticks([float(one) for one in ticks], [value_words(one, drawn.unit) for one in ticks])
    names = period_ticks([one.period for one in drawn.points], max(2, width // LABEL))
    figure.ruler("x").ticks(list(names), list(names.values()))


def own_ticks(drawn: Plotted, rows: int) -> list[Fraction]:
    """Target, latest value and baseline themselves, each in a row of its own, from the lowest up.

    In so few rows a round number would stand beside a value that it is not.
    """
    values = [one.value for one in drawn.points]
    low, span = min(values), max(values) - min(values)
    last = [part[-1] for part in drawn.parts[-1:]]
    found: dict[int, Fraction] = {}
    for one in (drawn.target, *last, drawn.baseline):
        if one:
            found.setdefault(round((one.value - low) / span * (rows - 1)), one.value)
    return sorted(found.values())


def nice_ticks(numbers: Sequence[Fraction], most: int) -> list[Fraction]:
    """At most so many round numbers and one more, from below the lowest to above the highest."""
    low, high = min(numbers), max(numbers)
    span = (high - low) or abs(high) or Fraction(1)
    rough = span / most
    power = Fraction(10) ** floor(log10(rough))
    step = next(Fraction(one) * power for one in NICE if Fraction(one) * power >= rough)
    first, last = floor(low / step), ceil(high / step)
    return [step * at for at in range(first, max(last, first + 1) + 1)]


def period_ticks(periods: Sequence[Period], most: int) -> Mapping[int, str]:
    """The names of at most so many periods by number, the first and as regular as can be."""
    first, last = min(periods), max(periods)
    step = max(1, ceil((last.number - first.number + 1) / most))
    return {at: first.later(at - first.number).words for at in range(first.number, last.number + 1, step)}
