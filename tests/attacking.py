"""An attacker who has every value that is shown, and solves the equations between them; people to count."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from convene.measures.figure import Figure
from convene.measures.observation import Observation, Values
from measuring import measure


def value(order: int, period: int, breakdown: str, group: str, figure: Figure) -> Observation:
    return Observation(
        id=order, order=order, measure=1, period=str(period), breakdown=breakdown, group=group, figure=figure
    )


@st.composite
def crossed(draw: Any) -> Values:
    """People in a table of grades by places, in up to three periods: every breakdown adds up to the same."""
    unit = draw(st.sampled_from(["Percent", "Count", "Rate per 1,000"]))
    limit = draw(st.sampled_from([None, 5, 10, 30]))
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    small = st.integers(0, 12) | st.integers(0, 60)
    found: list[Observation] = []
    for period in range(2020, 2020 + draw(st.integers(1, 2))):
        counts = [[draw(small) for _ in range(columns)] for _ in range(rows)]
        rests = [[draw(small) for _ in range(columns)] for _ in range(rows)]

        def figure(cells: Sequence[tuple[int, int]], counts: Any = counts, rests: Any = rests) -> Figure:
            count = sum(counts[row][column] for row, column in cells)
            of = count + sum(rests[row][column] for row, column in cells)
            return Figure(count=count) if unit == "Count" else Figure(count=count, of=max(1, of))

        everyone = [(row, column) for row in range(rows) for column in range(columns)]
        if draw(st.booleans()) or draw(st.booleans()):
            found.append(value(len(found) + 1, period, "", "", figure(everyone)))
        for row in range(rows):
            one = figure([(row, column) for column in range(columns)])
            found.append(value(len(found) + 1, period, "Grade", f"G{row}", one))
        if draw(st.booleans()):
            for column in range(columns):
                one = figure([(row, column) for row in range(rows)])
                found.append(value(len(found) + 1, period, "Place", f"P{column}", one))
    return Values(measure(unit=unit, hide_counts_under=limit, baseline_value=None), found)


class Told(Protocol):
    """A value as it is told, or that it is hidden."""

    @property
    def period(self) -> object: ...
    @property
    def breakdown(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def hidden(self) -> object: ...


T = TypeVar("T", bound=Told)


def recovered(cells: Sequence[T]) -> list[T]:
    """The hidden values that follow from the shown ones, knowing that each breakdown adds up to all."""
    found = []
    for period in {one.period for one in cells}:
        here = [one for one in cells if one.period == period]
        names = [(one.breakdown, one.group) for one in here]
        unknown = [name for one, name in zip(here, names, strict=True) if one.hidden]
        if ("", "") not in names:
            unknown.append(("", ""))
        equations = []
        for breakdown in {one.breakdown for one in here if one.breakdown}:
            row = {name: Fraction(name[0] == breakdown) for name in unknown}
            if ("", "") in row:
                row["", ""] = Fraction(-1)
            equations.append([row[name] for name in unknown])
        found += [
            one
            for one, name in zip(here, names, strict=True)
            if one.hidden and follows(equations, [Fraction(other == name) for other in unknown])
        ]
    return found


def follows(equations: list[list[Fraction]], wanted: list[Fraction]) -> bool:
    return rank([*equations, wanted]) == rank(equations)


def rank(matrix: list[list[Fraction]]) -> int:
    rows, done = [list(row) for row in matrix], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        for at in range(len(rows)):
            if at != done and rows[at][column]:
                factor = rows[at][column] / rows[done][column]
                rows[at] = [a - factor * b for a, b in zip(rows[at], rows[done], strict=True)]
        done += 1
    return done
