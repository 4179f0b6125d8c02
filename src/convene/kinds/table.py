"""Rows with typed columns; the rows may be those of a registry, and may start from an earlier table."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

import msgspec

from convene.blocks import Blocks, Cell, Rows
from convene.blocks import Column as Head
from convene.errors import BadInput
from convene.kinds import date, number, rating, yes_no
from convene.kinds.columns import Column, check_cells, check_order, parse_cell, show_cell
from convene.kinds.crossing import crossing, crossing_blocks
from convene.kinds.field import Around, Field, Keeping, Row, Value
from convene.kinds.pick import NotAmong, Registry
from convene.kinds.to_fill import grid_to_fill
from convene.typed import clean_line

FEW_ROWS, MANY_COLUMNS = 4, 7
"""So few rows of more columns than that are turned: each becomes a column, and they compare at a glance."""

TOO_MANY_COLUMNS = 10
"""No sheet is wide enough for more: any number of rows is turned then, a few at a time."""

MOST_FAULTS = 5
"""So many faults of a paste are told one by one."""

SLIM = (number.Definition, date.Definition, rating.Definition, yes_no.Definition)
"""Kinds whose cells take half the room of words."""


class NamesMissing(BadInput):
    """All would fit if these names were in their registries."""

    def __init__(self, faults: Sequence[str], missing: Sequence[NotAmong]) -> None:
        super().__init__(_some(faults))
        names: dict[Registry, list[str]] = {}
        for one in missing:
            names.setdefault(one.registry, []).extend(one.names)
        self.names = {registry: _apart(found) for registry, found in names.items()}


PASSED = "passed"
"""Stands for any day that has passed, where earlier rows are chosen by their cells."""


class Definition(Field, frozen=True, kw_only=True, tag="table"):
    """`columns`; the `registry` these rows are; the step its first `rows_from`; the `fixed` first cells.

    `rows_where` takes only the earlier rows whose cell has this value, or one of these; "" is an empty cell,
    `PASSED` a day that has passed. Rows that fit `rows_also` are taken besides.
    `rows_less` names a step: what stands in its rows, or in what they pick, is left out. `named_by` are the
    columns that name a row elsewhere; the first one if none is given. `crossed_by` are three columns: the
    rows are also seen as a grid with the first down, the second across, and a letter of the third.
    """

    keeping: ClassVar[Keeping] = "rows"

    columns: tuple[Column, ...]
    registry: Registry | None = None
    rows_from: str | None = None
    rows_where: Mapping[str, str | tuple[str, ...]] = msgspec.field(default_factory=dict)
    rows_also: Mapping[str, str | tuple[str, ...]] = msgspec.field(default_factory=dict)
    rows_less: str | None = None
    named_by: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    crossed_by: tuple[str, ...] = ()

    @property
    def crossing(self) -> tuple[Column, ...]:
        """The three columns of the grid; none where there is no grid."""
        return tuple(one for name in self.crossed_by for one in self.columns if one.id == name)

    @property
    def naming(self) -> tuple[Column, ...]:
        """The columns whose words name a row."""
        return tuple(one for one in self.columns if one.id in self.named_by) or self.columns[:1]


def parse(text: str, field: Definition, around: Around) -> list[dict[str, Value]]:
    """Rows from a spreadsheet (tab or comma separated), as cells by column id.

    A first line that names the columns is understood as headings; otherwise the columns are taken in
    order. Raises BadInput that names each row and column with a fault, NamesMissing if they are all names
    that registries don't have yet; nothing is dropped without a word.
    """
    lines = [line for line in _split(text) if any(cell.strip() for cell in line)]
    if not lines:
        return []
    columns, lines, first = _headings(lines, field)
    rows = []
    faults: list[str] = []
    missing: list[NotAmong] = []
    for number_of_row, line in enumerate(lines, start=first):
        if len(line) > len(columns) and any(cell.strip() for cell in line[len(columns) :]):
            raise BadInput(
                f"Row {number_of_row} has {len(line)} cells, and there are {len(columns)} columns.",
                todo="Paste only these columns, or put their names in the first line.",
            )
        cells: dict[str, Value] = {}
        for column, words in zip(columns, line, strict=False):
            try:
                value = parse_cell(words, column, around)
            except BadInput as fault:
                missing += [fault] if isinstance(fault, NotAmong) else []
                said = f"{fault.what} {fault.todo}".strip()
                faults.append(f"Row {number_of_row}, {column.title}: {said}")
                continue
            if value is not None:
                cells[column.id] = value
        try:
            check_order(cells, columns)
        except BadInput as fault:
            faults.append(f"Row {number_of_row}: {fault.what}")
        rows.append(cells)
    if faults and len(faults) == len(missing):
        raise NamesMissing(faults, missing)
    if faults:
        raise BadInput(_some(faults))
    return rows


def _some(faults: Sequence[str]) -> str:
    """The first faults, a line each, and how many more there are."""
    more = [f"and {len(faults) - MOST_FAULTS} more"] if len(faults) > MOST_FAULTS else []
    return "\n".join([*faults[:MOST_FAULTS], *more])


def check(value: Value, field: Definition, around: Around) -> list[dict[str, Value]]:
    """A list of objects by column id or column title. Raises BadInput that names the row."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise BadInput(f"{field.title} takes rows: a list of objects by column.")
    titles = {column.title.casefold(): column.id for column in field.columns}
    rows = []
    for place, row in enumerate(value, start=1):
        cells = {titles.get(str(key).casefold(), str(key)): cell for key, cell in row.items()}
        try:
            rows.append(check_cells(cells, field.columns, around))
        except BadInput as fault:
            raise BadInput(f"Row {place}, {fault.what}", fault.safe, fault.todo) from fault
    return rows


def show(value: Sequence[Row], field: Definition, around: Around) -> str:
    """How many rows, and the first cells of the first three."""
    if not value:
        return "no rows"
    names = [show_cell(row.cells.get(field.columns[0].id), field.columns[0], around) for row in value]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{len(names)} {'row' if len(names) == 1 else 'rows'}: {', '.join(names[:3])}{more}"


def blocks(value: Sequence[Row] | None, field: Definition, around: Around) -> Blocks:
    """The table without private columns and without columns that no row fills; the blank form is a grid.

    A few rows of many columns are turned: a column for each row. So are many rows of very many columns.
    """
    columns = [column for column in field.columns if not column.private]
    if value is None:
        return grid_to_fill(field.title, columns, field.fixed)
    grid: Blocks = ()
    if field.crossed_by and any(row.cells for row in value):
        grid = crossing_blocks(crossing(value, field.crossing, around), field.title, field.crossing[0].title)
    return (*grid, *_rows(value, field, columns, around))


def _rows(value: Sequence[Row], field: Definition, columns: Sequence[Column], around: Around) -> Blocks:
    used = [c for c in columns if any(row.cells.get(c.id) is not None for row in value)] or list(columns[:1])
    words = [[show_cell(row.cells.get(c.id), c, around) for c in used] for row in value]
    room = sum(0.5 if isinstance(c.field, SLIM) else 1 for c in used)
    titles = [column.title for column in used]
    if room > MANY_COLUMNS and (len(words) <= FEW_ROWS or room > TOO_MANY_COLUMNS):
        each = math.ceil(len(words) / math.ceil(len(words) / FEW_ROWS))
        parts = [words[at : at + each] for at in range(0, len(words), each)]
        return tuple(_turned(field.title, titles, part) for part in parts)
    heads = tuple(
        Head(c.title, "number" if isinstance(c.field, number.Definition) else "words") for c in used
    )
    rows = tuple(tuple(Cell(one) for one in row) for row in words)
    return (Rows(caption=field.title, columns=heads, rows=rows),)


def _turned(caption: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Rows:
    """A line for each column but the first, whose cells are the heads."""
    heads = (Head(titles[0], "label"), *(Head(row[0]) for row in rows))
    lines = tuple(
        (Cell(title), *(Cell(row[place]) for row in rows)) for place, title in enumerate(titles[1:], start=1)
    )
    return Rows(caption=caption, columns=heads, rows=lines)


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """Each name once, as it was spelled first, however it is capitalized."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())


def is_answered(value: Sequence[Row] | None, field: Definition) -> bool:
    """There is a row with something in it."""
    return any(row.cells for row in value or ())


def fixed_left(field: Definition, firsts: Iterable[str]) -> tuple[str, ...]:
    """The fixed first cells that no row begins with yet, given the first cells of all rows.

    A row may add in brackets what the words mean here: "Money over the limit ($5,000)".
    """
    there = tuple(firsts)
    return tuple(words for words in field.fixed if not any(is_said_by(words, one) for one in there))


def is_said_by(words: str, first: str) -> bool:
    """Whether a row that begins with `first` is the one of these fixed words."""
    return f"{first} (".startswith(f"{words} (")


def _split(text: str) -> list[list[str]]:
    """Cells of pasted text; quotes as spreadsheets write them, and also when they are just quotes."""
    tabs = "\t" in text
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", strict=True))
    except csv.Error:
        lines = [line.split("\t" if tabs else ",") for line in text.splitlines()]
    return [[clean_line(cell) for cell in line] for line in lines]


def _headings(lines: list[list[str]], field: Definition) -> tuple[list[Column], list[list[str]], int]:
    by_name = {column.title.casefold(): column for column in field.columns}
    by_name |= {column.id.casefold(): column for column in field.columns}
    heads = [cell.strip().casefold() for cell in lines[0]]
    known = [head for head in heads if head in by_name]
    if len(known) * 2 <= len([head for head in heads if head]) or heads[0] not in by_name:
        return list(field.columns), lines, 1
    unknown = [head for head in heads if head and head not in by_name]
    if unknown:
        raise BadInput(
            f"There is no column “{unknown[0]}”.",
            todo=f"The columns are: {', '.join(column.title for column in field.columns)}.",
        )
    return [by_name[head] for head in heads if head], lines[1:], 2
