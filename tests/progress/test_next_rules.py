"""Which measure to talk about next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.measures.figure import Figure
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.progress.next_rules import off_track


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
