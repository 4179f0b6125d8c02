"""What a table starts from: rows of an earlier step that it has no row for yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from convene.initiative.view import LINKING, View
from convene.kinds.choice import Definition as Choice
from convene.kinds.columns import Column, show_cell
from convene.kinds.field import Row, Value
from convene.kinds.pick import Definition as Pick
from convene.kinds.table import PASSED
from convene.kinds.table import Definition as Table


def offered(view: View, place: str) -> list[Row]:
    """The rows that can be taken over into the table at `place`, in their order.

    Each has the cells that a row made of it begins with, first the one that names or links the earlier row,
    and that row's id; what was ticked in an earlier choice has no id, and numbers below zero here.
    """
    step = view.step(place)
    if step is None or not isinstance(step.field, Table) or not step.field.rows_from:
        return []
    table, source = step.field, step.field.rows_from.removesuffix("?")
    rows = view.rows(place)
    earlier = view.step(source)
    if earlier and isinstance(earlier.field, Choice):
        found = _ticked(view, source, table, rows)
    else:
        used = {row.cells.get("from") for row in rows}
        found = [
            Row(row.id, row.order, _begun(view, row, source, table))
            for row in view.rows(source)
            if row.id not in used and _wanted(view, row, source, table)
        ]
    less = set(_said_in(view, table.rows_less.removesuffix("?"))) if table.rows_less else set()
    first = table.columns[0]
    return [row for row in found if show_cell(row.cells.get(first.id), first, view).casefold() not in less]


def _ticked(view: View, source: str, table: Table, rows: list[Row]) -> list[Row]:
    """What was ticked in a choice, as far as no row begins with it."""
    value, first = view.answer(source), table.columns[0]
    there = {show_cell(row.cells.get(first.id), first, view) for row in rows}
    words = value if isinstance(value, list) else [value] if value else []
    return [
        Row(-number, float(number), {first.id: one})
        for number, one in enumerate(words, start=1)
        if one not in there
    ]


def _wanted(view: View, row: Row, source: str, table: Table) -> bool:
    """Whether it has the cells that are asked for; without such a rule, whether it has a name."""
    if not table.rows_where:
        return view.name(source, row.id) not in (None, "")
    also = bool(table.rows_also) and fits(row, table.rows_also, view.today)
    return also or fits(row, table.rows_where, view.today)


def fits(row: Row, where: Mapping[str, str | tuple[str, ...]], today: date) -> bool:
    """Whether each of these cells holds the words, or one of them; "" is an empty cell, and any day before
    today holds `PASSED`."""
    wanted = {key: (words,) if isinstance(words, str) else words for key, words in where.items()}
    said = {key: str(row.cells.get(key, "")) for key in wanted}
    return all(
        said[key] in words or (PASSED in words and _is_past(said[key], today))
        for key, words in wanted.items()
    )


def _is_past(words: str, today: date) -> bool:
    try:
        return date.fromisoformat(words[:10]) < today
    except ValueError:
        return False


def _begun(view: View, row: Row, source: str, table: Table) -> dict[str, Value]:
    """A row made of an earlier one: linked where a column links or picks there, else with its words.

    Cells of columns that both tables have under one id are taken over.
    """
    step = view.step(source)
    earlier = step.field if step and isinstance(step.field, Table) else None
    same = _in_both(earlier, table) if earlier else ()
    begun: dict[str, Value] = {one: row.cells[one] for one in same if one in row.cells} | {"from": row.id}
    for column in table.columns:
        field = column.field
        if isinstance(field, LINKING) and field.source in {source, earlier.registry if earlier else None}:
            return {column.id: row.id if field.most == 1 else [row.id]} | begun
    return {table.columns[0].id: view.name(source, row.id) or ""} | begun


def _in_both(earlier: Table, table: Table) -> tuple[str, ...]:
    """Columns under one id and of one kind, but the first."""
    kinds = {column.id: type(column.field) for column in earlier.columns}
    return tuple(column.id for column in table.columns[1:] if kinds.get(column.id) is type(column.field))


def _said_in(view: View, place: str) -> Iterator[str]:
    """Every option that stands in the rows of a table or in what they pick, small letters only."""
    step = view.step(place)
    if step is None or not isinstance(step.field, Table):
        return
    owners = {
        one.field.registry: one.field
        for sheet in view.shelf.worksheets.values()
        for one in sheet.steps
        if isinstance(one.field, Table) and one.field.registry
    }
    for row in view.rows(place):
        yield from _options(row, step.field.columns)
        for column in step.field.columns:
            if isinstance(column.field, Pick) and column.field.registry in owners:
                picked = row.cells.get(column.id)
                ids = picked if isinstance(picked, list) else [picked]
                there = {one.id: one for one in view.registry(column.field.registry)}
                for one in ids:
                    if one in there:
                        yield from _options(there[one], owners[column.field.registry].columns)


def _options(row: Row, columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        if isinstance(column.field, Choice):
            value = row.cells.get(column.id)
            yield from (str(one).casefold() for one in (value if isinstance(value, list) else [value]) if one)
