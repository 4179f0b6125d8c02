"""Which worksheet next: readiness again, what gives another its rows, a measure to talk about."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.initiative.view import View
from convene.measures.figure import Figure
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.progress.cells import cell_states
from convene.progress.next_rules import not_ready, off_track
from convene.progress.next_step import what_next
from convene.worksheets.shelf import Shelf


@pytest.fixture
def larkspur(sample_home: Home) -> Path:
    return sample_home.folder / NAME


def named(initiative: Initiative) -> list[str]:
    return [one.reason for one in off_track(initiative.view)]


def test_a_measure_off_track_is_talked_about_until_it_was(sample_home: Home, larkspur: Path) -> None:
    opened = sample_home.open(larkspur)
    drinking, risk = opened.view.all(Measure)[1:3]
    assert named(opened) == [f"“{risk.name}” is off track."]  # drinking was talked about in September
    opened.answer("turn-the-curve.measure", risk.id)
    assert named(opened) == []  # and what was said of drinking still counts
    value = Observation(measure=drinking.id, period="2027", figure=Figure(number=18.4), on=date(2026, 11, 2))
    keep_values(opened, [value], "typed")
    assert named(opened) == [f"“{drinking.name}” is off track."]  # a newer value than that talk
    worse = Observation(measure=risk.id, period="2026", figure=Figure(number=50), on=date(2026, 12, 1))
    keep_values(opened, [worse], "value corrected")
    assert named(opened) == [f"“{risk.name}” is off track."]  # newer than the talk
    opened.close()


SHELF, TODAY = Shelf(), date(2026, 11, 16)


def view(*rows: dict[str, Any]) -> View:
    made = {str(at): {"order": float(at), **row} for at, row in enumerate(rows, start=1)}
    return View({"rows": made}, SHELF, today=TODAY)


def test_where_inputs_are_missing_the_worksheet_that_gives_them_comes_first() -> None:
    states = [
        one._replace(state="agreed")
        if one.cell.phase == "initiate-action" and one.cell.component != "evaluation-and-improvement"
        else one
        for one in cell_states(view())
    ]
    found = [(one.worksheet.id, one.reason, one.link) for one in what_next(view(), states)]
    assert found[1:] == [
        ("working-structure", "It has not been started.", "working-structure.groups"),
        ("baseline-data", "Goals need causes: look at the data first.", "baseline-data.causes"),
    ]


@pytest.mark.parametrize(
    ("day", "looked", "again"),
    [
        ("2026-11-16", "2026-09-01", True),
        ("2026-11-17", "2026-09-01", False),
        ("2026-10-01", "2026-09-01", True),
        ("2026-10-01", "2026-10-01", False),  # they did look again
        ("", "2026-09-01", False),
    ],
)
def test_readiness_is_looked_at_again_when_its_day_has_come(day: str, looked: str, again: bool) -> None:
    rated = [
        {"step": f"readiness.{part}", "statement": f"{part} {at}", "how_true": 1, "on": "2026-08-01"}
        for part in ("champion", "money", "urgency")
        for at in range(4)
    ]
    gap = {"step": "readiness.gaps", "what_is_missing": "Money", "by_when": day, "on": looked}
    found = [one.reason for one in not_ready(view(*rated, gap))]
    assert bool(found) == again
    assert all(one.endswith("to look again.") for one in found)
