"""Values kept: each once, corrected with its past, taken back by undo; a removed measure keeps its values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from convene.errors import BadInput
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values, measured, plan, take_values_out
from convene.measures.figure import Figure
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.people.person import Person


@pytest.fixture
def measure(initiative: Initiative) -> Measure:
    rows = initiative.rows("shared-measures.measures")
    rows.add(
        {
            "name": "Vaping",
            "unit": "Percent",
            "how_often": "School year",
            "breakdowns": ["Grade"],
            "good_direction": "Down is good",
        }
    )
    return initiative.view.all(Measure)[0]


def value(measure: Measure, count: float = 9, **fields: object) -> Observation:
    usual: dict[str, object] = {"period": "2025-26", "figure": Figure(count=count, of=100)}
    return Observation(measure=measure.id, **{**usual, **fields})  # type: ignore[arg-type]


def test_a_value_is_there_once_however_it_is_typed(initiative: Initiative, measure: Measure) -> None:
    keep_values(initiative, [value(measure, breakdown="Grade", group="Grade 8")], "typed")
    again = value(measure, 12, period="2026", breakdown="grade", group="GRADE  8", on=date(2026, 7, 1))
    assert [one.deed for one in keep_values(initiative, [again], "typed")] == ["change"]
    assert [one.deed for one in keep_values(initiative, [again], "typed")] == ["same"]
    (kept,) = initiative.view.all(Observation)
    assert (kept.period, kept.breakdown, kept.group) == ("2026", "Grade", "Grade 8")
    assert (kept.figure, kept.on) == (Figure(count=12, of=100), date(2026, 7, 1))


def test_undo_brings_the_old_value_back_and_history_has_it(initiative: Initiative, measure: Measure) -> None:
    keep_values(initiative, [value(measure, 9, source="survey")], "value typed")
    keep_values(initiative, [value(measure, 12)], "value corrected")
    assert initiative.view.all(Observation)[0].source == ""
    initiative.undo()
    (kept,) = initiative.view.all(Observation)
    assert (kept.figure.count, kept.source) == (9, "survey")
    initiative.redo()
    initiative.drain()
    changes = [change for entry in initiative.history() for change in entry.changes]
    assert {"count": 9, "of": 100} in [(one.was or {}).get("figure") for one in changes]
    take_values_out(initiative, initiative.view.all(Observation), "value taken out")
    assert not initiative.view.all(Observation)
    initiative.undo()
    assert initiative.view.all(Observation)[0].figure.count == 12


def test_all_or_none_is_kept(initiative: Initiative, measure: Measure) -> None:
    wrong = value(measure, 200)
    with pytest.raises(BadInput):
        keep_values(initiative, [value(measure), wrong], "typed")
    assert not initiative.view.all(Observation)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"period": "2026-Q1"}, "not a school year"),
        ({"group": "Grade 8"}, "needs its breakdown"),
        ({"breakdown": "Place", "group": "North"}, "no breakdown “Place”"),
        ({"figure": Figure()}, "number"),
        ({"figure": Figure(number=float("nan"))}, "number"),
        ({"figure": Figure(count=3)}, "Out of how many"),
        ({"breakdown": "Grade", "group": "x" * 500}, "at most"),
    ],
)
def test_what_can_t_be_is_refused(
    initiative: Initiative, measure: Measure, fields: dict[str, Any], why: str
) -> None:
    with pytest.raises(BadInput) as refused:
        plan(initiative.view, value(measure, **fields))
    assert why in str(refused.value)


def test_a_removed_measure_keeps_its_values_and_a_removed_person_their_name(
    initiative: Initiative, measure: Measure
) -> None:
    person = initiative.of(Person).add(Person(name="Ingrid"), "person added")
    keep_values(initiative, [value(measure, reported_by=person.id)], "typed")
    initiative.of(Person).remove(person.id, "person removed")
    assert initiative.view.name("people", person.id) == "Ingrid (removed)"
    initiative.rows("measures").remove(measure.id)
    assert measured(initiative.view) == []
    assert len(initiative.view.all(Observation)) == 1
    initiative.rows("measures").add({"name": "vaping"})
    assert measured(initiative.view)[0].measure.id == measure.id


def test_an_odd_document_hides_no_other(initiative: Initiative, measure: Measure, home: Home) -> None:
    keep_values(initiative, [value(measure)], "typed")
    with initiative.group("odd") as database:
        database.table("observations").insert_multiple(
            [
                {"measure": "x", "period": 5, "figure": "many"},
                {"measure": measure.id, "period": "2026-Q1", "figure": {"count": 3, "of": 0}},
                {"measure": measure.id, "period": "2027", "figure": {}},
            ]
        )
    (values,) = measured(initiative.view)
    assert len(values.cells) == 1
