"""What can stand in a column of a table: the kinds that fit in one cell, by their definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import TypeAlias

import msgspec

from convene.errors import BadInput
from convene.kinds import choice, date, number, pick, rating, row, text, yes_no
from convene.kinds.field import Around, Value

CellField: TypeAlias = (
    text.Definition
    | number.Definition
    | date.Definition
    | choice.Definition
    | rating.Definition
    | pick.Definition
    | row.Definition
    | yes_no.Definition
)

IN_A_CELL: dict[str, ModuleType] = {
    "text": text,
    "number": number,
    "date": date,
    "choice": choice,
    "rating": rating,
    "pick": pick,
    "row": row,
    "yes-no": yes_no,
}
"""The kinds of columns by the name they have in a worksheet file."""

RESERVED = frozenset({"step", "order", "on", "id", "from"})
"""Names that a stored row uses for itself."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A typed column.

    A `required` cell is missed when empty; a `private` one is left out of the room view and of handouts.
    """

    field: CellField
    required: bool = False
    private: bool = False

    @property
    def id(self) -> str:
        """The column's id, and the key of its cells."""
        return self.field.id

    @property
    def title(self) -> str:
        """The column's head."""
        return self.field.title


def parse_cell(words: str, column: Column, around: Around) -> Value:
    """Typed words to a cell's value; None for an empty cell. Raises BadInput."""
    return _kind(column).parse(words, column.field, around)


def check_cell(value: Value, column: Column, around: Around) -> Value:
    """A JSON value to a cell's value; None stays None. Raises BadInput."""
    return None if value is None or value == "" else _kind(column).check(value, column.field, around)


def show_cell(value: Value | None, column: Column, around: Around) -> str:
    """The cell in one line; "" for an empty one. A value that doesn't fit its column is shown as it is."""
    if value is None:
        return ""
    try:
        return str(_kind(column).show(value, column.field, around)).replace("\n", " ")
    except (TypeError, ValueError, AttributeError):
        return str(value)


def check_order(cells: Mapping[str, Value], columns: Sequence[Column]) -> None:
    """Raises BadInput where a day of a row lies before the day it has to follow."""
    known = {column.id: column for column in columns}
    for column in columns:
        field = column.field
        first = known.get(field.not_before) if isinstance(field, date.Definition) else None
        if first is None:
            continue
        begins, ends = cells.get(first.id), cells.get(column.id)
        if isinstance(begins, str) and isinstance(ends, str) and ends < begins:
            wrong, before = date.in_words(ends), date.in_words(begins)
            what = f"{column.title} ({wrong}) is before {first.title} ({before})."
            raise BadInput(what, todo="Type a later day, or empty the other one first.")


def check_cells(cells: dict[str, Value], columns: tuple[Column, ...], around: Around) -> dict[str, Value]:
    """The cells of one row in their usual form, empty ones left out.

    Raises BadInput that names the column.
    """
    known = {column.id: column for column in columns}
    unknown = [key for key in cells if key not in known]
    if unknown:
        raise BadInput(f"“{unknown[0]}” is no column here.", todo=f"The columns are: {', '.join(known)}.")
    checked: dict[str, Value] = {}
    for key, value in cells.items():
        try:
            usual = check_cell(value, known[key], around)
        except BadInput as fault:
            raise BadInput(f"{known[key].title}: {fault.what}", fault.safe, fault.todo) from fault
        if usual is not None:
            checked[key] = usual
    check_order(checked, columns)
    return checked


def missing(cells: dict[str, Value], columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The titles of the required columns that are empty in this row."""
    return tuple(
        column.title for column in columns if column.required and cells.get(column.id) in (None, "", [])
    )


def _kind(column: Column) -> ModuleType:
    return IN_A_CELL[str(type(column.field).__struct_config__.tag)]
