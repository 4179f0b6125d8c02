"""Spreadsheets as offices send them, made by another library than ours; and measures to read them against."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from convene.exchange.importing.opening import read_data
from convene.exchange.importing.plan import Line, Plan, plan_import
from convene.exchange.importing.understanding import Asked
from convene.initiative.initiative import Initiative
from convene.measures.figure import figure_words

VAPED: dict[str, Any] = {
    "name": "Students who vaped",
    "unit": "Percent",
    "good_direction": "Down is good",
    "how_often": "School year",
    "breakdowns": ["Grade", "Place"],
    "baseline_period": "2021",
    "baseline_value": 18.2,
    "target_period": "2030",
    "target_value": 12,
}
DEATHS: dict[str, Any] = {
    "name": "Overdose deaths",
    "unit": "Count",
    "good_direction": "Down is good",
    "how_often": "Calendar year",
    "breakdowns": ["Age group"],
}
BY_MONTH: dict[str, Any] = {"name": "Calls", "unit": "Count", "how_often": "Month"}
BY_QUARTER: dict[str, Any] = {"name": "Spent", "unit": "Dollars", "how_often": "Quarter"}


def with_measures(initiative: Initiative, *measures: dict[str, Any]) -> Initiative:
    for one in measures or (VAPED, DEATHS, BY_MONTH, BY_QUARTER):
        initiative.rows("measures").add(one)
    return initiative


def xlsx(
    *rows: Iterable[Any], then: Callable[[Worksheet], None] | None = None, empty_first: bool = False
) -> bytes:
    """A workbook of one sheet with these rows; `then` formats, merges, or adds to it."""
    book = Workbook()
    sheet = book.active
    if empty_first:
        sheet = book.create_sheet("Data")
    for row in rows:
        sheet.append(list(row))
    if then:
        then(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def csv(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join([*lines, ""]).encode(encoding)


def planned(
    initiative: Initiative, data: bytes, measure: str = "", *, name: str = "office.xlsx", **asked: Any
) -> Plan:
    return plan_import(initiative.view, read_data(data, name), Asked(measure, **asked))


def said(lines: Sequence[Line]) -> list[str]:
    """Each value that is taken: "2021 Grade 8: 7.5%"."""
    found = []
    for line in lines:
        value, values = line.value, line.found.values
        if line.what != "refuse" and value and values:
            words = figure_words(value.figure, values.measure.unit)
            found.append(f"{value.period} {value.group}".strip() + f": {words}")
    return found


def refused(plan: Plan) -> dict[str, str]:
    """Why, by cell."""
    return {line.found.cell: line.why for line in plan.lines if line.what == "refuse"}
