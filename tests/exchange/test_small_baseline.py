"""A baseline that is a small count is in nothing that leaves: not by itself, and not in words about it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest

from convene.exchange.data.everything import everything
from convene.exchange.shapes.answers import answers
from convene.exchange.shapes.measures import measures
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.measures.figure import Figure
from convene.measures.observation import Observation
from measuring import deaths

SMALL = 6.125
"""No other number in any export begins so."""


def define(initiative: Initiative, baseline: float, target: float) -> int:
    return initiative.rows("measures").add(deaths(baseline_value=baseline, target_value=target))


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("target", [2, 8.5])
def test_it_is_in_no_part_of_everything(initiative: Initiative, counted: bool, target: float) -> None:
    measure = define(initiative, SMALL, target)
    if counted:
        value = Observation(measure=measure, period="2023", figure=Figure(count=SMALL))
        keep_values(initiative, [value], "typed")
    initiative.drain()
    packed = everything(initiative, {}, datetime(2026, 11, 16, tzinfo=UTC))
    with ZipFile(io.BytesIO(packed)) as outer:
        parts = {name: outer.read(name) for name in outer.namelist()}
    with ZipFile(io.BytesIO(parts.pop("workbook.xlsx"))) as inner:
        parts |= {f"workbook/{name}": inner.read(name) for name in inner.namelist()}
    assert not [name for name, data in parts.items() if b"6.1" in data]
    assert b"Deaths" in parts["record.json"]


def test_a_target_that_is_the_same_does_not_tell_it(initiative: Initiative) -> None:
    define(initiative, SMALL, SMALL)
    (found,) = measures(initiative.view)
    assert found.baseline_value is None
    assert found.reason == "It rests on small counts, and how it stands would tell them."
    assert found.faults == ()


def test_a_target_that_no_small_baseline_goes_with_is_a_fault(initiative: Initiative) -> None:
    define(initiative, SMALL, 12)
    (found,) = measures(initiative.view)
    assert found.reason == "The target doesn't go with the baseline. Look at both in the definition."
    assert found.faults == (found.reason,)


def test_one_that_is_large_enough_leaves(initiative: Initiative) -> None:
    define(initiative, 60, 20)
    assert [one.baseline_value for one in measures(initiative.view)] == [60]
    (answer,) = answers(initiative.view, "shared-measures", "measures")
    assert answer.rows
    assert answer.rows[0]["baseline_value"] == 60
