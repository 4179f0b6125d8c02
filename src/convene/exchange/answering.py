"""A whole answer given from outside: put in the place of the one that is there, or added to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from convene.errors import BadInput
from convene.exchange.linking import linked
from convene.initiative.initiative import Initiative
from convene.initiative.rows import StepRows
from convene.kinds.columns import missing
from convene.kinds.field import Field, Row, Value
from convene.kinds.table import Definition as Table
from convene.kinds.text import Definition as Text


def put(initiative: Initiative, place: str, value: Value) -> tuple[str, ...]:
    """Answer a step anew, in one deed; what is left standing all the same, in words.

    Rows keep their ids where their first cell is the same, so that links to them hold. Of a list that
    other records point to (organizations, people, ...), rows that aren't given stay.
    """
    field = _field(initiative, place)
    if field.keeping == "value":
        initiative.answer(place, value)
        return ()
    registry = isinstance(field, Table) and field.registry is not None
    rows = initiative.rows(place)
    with initiative.group(f"{_title(initiative, place)} answered", worksheet=place.partition(".")[0]):
        ids, left = _matched(initiative, place, rows, value)
        if registry:
            _order(rows, [*ids, *(row.id for row in left)])
            count = f"{len(left)} rows that were" if len(left) > 1 else "1 row that was"
            return (f"{count} not given stay: others may point to them.",) if left else ()
        for row in left:
            rows.remove(row.id)
        _order(rows, ids)
    return ()


def add_to(initiative: Initiative, place: str, value: Value) -> tuple[str, ...]:
    """Add to the answer of a step: rows, lines of a text, more choices. Raises BadInput for one value."""
    field = _field(initiative, place)
    if field.keeping != "value":
        if value:
            initiative.rows(place).add_all(linked(initiative.view, place, value))
        return ()
    before = initiative.view.answer(place)
    if before is None or value is None:
        if value is not None:
            initiative.answer(place, value)
        return ()
    if isinstance(field, Text) and field.lines > 1:
        initiative.answer(place, f"{before}\n{value}")
    elif isinstance(before, list) and isinstance(value, list) and getattr(field, "most", 1) != 1:
        both = list(dict.fromkeys([*before, *value]))
        most = getattr(field, "most", 0)
        if most and len(both) > most:
            raise BadInput(f"{field.title} takes at most {most}, and {len(before)} are there.")
        initiative.answer(place, both)
    else:
        raise BadInput(f"{field.title} takes one answer, and it has one.", todo="Leave --append out.")
    return ()


def empty_cells(field: Field, value: Value | None) -> tuple[str, ...]:
    """The cells that rows of a table must have and that are empty, a line for each row."""
    if not isinstance(field, Table):
        return ()
    return tuple(
        f"Row {number}: {', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} empty."
        for number, row in enumerate(value or (), start=1)
        if (lacking := missing(dict(row.cells), field.columns))
    )


def _matched(
    initiative: Initiative, place: str, rows: StepRows, given: Sequence[Mapping[str, Any]]
) -> tuple[list[int], list[Row]]:
    """Change the rows whose first cell is given again, add the others; ids as given, and rows not given."""
    key = _first(_field(initiative, place))
    waiting = rows.all()
    ids: list[int | None] = []
    new = []
    for cells in given:
        same = next((row for row in waiting if _words(row.cells.get(key)) == _words(cells.get(key))), None)
        if same is None:
            ids.append(None)
            new.append(cells)
            continue
        waiting.remove(same)
        for column in {*same.cells, *cells} - {"from"}:
            if same.cells.get(column) != cells.get(column):
                rows.change(same.id, column, cells.get(column))
        ids.append(same.id)
    added = iter(rows.add_all(linked(initiative.view, place, new)) if new else ())
    return [next(added) if one is None else one for one in ids], waiting


def _order(rows: StepRows, wanted: Sequence[int]) -> None:
    """Bring rows into an order, by moves as a person would make them."""
    now = [one.id for one in rows.all()]
    for place, row in enumerate(wanted):
        for _ in range(now.index(row) - place):
            rows.move(row, -1)
        now.remove(row)
        now.insert(place, row)


def _first(field: Field) -> str:
    if isinstance(field, Table):
        return field.columns[0].id
    return "item" if hasattr(field, "source") else "text"


def _words(cell: Value) -> Value:
    return cell.strip().casefold() if isinstance(cell, str) else cell


def _field(initiative: Initiative, place: str) -> Field:
    step = initiative.view.step(place)
    if step is None:
        raise BadInput(f"There is no step {place}.")
    return step.field


def _title(initiative: Initiative, place: str) -> str:
    return _field(initiative, place).title
