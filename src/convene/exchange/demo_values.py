"""The values of the sample's measures, each reported on its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.measures.figure import read_figure
from convene.measures.measure import Measure
from convene.measures.observation import Observation


def days(data: Mapping[str, Any]) -> list[str]:
    """The days on which values of a measure were reported."""
    return sorted(set(data["on"].values()))


def add_values(
    initiative: Initiative, data: Mapping[str, Any], day: str, keys: Mapping[str, Mapping[str, int]]
) -> None:
    """What was reported of one measure on one day."""
    measure = initiative.view.by_id(Measure)[keys["measures"][data["key"]]]
    values = list(_values(measure, data, day, keys["people"][data["reported_by"]]))
    keep_values(initiative, values, f"{len(values)} values of {measure.name}")


def _values(measure: Measure, data: Mapping[str, Any], day: str, who: int) -> Iterator[Observation]:
    for table in data["table"]:
        for period, *cells in table["rows"]:
            if data["on"][period] != day:
                continue
            for group, words in zip(table.get("groups", [""]), cells, strict=True):
                yield Observation(
                    measure=measure.id,
                    period=period,
                    breakdown=table.get("breakdown", ""),
                    group=group,
                    figure=read_figure(words, measure.unit),
                    provisional=period in data.get("provisional", ()),
                    reported_by=who,
                    source=data["source"],
                    on=date.fromisoformat(day),
                )
