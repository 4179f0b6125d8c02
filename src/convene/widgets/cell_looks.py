"""How the columns and cells of a worksheet's table look: widths, marks, alignment."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from rich.text import Text

from convene.kinds import choice, date, number, pick, rating, row, text, yes_no
from convene.kinds.columns import Column, show_cell
from convene.kinds.field import Around, Value
from convene.widgets.sheet import SheetColumn
from convene.widgets.words import cell

MISSING = "missing"
"""Stands in a cell that a row must have, and says so."""

_WIDTHS = {text: 20, number: 8, date: 16, choice: 16, rating: 8, pick: 18, row: 20, yes_no: 8}


def sheet_column(
    column: Column, *, first: bool, narrow: bool, room: bool = False, ready: int = 0, least: int = 0
) -> SheetColumn:
    """A column of the sheet: as wide as its head and what usually stands there, and at least so wide.

    `ready` is the length of the longest ready-made words in the first one.
    """
    kind = next(kind for kind in _WIDTHS if isinstance(column.field, kind.Definition))
    width = _WIDTHS[kind]
    if isinstance(column.field, choice.Definition):
        width = max(8, min(width, max(map(cell_len, column.field.options), default=0)))
    width = max(width, least, min(cell_len(column.title), 18))
    if first:
        least, most = (16, 20) if narrow else (22, 34)
        width = max(least, min(ready, most)) + (6 if room else 0)
    slim = number.Definition | date.Definition | rating.Definition | yes_no.Definition
    grows = not isinstance(column.field, slim)
    return SheetColumn(column.id, head(column), width, grows)


def head(column: Column) -> Text:
    """The head of a column, numbers at the right."""
    return cell(column.title, right=isinstance(column.field, number.Definition))


def row_cells(
    cells: Mapping[str, Value],
    columns: tuple[Column, ...],
    around: Around,
    *,
    late: str = "",
    dim: bool = False,
    number_of_row: int = 0,
) -> tuple[Text, ...]:
    """A row as it stands in the sheet.

    `late` is the style of the mark in required cells that are empty, "" for no mark. With `number_of_row`
    the first cell begins with it.
    """
    shown = []
    for place, column in enumerate(columns):
        words = show_cell(cells.get(column.id), column, around)
        if not words and late and column.required:
            shown.append(cell(MISSING, late))
            continue
        if place == 0 and number_of_row:
            words = f"{number_of_row:>2}  {words}"
        right = isinstance(column.field, number.Definition)
        shown.append(cell(words, "dim" if dim else "", right=right))
    return tuple(shown)
