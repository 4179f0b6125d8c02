"""Measures and values for tests, made in a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from convene.measures.figure import Figure
from convene.measures.measure import Measure
from convene.measures.observation import Observation, Values


def measure(**fields: Any) -> Measure:
    usual: dict[str, Any] = {
        "id": 1,
        "name": "Students who vaped",
        "unit": "Percent",
        "good_direction": "Down is good",
        "how_often": "Calendar year",
        "breakdowns": ("Grade", "Place"),
        "baseline_period": "2020",
        "baseline_value": 20,
        "target_period": "2030",
        "target_value": 10,
    }
    return Measure(**{**usual, **fields})


def deaths(**cells: Any) -> dict[str, Any]:
    """The cells of a measure of few people, as they are typed into the worksheet."""
    usual: dict[str, Any] = {
        "name": "Deaths",
        "unit": "Count",
        "good_direction": "Down is good",
        "how_often": "Calendar year",
        "baseline_period": "2023",
        "baseline_value": 14,
        "target_period": "2030",
        "target_value": 10,
    }
    return {**usual, **cells}


def line(given: Measure, numbers: Mapping[int, float], **marks: Any) -> Values:
    """Values of everybody, by year; `marks` by year too."""
    found = []
    for year, number in numbers.items():
        marked: dict[str, Any] = {name: True for name, years in marks.items() if year in years}
        figure = Figure(count=number) if given.unit == "Count" else Figure(number=number)
        one = Observation(
            id=year, order=float(year), measure=given.id, period=str(year), figure=figure, **marked
        )
        found.append(one)
    return Values(given, found)
