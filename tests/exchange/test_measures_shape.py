"""Measures as they leave the house: what scripts read holds no small count."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from convene.exchange.demo import NAME
from convene.exchange.shapes.measures import measures
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.initiative.view import View
from convene.measures.figure import Figure
from convene.measures.observation import Observation
from generating import schema
from measuring import deaths
from schema_checking import faults

NUMBERS = ("value", "count", "of")


@pytest.fixture
def larkspur(sample: Path) -> View:
    home = Home(sample / "home", now=lambda: datetime(2026, 11, 16, 9, 42, tzinfo=UTC), settings=sample)
    return home.read(sample / "home" / NAME)


def test_hidden_values_have_no_numbers_and_the_others_do(larkspur: View) -> None:
    found = msgspec.json.decode(msgspec.json.encode(measures(larkspur)))
    shape = schema()
    wrong = faults({"initiative": {}, "measures": found}, shape["$defs"]["show measures"], shape)
    assert not [one for one in wrong if one.startswith("$.measures")]
    values = [value for measure in found for value in measure["values"]]
    assert sum(value["hidden"] for value in values) == 49
    for value in values:
        assert all((value[name] is None) == value["hidden"] for name in NUMBERS)
    assert len(values) == len(larkspur.all(Observation))
    assert found[0]["latest"]["period"] == "2026"
    assert found[4]["gaps"] == []


def test_a_measure_of_small_counts_says_how_it_stands_without_a_number(initiative: Initiative) -> None:
    measure = initiative.rows("measures").add(deaths())
    keep_values(
        initiative,
        [
            Observation(measure=measure, period=str(year), figure=Figure(count=count))
            for year, count in ((2023, 14), (2024, 12), (2025, 7))
        ],
        "typed",
    )
    (found,) = measures(initiative.view)
    assert found.status == "Target met"
    assert found.reason == "Worked out from small counts, which are not shown."
    numbers = (
        found.latest,
        found.baseline,
        found.path,
        found.lead,
        found.change,
        found.share,
        found.tolerance,
    )
    assert numbers == (None,) * 7
    assert [value.value for value in found.values] == [14, 12, None]
    assert "7" not in found.line
