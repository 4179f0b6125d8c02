"""What one looks back at: a record, a step's answer, a row, all rows of a step; and all of its past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative.history import Entry
from convene.initiative.view import ANSWERS, ROWS, View
from convene.kinds.table import Definition as TableField
from convene.screens.record.entries import Recorded
from convene.store.operation import Change, Tables, apply

CAPTURED = {kind.table: kind.letter for kind in (Decision, Action, ParkingItem, Note)}
"""The letter of each kind by its table."""


class Subject(NamedTuple):
    """A heading in two parts, and the documents: of a table those with this id, or of this step.

    Without either they are all documents of the table: a registry's rows.
    """

    heading: str
    words: str
    table: str
    row: int | None = None
    step: str = ""


class Told(NamedTuple):
    """One change of one document: by which deed; what the document held before and after, if it was there."""

    entry: Entry
    change: Change
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def of_record(record: Recorded) -> Subject:
    """The past of something captured."""
    return Subject(f"What happened to {record.label}", record.title, record.table, record.id)


def of_step(view: View, place: str, row: int | None = None) -> Subject:
    """The past of a step's answer or rows, or of one of its rows."""
    step = view.step(place)
    title = step.title if step else place
    heading = "What stood here before"
    if step is None or step.field.keeping == "value":
        return Subject(heading, title, ANSWERS, step=place)
    registry = step.field.registry if isinstance(step.field, TableField) else None
    name = (view.name(place, row) or "") if row is not None else ""
    return Subject(heading, f"“{name}” in {title}" if name else title, registry or ROWS, row, place)


def past_of(history: Sequence[Entry], subject: Subject) -> list[Told]:
    """All changes of what is looked at, newest first. `history` is the whole of it, newest first."""
    found: list[Told] = []
    tables: Tables = {}
    same = _earlier_kinds(history, subject)
    for entry in reversed(history):
        for change in entry.changes:
            if (change.table, change.id) not in same and (
                change.table != subject.table or subject.row not in {None, change.id}
            ):
                continue
            before = tables.get(change.table, {}).get(str(change.id))
            apply(tables, (change,))
            after = tables[change.table].get(str(change.id))
            if (change.table, change.id) in same and after is None:
                continue  # it is told by what it became
            if _is_meant(subject, before or after or {}):
                found.append(Told(entry, change, before, after))
    return found[::-1]


def _earlier_kinds(history: Sequence[Entry], subject: Subject) -> set[tuple[str, int]]:
    """What a captured thing was before it became another kind: taken out by the deed that made it."""
    same: set[tuple[str, int]] = set()
    key = (subject.table, subject.row)
    for entry in history:
        made = next((one.new for one in entry.changes if (one.table, one.id) == key and one.new), None)
        once = {str(label)[:1] for label in (made or {}).get("formerly", ())}
        for change in entry.changes if once else ():
            if change.was and change.set is None and CAPTURED.get(change.table, "-") in once:
                key = (change.table, change.id)
                same.add(key)
                break
    return same


def last_seen(past: Sequence[Told], told: Told) -> Entry | None:
    """The deed after which a document was as a line of its past says; for one taken out, the one before."""
    if told.after is not None:
        return told.entry
    older = past[past.index(told) + 1 :]
    return next(
        (one.entry for one in older if one.change.id == told.change.id and one.after is not None), None
    )


def _is_meant(subject: Subject, document: Mapping[str, Any]) -> bool:
    return subject.table not in {ANSWERS, ROWS} or document.get("step") == subject.step
