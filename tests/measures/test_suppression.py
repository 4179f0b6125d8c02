"""Small counts: an attacker with every value that is shown, solving the equations, recovers none of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from attacking import crossed, recovered, value
from convene.measures.figure import Figure
from convene.measures.gaps import gaps
from convene.measures.observation import Values
from convene.measures.standing import standing
from convene.measures.suppression import shown
from convene.measures.words import notes, reason
from measuring import measure


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
    numbers = {2020: 60, 2023: 40, 2024: 4}
    given_ = measure(unit="Count", baseline_value=60, target_value=12)
    values = Values(
        given_, [value(at, year, "", "", Figure(count=one)) for at, (year, one) in enumerate(numbers.items())]
    )
    found = standing(values, date(2025, 6, 30))
    assert found.is_hidden
    assert found.status == "Target met"


@pytest.mark.parametrize("unit", ["Count", "Percent", "Rate per 1,000"])
@pytest.mark.parametrize(("goal", "limit"), [(0, 10), (0, 5), (3, 5), (4, 10), (12, 10), (90, 10)])
def test_no_word_of_how_it_stands_tells_how_small_a_small_count_is(unit: str, goal: int, limit: int) -> None:
    def words(at: int, small: int) -> object:
        counts = {2020: 40, 2023: 30, 2024: 28, 2025: 25}
        counts[list(counts)[at]] = small
        figures = {
            year: Figure(count=count) if unit == "Count" else Figure(count=count, of=100)
            for year, count in counts.items()
        }
        target = {"target_value": goal, "hide_counts_under": limit, "baseline_value": None}
        given_ = measure(unit=unit, good_direction="Up is good" if goal == 90 else "Down is good", **target)
        cells = [value(at, year, "", "", figure) for at, (year, figure) in enumerate(figures.items())]
        found = standing(Values(given_, cells), date(2026, 6, 30))
        return found.status, found.way, found.lacks, reason(found, given_), tuple(notes(found, given_))

    for at in range(4):
        assert len({words(at, small) for small in range(limit)}) == 1, at
