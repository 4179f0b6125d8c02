"""Small counts: an attacker with every value that is shown, solving the equations, recovers none of them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from convene.measures.figure import Figure
from convene.measures.gaps import gaps
from convene.measures.observation import Observation, Values
from convene.measures.standing import standing
from convene.measures.suppression import Shown, shown
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


def recovered(cells: Sequence[Shown]) -> list[Shown]:
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


@given(crossed())
def test_no_hidden_count_follows_from_what_is_shown(values: Values) -> None:
    cells = shown(values)
    alone = {
        (one.period, one.breakdown)
        for one in cells
        if one.breakdown and len(values.groups[one.breakdown]) == 1
    }
    for one in recovered(cells):
        # A breakdown of a single group says nothing that the total doesn't; then both are hidden or neither.
        assert (one.period, one.breakdown) in alone or not one.breakdown
        total = values.of(one.period)
        assert total is None or next(cell for cell in cells if cell.observation is total).hidden


@given(crossed())
def test_nothing_small_is_shown_and_what_is_shown_is_right(values: Values) -> None:
    limit, cells = values.measure.limit, shown(values)
    assert not any(gap.high.hidden or gap.low.hidden for gap in gaps(cells))
    for one in cells:
        figure = one.observation.figure
        if one.hidden:
            assert one.value is None
            assert one.figure is None
            continue
        assert figure.count is not None
        assert figure.count >= limit
        if values.measure.unit == "Percent" and figure.of is not None:
            assert figure.of - figure.count >= limit


def test_things_that_are_not_people_are_never_hidden() -> None:
    values = Values(
        measure(unit="Percent", hide_counts_under=0), [value(1, 2020, "", "", Figure(count=0, of=3))]
    )
    (one,) = shown(values)
    assert one.value == 0
    assert one.unsteady


def test_a_limit_below_five_is_five_and_no_limit_is_ten() -> None:
    assert measure(hide_counts_under=1).limit == 5
    assert measure(hide_counts_under=None).limit == 10
    assert measure(hide_counts_under=-3).limit == 0


def test_percents_without_counts_go_with_what_is_hidden_beside_them() -> None:
    figures = {"A": Figure(count=50, of=100), "B": Figure(count=3, of=60), "C": Figure(number=30)}
    values = Values(
        measure(),
        [value(1, 2020, "", "", Figure(number=25))]
        + [value(at, 2020, "Grade", name, one) for at, (name, one) in enumerate(figures.items(), start=2)],
    )
    assert {one.group: one.hidden for one in shown(values)} == {
        "": "", "A": "second", "B": "small", "C": "second",
    }  # fmt: skip


def test_a_hidden_total_hides_every_number_that_follows_from_it() -> None:
    from datetime import date

    numbers = {2020: 60, 2023: 40, 2024: 4}
    given_ = measure(unit="Count", baseline_value=60, target_value=2)
    values = Values(
        given_, [value(at, year, "", "", Figure(count=one)) for at, (year, one) in enumerate(numbers.items())]
    )
    found = standing(values, date(2025, 6, 30))
    assert found.is_hidden
    assert found.status == "On track"
