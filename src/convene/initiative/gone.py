"""Answers to steps that a worksheet no longer has: kept, and shown as such."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, NamedTuple

import msgspec

from convene.initiative.view import ANSWERS, ROWS, View
from convene.kinds import kind_of
from convene.kinds.columns import show_cell
from convene.kinds.field import Row
from convene.kinds.table import Definition as TableField
from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.reading import read_worksheet


class KeptRow(msgspec.Struct, frozen=True, kw_only=True):
    """Which step a stored row belongs to, also one that no worksheet has any more."""

    table: ClassVar[str] = ROWS

    id: int = 0
    step: str = ""


class KeptAnswer(KeptRow, frozen=True, kw_only=True):
    """Which step a stored answer belongs to."""

    table: ClassVar[str] = ANSWERS


class Gone(NamedTuple):
    """A step that is no longer asked: where its answers are, its title then, and the answers in lines."""

    place: str
    title: str
    lines: tuple[str, ...]


def gone_steps(view: View, worksheet: Worksheet, folder: Path) -> tuple[Gone, ...]:
    """What was answered to steps that the worksheet doesn't have any more.

    The definition that the answers were given under is kept in the initiative's `folder`; a step that
    isn't in that one either is shown by its id.
    """
    here = {f"{worksheet.id}.{step.id}" for step in worksheet.steps}
    kept_at = [one.step for kind in (KeptRow, KeptAnswer) for one in view.all(kind)]
    places = [
        place
        for place in dict.fromkeys(kept_at)
        if place.startswith(f"{worksheet.id}.") and place.partition("@")[0] not in here
    ]
    if not places:
        return ()
    kept = folder / "worksheets" / f"{worksheet.id}.toml"
    before = read_worksheet(kept, view.shelf.options).worksheet if kept.is_file() else None
    return tuple(_gone(view, place, before) for place in places)


def _gone(view: View, place: str, before: Worksheet | None) -> Gone:
    step_id = place.partition(".")[2]
    step = before.step(step_id) if before else None
    rows, value = view.rows(place), view.answer(place)
    lines = [_line(row, step, view) for row in rows]
    if value is not None:
        lines.append(kind_of(step.field).show(value, step.field, view) if step else str(value))
    return Gone(place, step.title if step else step_id, tuple(lines))


def _line(row: Row, step: Step | None, view: View) -> str:
    if step and isinstance(step.field, TableField):
        shown = [show_cell(row.cells.get(column.id), column, view) for column in step.field.columns]
    else:
        shown = [str(value) for value in row.cells.values()]
    return " · ".join(words for words in shown if words)
