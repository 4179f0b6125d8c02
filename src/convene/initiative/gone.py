"""Answers that a worksheet no longer asks for: kept, shown as such, and moved to where they belong now."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import msgspec

from convene.errors import ConveneError
from convene.initiative import definitions
from convene.initiative.view import ANSWERS, ON, ROWS, View
from convene.kinds import kind_of, name_of
from convene.kinds.columns import Column, show_cell
from convene.kinds.field import Row
from convene.kinds.table import Definition as Table
from convene.worksheets.definition import Step, Worksheet

if TYPE_CHECKING:
    from convene.initiative.initiative import Initiative


class KeptRow(msgspec.Struct, frozen=True, kw_only=True):
    """Which step a stored row belongs to, also one that no worksheet has any more."""

    table: ClassVar[str] = ROWS

    id: int = 0
    step: str = ""


class KeptAnswer(KeptRow, frozen=True, kw_only=True):
    """Which step a stored answer belongs to."""

    table: ClassVar[str] = ANSWERS


class Home(NamedTuple):
    """Where such answers can go: a step, or a column, of the worksheet as it is now."""

    place: str
    title: str


class Gone(NamedTuple):
    """What is no longer asked: where its answers are, its title then, and the answers in lines.

    A step that now asks for something of another shape, and a `column` that a table no longer has, are gone
    as well. `key` tells it from a step that is asked. `homes` are the places where the answers fit.
    """

    place: str
    title: str
    lines: tuple[str, ...]
    column: str = ""
    homes: tuple[Home, ...] = ()

    @property
    def key(self) -> str:
        """Its name in an outline."""
        return f"{self.place.partition('.')[2]}~{self.column}"


def gone_steps(view: View, worksheet: Worksheet, folder: Path) -> tuple[Gone, ...]:
    """What was answered and the worksheet doesn't ask any more.

    The definitions that the answers were given under are kept in the initiative's `folder`; a step that
    isn't in one of those either is shown by its id.
    """
    before = definitions.earlier(folder, worksheet.id, view.shelf)
    return (*_steps(view, worksheet, before), *_columns(view, worksheet, before))


def unsettled(initiative: Initiative, worksheet: Worksheet) -> tuple[Gone, ...]:
    """What is no longer asked since the worksheet was changed last, and nobody was asked about yet."""
    source = initiative.view.shelf.files.get(worksheet.id)
    if source is None or not definitions.is_changed(initiative.folder, worksheet.id, source):
        return ()
    return gone_steps(initiative.view, worksheet, initiative.folder)


def settle(initiative: Initiative, worksheet: Worksheet) -> None:
    """What becomes of the answers was said: ask again only after the next change."""
    source = initiative.view.shelf.files.get(worksheet.id)
    if source:
        try:
            definitions.keep_anew(initiative.folder, worksheet.id, source)
        except OSError as error:
            what = f"The changed worksheet could not be kept beside the record: {error.strerror}."
            raise ConveneError(what, "All answers are safe.", "You are asked again the next time.") from error


def move(initiative: Initiative, gone: Gone, home: Home) -> None:
    """Move answers to a step or a column that is asked now; one undo takes them all back."""
    what = f"answers of {gone.title} moved to {home.title}"
    with initiative.group(what, worksheet=None) as database:
        if gone.column:
            column = home.place.rpartition(".")[2]
            step = initiative.view.step(gone.place)
            registry = step.field.registry if step and isinstance(step.field, Table) else None
            table = database.table(registry or ROWS)

            def moved(document: MutableMapping[str, Any]) -> None:
                document[column] = document.pop(gone.column)
                document[ON] = initiative.day

            rows = [row.id for row in initiative.view.rows(gone.place) if gone.column in row.cells]
            table.update(moved, doc_ids=rows)
            return
        for row in initiative.view.rows(gone.place):
            database.table(ROWS).update({"step": home.place}, doc_ids=[row.id])
        kept = initiative.view.answer_document(gone.place)
        if kept:
            database.table(ANSWERS).remove(doc_ids=[kept[0]])
            initiative.answer(home.place, kept[1]["value"])


def _steps(view: View, worksheet: Worksheet, before: Sequence[Worksheet]) -> Iterator[Gone]:
    kept = {kind: dict.fromkeys(one.step for one in view.all(kind)) for kind in (KeptRow, KeptAnswer)}
    for place in dict.fromkeys([*kept[KeptRow], *kept[KeptAnswer]]):
        if not place.startswith(f"{worksheet.id}."):
            continue
        now = view.step(place)
        document = view.answer_document(place)
        value = document[1].get("value") if document else None
        rows = view.rows(place) if place in kept[KeptRow] else []
        keeping = now.field.keeping if now else "elsewhere"
        if keeping == "rows":
            rows = []
        elif keeping == "value" and now and now.field.holds(value):
            value = None
        if rows or value is not None:
            step = _as_it_was(place, before, bool(rows))
            homes = tuple(_homes(view, worksheet, step, value, rows))
            title = step.title if step else place.partition(".")[2]
            yield Gone(place, title, tuple(_lines(view, step, value, rows)), homes=homes)


def _as_it_was(place: str, before: Sequence[Worksheet], has_rows: bool) -> Step | None:
    """The newest definition of a step under which it kept what is there."""
    step_id = place.partition(".")[2].partition("@")[0]
    keeping = "rows" if has_rows else "value"
    steps = (step for sheet in before if (step := sheet.step(step_id)))
    return next((step for step in steps if step.field.keeping == keeping), None)


def _columns(view: View, worksheet: Worksheet, before: Sequence[Worksheet]) -> Iterator[Gone]:
    for step in worksheet.steps:
        if not isinstance(step.field, Table):
            continue
        there = {column.id for column in step.field.columns}
        then = [
            column
            for sheet in before
            if (old := sheet.step(step.id)) and isinstance(old.field, Table)
            for column in old.field.columns
        ]
        place = worksheet.place(step.id)
        for column in {one.id: one for one in reversed(then)}.values():
            rows = (
                [row for row in view.rows(place) if column.id in row.cells] if column.id not in there else []
            )
            if rows:
                lines = tuple(_cell_line(row, step.field, column, view) for row in rows)
                homes = tuple(_columns_for(step, column, place, view))
                yield Gone(place, f"{step.title}: {column.title}", lines, column.id, homes)


def _homes(
    view: View, worksheet: Worksheet, step: Step | None, value: Any, rows: Sequence[Row]
) -> Iterator[Home]:
    """Steps that are asked now, have no answer yet, and take answers of this shape."""
    cells = {name for row in rows for name in row.cells}
    for one in worksheet.steps:
        place = worksheet.place(one.id)
        same = step is None or name_of(one.field) == name_of(step.field)
        if one.field.keeping == "value" and value is not None and same:
            if one.field.holds(value) and view.answer_document(place) is None:
                yield Home(place, one.title)
        elif one.field.keeping == "rows" and rows and same and not view.rows(place):
            field = one.field
            fits = isinstance(field, Table) and not field.registry and cells & {c.id for c in field.columns}
            if fits or (not isinstance(field, Table) and step and _source(field) == _source(step.field)):
                yield Home(place, one.title)


def _columns_for(step: Step, column: Column, place: str, view: View) -> Iterator[Home]:
    """Columns of the same kind that no row has filled in yet."""
    filled = {name for row in view.rows(place) for name in row.cells}
    for one in step.field.columns if isinstance(step.field, Table) else ():
        if one.id not in filled and type(one.field) is type(column.field):
            yield Home(f"{place}.{one.id}", one.title)


def _source(field: object) -> str:
    return getattr(field, "source", "")


def _lines(view: View, step: Step | None, value: Any, rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if step and isinstance(step.field, Table):
            shown = [show_cell(row.cells.get(column.id), column, view) for column in step.field.columns]
        else:
            shown = [_words(name, cell, step, view) for name, cell in row.cells.items()]
        yield " · ".join(words for words in shown if words)
    if value is not None:
        known = step and step.field.holds(value)
        yield kind_of(step.field).show(value, step.field, view) if step and known else str(value)


def _words(name: str, cell: Any, step: Step | None, view: View) -> str:
    """A cell of a row that is no table's: an item by its name, everything else as it is."""
    if name == "item" and step and isinstance(cell, int):
        return view.name(_source(step.field), cell) or ""
    return str(cell)


def _cell_line(row: Row, field: Table, column: Column, view: View) -> str:
    naming = (show_cell(row.cells.get(one.id), one, view) for one in field.naming)
    return f"{' · '.join(one for one in naming if one)}: {show_cell(row.cells[column.id], column, view)}"
