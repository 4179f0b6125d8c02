"""What the group of the sample put into its worksheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from convene.errors import ConveneError
from convene.exchange.linking import linked
from convene.initiative.initiative import Initiative
from convene.kinds import kind_of
from convene.kinds.field import Field, Value
from convene.kinds.pick import Definition as Pick
from convene.kinds.table import Definition as Table

Keys = Mapping[str, Mapping[str, int]]
"""Ids by registry and key: which organization "lpp" is."""


def add_answer(
    initiative: Initiative, place: str, answer: Mapping[str, Any], keys: Keys
) -> Mapping[str, Mapping[str, int]]:
    """Give the answer of one step; the ids of rows that have a key, by the registry they are in."""
    if "row" in answer:
        return add_rows(initiative, place, answer["row"], keys)
    if "value" in answer:
        field = _field(initiative, place)
        value = _by_id(answer["value"], field, keys)
        initiative.answer(place, kind_of(field).check(value, field, initiative.view))
    return {}


def add_rows(
    initiative: Initiative, place: str, rows: Sequence[Mapping[str, Any]], keys: Keys
) -> dict[str, dict[str, int]]:
    """Give the rows of a step, checked as typed ones are; ids by key if the step is a registry."""
    field = _field(initiative, place)
    given = [
        {name: _in_column(field, name, cell, keys) for name, cell in row.items() if name != "key"}
        for row in rows
    ]
    checked = kind_of(field).check(given, field, initiative.view)
    ids = initiative.rows(place).add_all(linked(initiative.view, place, checked))
    named = {str(row["key"]): new for row, new in zip(rows, ids, strict=True) if "key" in row}
    return {field.registry: named} if isinstance(field, Table) and field.registry else {}


def _field(initiative: Initiative, place: str) -> Any:
    step = initiative.view.step(place)
    if step is None:
        raise ConveneError(f"The sample answers {place}, and no worksheet has that step.")
    return step.field


def _in_column(field: Field, name: str, cell: Value, keys: Keys) -> Value:
    columns = field.columns if isinstance(field, Table) else ()
    column = next((one.field for one in columns if one.id == name), None)
    return _by_id(cell, column, keys)


def _by_id(value: Value, field: Any, keys: Keys) -> Value:
    """Keys of organizations, people and strategies as ids; everything else as it is."""
    if not isinstance(field, Pick):
        return value
    ids = keys[field.registry]
    return [ids[one] for one in value] if isinstance(value, list) else ids[value]
