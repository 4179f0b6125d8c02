"""What a document of the record is called, and what stood in a field of it, for a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from convene.dates import show_day
from convene.initiative.view import ANSWERS, REGISTRIES, ROWS, View
from convene.kinds import kind_of
from convene.kinds.columns import Column, show_cell
from convene.kinds.field import REMOVED
from convene.kinds.table import Definition as TableField
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.worksheets.definition import Step

FIELDS = {
    "text": "words",
    "what": "words",
    "question": "question",
    "who": "who",
    "keeper": "kept by",
    "status": "status",
    "due": "by when",
    "state": "state",
    "note": "note",
    "partners": "with",
    "method": "method",
    "numbers": "numbers",
    "tell": "to be told",
    "look_again": "look again",
    "meeting": "meeting",
    "worksheets": "worksheets",
    "formerly": "was",
    "name": "name",
    "title": "title",
    "day": "day",
    "begins": "begins",
    "ends": "ends",
    "purpose": "purpose",
    "place": "place",
    "problem": "problem",
    "facilitator": "facilitator",
    "figure": "value",
    "provisional": "provisional",
    "new_way": "counted in a new way",
    "reported_by": "reported by",
    "source": "from",
}
"""What the fields of a record are called in its history; others are not told one by one."""

_LETTERS = {"decisions": "D", "actions": "A", "parking_lot": "P", "notes": "N", "meetings": "M"}
_NAMES = ("text", "what", "question", "name", "title")
_PEOPLE = ("who", "keeper", "person", "reported_by")
_NOTHING = "nothing"


def called(view: View, table: str, document: Mapping[str, Any]) -> str:
    """The name of a document: "D7 Meet every second Thursday"; the step of an answer or a row."""
    if table in {ANSWERS, ROWS}:
        place = str(document.get("step", ""))
        step = view.step(place)
        worksheet = view.shelf.get(place.partition(".")[0])
        title = f"{step.title} in {worksheet.title}" if step and worksheet else place
        row = row_called(view, place, document) if table == ROWS else ""
        return f"“{row}” in {title}" if row else title
    if table == Observation.table:
        return value_called(view, document)
    words = next((str(document[name]) for name in _NAMES if isinstance(document.get(name), str)), "")
    number = document.get("number")
    label = f"{_LETTERS[table]}{number} " if table in _LETTERS and number else ""
    return (label + words).strip() or table.replace("_", " ")


def value_called(view: View, document: Mapping[str, Any]) -> str:
    """Which value of a measure: "Students who vaped, 2026, Grade 8"."""
    measure = view.name(Measure.table, document.get("measure") or 0) or REMOVED
    parts = (measure, document.get("period"), document.get("group"))
    return ", ".join(str(one) for one in parts if one)


def field_called(view: View, table: str, document: Mapping[str, Any], field: str) -> str:
    """What a field is called; the column's title in a table; "" where the document says it all."""
    if table == ANSWERS:
        return ""
    column = _column(view, table, document, field)
    return (
        column.title
        if column
        else _criterion(view, document, field) or FIELDS.get(field, field.replace("_", " "))
    )


def shown(view: View, table: str, document: Mapping[str, Any], field: str, value: Any) -> str:
    """A value in words; "nothing" for an empty one."""
    if value is None or value in ("", []):
        return _NOTHING
    if table == ANSWERS and (step := view.step(str(document.get("step", "")))):
        return _answer(view, step, value)
    column = _column(view, table, document, field)
    if column:
        return show_cell(value, column, view) or _NOTHING
    return _of_a_record(view, field, value)


def _of_a_record(view: View, field: str, value: Any) -> str:
    if field == "figure" and isinstance(value, dict):
        return " of ".join(f"{one:g}" for one in value.values() if isinstance(one, int | float))
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if field in _PEOPLE and isinstance(value, int):
        return view.name("people", value) or REMOVED
    if isinstance(value, list):
        named = (view.name("organizations", one) or REMOVED for one in value)
        return ", ".join(named if field == "partners" else map(str, value))
    if field in {"begins", "ends"}:
        return str(value)[:5]
    if field in {"due", "look_again", "day"}:
        try:
            return show_day(date.fromisoformat(value), year=True)
        except (TypeError, ValueError):
            pass
    return str(value)


def _answer(view: View, step: Step, value: Any) -> str:
    try:
        return kind_of(step.field).show(value, step.field, view)
    except (TypeError, ValueError, KeyError, AttributeError):  # of an older form of the step
        return str(value)


def row_called(view: View, place: str, document: Mapping[str, Any]) -> str:
    """The words that name a row of a step: its first cell, its line, what it was placed or scored for."""
    step, item = view.step(place), document.get("item")
    source = getattr(step.field, "source", "") if step else ""
    if isinstance(item, int) and source:
        return view.name(source, item) or ""
    if step is None or not isinstance(step.field, TableField):
        return str(document.get("text", ""))
    column = step.field.columns[0]
    value = document.get(column.id)
    return show_cell(value, column, view) if value is not None else ""


def _column(view: View, table: str, document: Mapping[str, Any], field: str) -> Column | None:
    if table == ROWS:
        steps = [view.step(str(document.get("step", "")))]
    elif table in REGISTRIES:
        steps = [step for sheet in view.shelf.worksheets.values() for step in sheet.steps]
        steps = [s for s in steps if s and isinstance(s.field, TableField) and s.field.registry == table]
    else:
        return None
    fields = [step.field for step in steps if step and isinstance(step.field, TableField)]
    return next((column for one in fields for column in one.columns if column.id == field), None)


def _criterion(view: View, document: Mapping[str, Any], field: str) -> str:
    step = view.step(str(document.get("step", "")))
    criteria = getattr(step.field, "criteria", ()) if step else ()
    return next((one.title for one in criteria if one.id == field), "")
