"""The group's own forecast: where a line goes if nothing changes, as it was drawn in “Bending one line”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from convene.errors import BadInput
from convene.kinds.field import Row
from convene.measures.figure import difference_words, exact
from convene.measures.measure import Measure
from convene.measures.period import read_period
from convene.measures.standing import At
from convene.measures.words import at_words

PICKED, FORECAST = "turn-the-curve.measure", "turn-the-curve.forecast"
"""The steps that say of which measure, and what the group guessed."""


def forecast(picked: Any, rows: Iterable[Row], measure: Measure) -> list[At]:
    """The guesses for this measure in the order of periods; none if the group talked about another one."""
    if measure.id not in (picked if isinstance(picked, list) else [picked]):
        return []
    found = {}
    for row in rows:
        guess = row.cells.get("our_guess")
        try:
            period = read_period(str(row.cells.get("period", "")), measure.how_often)
        except BadInput:
            continue
        if isinstance(guess, int | float):
            found[period] = exact(guess)
    return [At(*one) for one in sorted(found.items())]


def unread(rows: Iterable[Row], measure: Measure) -> Iterator[str]:
    """Why a guess is not on the line: its period can't be read; for each of them in words."""
    for row in rows:
        period, guess = str(row.cells.get("period", "")), row.cells.get("our_guess")
        if period and isinstance(guess, int | float) and measure.kind:
            try:
                read_period(period, measure.how_often)
            except BadInput as error:
                yield f"{error.what} {error.todo}".strip()


def forecast_words(guesses: Sequence[At], target: At | None, measure: Measure) -> str:
    """ "If we change nothing: 17.8% in 2029, 3.9 points short of the target."; "" without a guess."""
    if not guesses:
        return ""
    last = guesses[-1]
    words = f"If we change nothing: {at_words(last, measure)}"
    if target is None or not measure.good:
        return f"{words}."
    short = measure.good * (target.value - last.value)
    if short <= 0:
        return f"{words}; that is the target, or better."
    return f"{words}, {difference_words(short, measure.unit)} short of the target."
