"""Measures with their values are worked out once, and are what they would be if they were worked out anew."""

from __future__ import annotations

import pytest

from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values, measured, take_values_out
from convene.initiative.view import View
from convene.measures.figure import Figure
from convene.measures.observation import Observation, Values


@pytest.fixture
def larkspur(sample_home: Home) -> Initiative:
    return sample_home.open(sample_home.folder / NAME)


def told(found: list[Values]) -> list[tuple[object, ...]]:
    return [(one.measure, one.cells, one.periods, one.groups, one.new_ways) for one in found]


def anew(view: View) -> list[tuple[object, ...]]:
    return told(measured(view.frozen()))


def test_after_every_change_they_are_as_if_worked_out_anew(larkspur: Initiative) -> None:
    view = larkspur.view
    first, second = (one.measure.id for one in measured(view)[:2])
    value = Observation(measure=first, period="2026", figure=Figure(count=400, of=2900))
    other = Observation(measure=second, period="2027", figure=Figure(number=3.5), new_way=True)
    before = anew(view)
    changes = (
        lambda: keep_values(larkspur, [value, other], "typed"),
        lambda: take_values_out(larkspur, list(measured(view)[1].cells.values())[:3], "taken out"),
        lambda: larkspur.rows("measures").change(first, "unit", "Count"),
        lambda: larkspur.rows("measures").remove(second),
        larkspur.undo,
        larkspur.undo,
        larkspur.undo,
        larkspur.undo,
    )
    for change in changes:
        change()
        assert told(measured(view)) == anew(view)
    assert told(measured(view)) == before
    larkspur.close()


def test_a_group_sees_what_is_typed_in_it(larkspur: Initiative) -> None:
    first = measured(larkspur.view)[0]
    with larkspur.group("two deeds"):
        value = Observation(measure=first.measure.id, period="2027", figure=Figure(number=3.5))
        keep_values(larkspur, [value], "typed")
        assert measured(larkspur.view)[0].periods[-1].key == "2027"
    larkspur.close()


def test_only_the_measure_with_another_value_is_worked_out_again(larkspur: Initiative) -> None:
    before = measured(larkspur.view)
    value = Observation(measure=before[2].measure.id, period="2027", figure=Figure(number=3.5))
    keep_values(larkspur, [value], "typed")
    after = measured(larkspur.view)
    assert [one is other for one, other in zip(before, after, strict=True)] == [at != 2 for at in range(6)]
    larkspur.close()
