"""What an initiative holds, to read: records, answers, rows, and the words for a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

import msgspec
from msgspec.structs import fields

from convene.initiative.about import About
from convene.initiative.measured import Measured
from convene.kinds.columns import Column, show_cell
from convene.kinds.field import REMOVED, Row, Value
from convene.kinds.pick import Definition as PickField
from convene.kinds.row import Definition as RowField
from convene.kinds.table import Definition as TableField
from convene.measures.measure import Measure
from convene.measures.observation import Observation, Values
from convene.store.operation import copied
from convene.worksheets.definition import Step, Worksheet, column_of
from convene.worksheets.shelf import Shelf

if TYPE_CHECKING:
    from convene.initiative.history import Entry

ROWS = "rows"
ANSWERS = "answers"
ON = "on"
"""Field of a row or an answer: the day on which it was typed last, ISO."""
HIDDEN = "hidden"
"""Field of a document that was taken out while something names it: it is on no list."""
REGISTRIES = ("organizations", "people", "strategies", "measures")
LINKING = (PickField, RowField)
"""Kinds of columns that keep the id of an earlier row."""


class Record(Protocol):
    """Anything kept in a table of its own: frozen, with an id."""

    table: ClassVar[str]

    @property
    def id(self) -> int:
        """The document's id; 0 before it is kept."""
        ...


R = TypeVar("R", bound=Record)


class View:
    """Reads on the documents of one initiative. Everything handed out is frozen or a copy.

    It is also what kinds ask (`kinds.field.Around`): names, choices, and what day it is.
    """

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, Mapping[str, Any]]],
        shelf: Shelf,
        *,
        today: date | Callable[[], date],
        month_first: bool = True,
        past: Sequence[Entry] = (),
    ) -> None:
        """`today` is the day, or says it whenever it is asked: an evening meeting may go past midnight.

        `past` are all deeds, newest first, for documents that say what changed; empty elsewhere.
        """
        self._tables = tables
        self._measured = Measured(_observation)
        self.past = past
        self.shelf = shelf
        self._today = today
        self.month_first = month_first

    @property
    def today(self) -> date:
        """What day it is."""
        return self._today if isinstance(self._today, date) else self._today()

    def frozen(self) -> View:
        """A copy that later changes don't reach: for a document written in another thread.

        Documents are replaced and never altered, so each is shared: with many of them that is quick.
        """
        tables = {name: dict(table) for name, table in dict(self._tables).items()}
        return View(tables, self.shelf, today=self.today, month_first=self.month_first)

    def with_past(self, past: Sequence[Entry]) -> View:
        """The same, which also knows what was done."""
        return View(self._tables, self.shelf, today=self._today, month_first=self.month_first, past=past)

    def with_documents(self, table: str, documents: Mapping[str, Mapping[str, Any]]) -> View:
        """The same, with other documents in one table: for those who may not see all of them."""
        tables = {**self._tables, table: documents}
        return View(tables, self.shelf, today=self._today, month_first=self.month_first, past=self.past)

    @property
    def about(self) -> About:
        """What this initiative is about. Raises LookupError for an empty record."""
        return self.all(About)[0]

    def all(self, kind: type[R]) -> list[R]:
        """The records of a kind: by their order or number where they have one, else as they were made."""
        found = [_record(kind, int(key), document) for key, document in self._listed(kind.table)]
        return sorted(found, key=_place)

    def measured(self) -> list[Values]:
        """Every measure with its values, in the order of the worksheet."""
        return self._measured.values(self.all(Measure), self.documents(Observation.table))

    def get(self, kind: type[R], row: int | None) -> R | None:
        """One record, or None if it isn't there."""
        document = self.documents(kind.table).get(str(row))
        return None if document is None or row is None else _record(kind, row, document)

    def by_id(self, kind: type[R]) -> dict[int, R]:
        """The records of a kind by id, for names: those too that were taken out and are named somewhere."""
        return {int(key): _record(kind, int(key), one) for key, one in self.documents(kind.table).items()}

    def answer(self, place: str) -> Value | None:
        """The answer to a step ("landscape-map.scope") that keeps one value; None if there is none.

        One of another shape than the step asks for today is no answer to it; it is kept all the same.
        """
        document, step = self.answer_document(place), self.step(place)
        if document is None or (step and not step.field.holds(document[1]["value"])):
            return None
        return copied(document[1]["value"])

    def answer_document(self, place: str) -> tuple[int, Mapping[str, Any]] | None:
        """The stored answer with its id, or None."""
        for key, document in self.documents(ANSWERS).items():
            if document.get("step") == place:
                return int(key), document
        return None

    def rows(self, place: str) -> list[Row]:
        """The rows of a step in their order: those of its registry if it owns one."""
        step = self.step(place)
        registry = step.field.registry if step and isinstance(step.field, TableField) else None
        if registry:
            return self.registry(registry)
        found = [
            _row(int(key), document)
            for key, document in self.documents(ROWS).items()  # most are of other steps
            if document.get("step") == place and HIDDEN not in document
        ]
        return sorted(found, key=lambda row: (row.order, row.id))

    def rows_of_all(self, place: str) -> list[Row]:
        """The rows of a step, and what was said there of other lines than the one at hand."""
        found = [
            _row(int(key), document)
            for key, document in self._listed(ROWS)
            if str(document.get("step", "")).partition("@")[0] == place
        ]
        return sorted(found, key=lambda row: (row.order, row.id))

    def registry(self, registry: str) -> list[Row]:
        """All rows of a registry in their order."""
        found = [_row(int(key), document) for key, document in self._listed(registry)]
        return sorted(found, key=lambda row: (row.order, row.id))

    def step(self, place: str) -> Step | None:
        """The definition of a step, or None if no worksheet at hand has it.

        A column ("worksheet.step.column") or a meeting ("worksheet.step@7") behind it makes no difference.
        """
        worksheet_id, _, rest = place.partition(".")
        worksheet = self.shelf.get(worksheet_id)
        return worksheet.step(rest.partition("@")[0].partition(".")[0]) if worksheet else None

    def answered_on(self, place: str, of: int | None = None) -> date | None:
        """The newest day on which anything was typed into a worksheet, or into a step of it; None if none is
        known.

        `of`: only what was said there of this measure, whose line is not at hand.
        """
        worksheet_id, _, step_id = place.partition(".")
        worksheet = self.shelf.get(worksheet_id)
        steps = [one for one in worksheet.steps if step_id in {"", one.id}] if worksheet else []
        owned = {step.field.registry for step in steps if isinstance(step.field, TableField)}
        found = [
            document
            for table in (ROWS, ANSWERS)
            for document in self.documents(table).values()
            if _is_of(str(document.get("step", "")).partition("@")[0], place)
        ]
        if of is not None:
            found = [one for one in found if str(one.get("step")).partition("@")[2] == str(of)]
            owned = set()
        found += [one for registry in owned if registry for one in self.documents(registry).values()]
        days = [str(one[ON]) for one in found if ON in one]
        try:
            return date.fromisoformat(max(days)) if days else None
        except ValueError:
            return None

    def value_of(self, worksheet: Worksheet, step: Step) -> Value | list[Row] | None:
        """What was answered to a step: a value, rows, or None when there is nothing."""
        place = worksheet.place(step.id)
        if step.field.keeping == "rows":
            return self.rows(place) or None
        return self.answer(place) if step.field.keeping == "value" else None

    def name(self, source: str, row: int) -> str | None:
        """The words for a row of a registry or of a step; None if there is no such row.

        They say so of one that was taken out and is named here still.
        """
        step = self.step(source)
        registry = step.field.registry if step and isinstance(step.field, TableField) else None
        table = source if source in REGISTRIES else registry or ROWS
        document = self.documents(table).get(str(row))
        if document is None:
            return None
        words = self._words(_row(row, document), self._naming(source))
        return f"{words} {REMOVED}" if words and document.get(HIDDEN) else words

    def choices(self, source: str) -> Sequence[tuple[int, str]]:
        """What can be picked from a registry, a step or a column of one, in order: id and words.

        Rows without words are left out. Words that a column has more than once are there once, with the id
        of the first row that has them.
        """
        place, in_column = column_of(source.removesuffix("?"))
        rows = self.registry(source) if source in REGISTRIES else self.rows(place)
        columns = self._naming(source)
        named = [(row.id, self._words(row, columns)) for row in rows]
        if in_column:
            firsts = {words.casefold(): row for row, words in reversed(named)}
            named = [(row, words) for row, words in named if firsts[words.casefold()] == row]
        return [(row, words) for row, words in named if words]

    def named(self, source: str) -> Sequence[tuple[int, str]]:
        """What can be picked, and behind it what was taken out and is named somewhere: id and words."""
        place, _ = column_of(source.removesuffix("?"))
        step = self.step(source)
        registry = step.field.registry if step and isinstance(step.field, TableField) else None
        table = source if source in REGISTRIES else registry or ROWS
        gone = [
            int(key)
            for key, document in self.documents(table).items()
            if document.get(HIDDEN) and (table != ROWS or document.get("step") == place)
        ]
        return [*self.choices(source), *((row, self.name(source, row) or "") for row in gone)]

    def documents(self, table: str) -> Mapping[str, Mapping[str, Any]]:
        """The documents of a table as they are kept, by id."""
        return self._tables.get(table, {})

    def _listed(self, table: str) -> Iterable[tuple[str, Mapping[str, Any]]]:
        return ((key, one) for key, one in self.documents(table).items() if HIDDEN not in one)

    def _words(self, row: Row, columns: Sequence[Column]) -> str:
        if not columns:
            words = row.cells.get("name", row.cells.get("text", ""))
            return words if isinstance(words, str) else ""
        said = (show_cell(row.cells.get(column.id), column, self) for column in columns)
        return " · ".join(words for words in said if words)

    def _naming(self, source: str) -> Sequence[Column]:
        """The columns whose words name a row: the one asked for, else those of the step or the owner."""
        if source in REGISTRIES:
            steps = [step for sheet in self.shelf.worksheets.values() for step in sheet.steps]
            owned = (step.field for step in steps if isinstance(step.field, TableField))
            return next((field.naming for field in owned if field.registry == source), ())
        step = self.step(source.removesuffix("?"))
        if step is None or not isinstance(step.field, TableField):
            return ()
        asked = column_of(source.removesuffix("?"))[1]
        return [one for one in step.field.columns if one.id == asked] or step.field.naming


def _is_of(step: str, place: str) -> bool:
    """Whether a step is that one, or one of that worksheet."""
    return step == place or step.startswith(f"{place}.")


_ABOUT_ROW = frozenset({"step", "order", ON, HIDDEN})


def _row(row: int, document: Mapping[str, Any]) -> Row:
    cells = {key: copied(value) for key, value in document.items() if key not in _ABOUT_ROW}
    return Row(row, float(document.get("order", 0.0)), cells)


def _record(kind: type[R], row: int, document: Mapping[str, Any]) -> R:
    """A record of a document.

    A field that doesn't fit is left at its default: one odd cell hides no record.
    """
    data = {**document, "id": row}
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        fitting = {field.name: data[field.name] for field in _fields(kind) if _fits(data, field)}
        return msgspec.convert(fitting, kind)


def _observation(key: str, document: Mapping[str, Any]) -> Observation | None:
    return None if HIDDEN in document else _record(Observation, int(key), document)


def _fields(kind: type[Any]) -> Sequence[Any]:
    return fields(kind)


def _fits(data: Mapping[str, Any], field: Any) -> bool:
    if field.name not in data:
        return False
    try:
        msgspec.convert(data[field.name], field.type)
    except msgspec.ValidationError:
        return False
    return True


def _place(record: Any) -> tuple[float, int]:
    order = getattr(record, "order", None)
    return float(getattr(record, "number", 0) if order is None else order), record.id
