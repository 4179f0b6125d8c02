"""Answers to worksheets as scripts read them: links as the words they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from convene.exchange.shapes.labels import joined
from convene.initiative.gone import KeptAnswer, KeptRow
from convene.initiative.held import fillings, meeting_of
from convene.initiative.valuing import as_shown
from convene.initiative.view import View
from convene.kinds import kind_of, name_of
from convene.kinds.field import Field, Row, Value
from convene.kinds.table import Definition as Table
from convene.kinds.yes_no import WORDS
from convene.measures.measure import Measure
from convene.worksheets.definition import Step, Worksheet


class AnswerShape(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered to one step: a `value`, or `rows` by column id; the other one is null.

    `kind` is null for a step that its worksheet no longer has: its answer is kept all the same. `meeting`
    is the number of the meeting that answered, for a worksheet that each meeting fills in anew.
    """

    worksheet: str
    step: str
    title: str
    kind: str | None
    value: Any
    rows: tuple[dict[str, Any], ...] | None
    meeting: int | None = None

    @property
    def line(self) -> str:
        """The same to a person: one line for a value, one more for each row."""
        meeting = f" (M{self.meeting})" if self.meeting else ""
        head = f"{self.worksheet}.{self.step}  {self.title}{meeting}".rstrip()
        if self.rows is None:
            return f"{head}: {_words(self.value)}"
        lines = (joined(*(_words(cell) for cell in row.values())) for row in self.rows)
        return "\n".join([head, *(f"  {line}" for line in lines)])


def answers(view: View, worksheet_id: str = "", step_id: str = "") -> Sequence[AnswerShape]:
    """What was answered: everywhere, in one worksheet, or to one step; what has no answer is left out."""
    sheets = [
        sheet for sheet in view.shelf.worksheets.values() if not worksheet_id or sheet.id == worksheet_id
    ]
    found = [
        answer
        for one in sheets
        for sheet in fillings(view, one)
        for step in sheet.steps
        if (not step_id or step.id == step_id) and (answer := _answer(view, sheet, step))
    ]
    return [*found, *_gone(view, worksheet_id, step_id)]


def _answer(view: View, sheet: Worksheet, step: Step) -> AnswerShape | None:
    value = view.value_of(sheet, step)
    if value is None or not kind_of(step.field).is_answered(value, step.field):
        return None
    has_rows = step.field.keeping == "rows"
    if isinstance(step.field, Table) and step.field.registry == Measure.table:
        value = as_shown(view, value)
    return AnswerShape(
        worksheet=sheet.id,
        step=step.id,
        title=step.title,
        kind=name_of(step.field),
        value=None if has_rows else _linked(value, step.field, view),
        rows=tuple(_cells(row, step.field, view) for row in value) if has_rows else None,
        meeting=held.number if (held := meeting_of(view, sheet)) else None,
    )


def _gone(view: View, worksheet_id: str, step_id: str) -> list[AnswerShape]:
    found = []
    for place in dict.fromkeys(one.step for kind in (KeptRow, KeptAnswer) for one in view.all(kind)):
        sheet, _, step = place.partition(".")
        wanted = (not worksheet_id or sheet == worksheet_id) and (not step_id or step == step_id)
        if wanted and view.step(place) is None:
            rows = tuple(dict(row.cells) for row in view.rows(place)) or None
            found.append(
                AnswerShape(
                    worksheet=sheet, step=step, title="", kind=None, value=view.answer(place), rows=rows
                )
            )
    return found


def _cells(row: Row, field: Field, view: View) -> dict[str, Any]:
    if isinstance(field, Table):
        columns = {column.id: column.field for column in field.columns}
        return {name: _linked(row.cells[name], columns[name], view) for name in columns if name in row.cells}
    source = getattr(field, "source", "")
    return {
        name: view.name(source, value) if name == "item" and isinstance(value, int) else value
        for name, value in row.cells.items()
    }


def _linked(value: Value, field: Field, view: View) -> Any:
    """A value with the ids of rows and registries as the words they stand for; None for one that is gone."""
    source = getattr(field, "source", None)
    if source is None:
        return value
    if isinstance(value, list):
        return [view.name(source, one) if isinstance(one, int) else one for one in value]
    return view.name(source, value) if isinstance(value, int) else value


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_words(one) for one in value)
    if isinstance(value, bool):
        return WORDS[value]
    return "" if value is None else str(value)
