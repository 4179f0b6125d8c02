"""The measure whose line is at hand: what was said of the one before waits until that is picked again."""

from __future__ import annotations

from collections.abc import Iterator

from convene.initiative.view import ANSWERS, ROWS, View
from convene.kinds.field import Value
from convene.store.fold import named_id
from convene.store.table import LiveTinyDB, document
from convene.voting.tally import Vote


def picked(answer: Value | None) -> int | None:
    """The first measure of an answer that picks some."""
    first = answer[0] if isinstance(answer, list) and answer else answer
    return first if isinstance(first, int) and not isinstance(first, bool) else None


def place_of(place: str, measure: int, *, at_hand: bool) -> str:
    """Where a step keeps what was said of a measure."""
    return place if at_hand else f"{place}@{measure}"


def steps_with_its_line(view: View, place: str) -> frozenset[str]:
    """The places of the steps above which the line of the measure stands that is picked at `place`."""
    return frozenset(
        sheet.place(step.id)
        for sheet in view.shelf.worksheets.values()
        for step in sheet.steps
        if step.curve_of and step.curve_of.removesuffix("?") == place
    )


def said_of_it(view: View, place: str) -> int:
    """How much was said of the measure that is picked at `place`: rows, answers, votes."""
    steps = steps_with_its_line(view, place)
    return sum(
        one.get("step") in steps
        for table in (ROWS, ANSWERS, Vote.table)
        for one in (view.documents(table).values() if steps else ())
    )


def set_aside(
    view: View, database: LiveTinyDB, place: str, before: Value | None, after: Value | None
) -> None:
    """Another measure is picked: put aside what was said of the one before, and bring back what waited."""
    was, now = picked(before), picked(after)
    if was == now:
        return
    for table in (ROWS, ANSWERS, Vote.table):
        for row, new in list(_moves(view, table, place, was, now)):
            if table == ANSWERS:  # its id follows from its place
                kept = {**view.documents(table)[str(row)], "step": new}
                database.table(table).remove(doc_ids=[row])
                database.table(table).insert(document(kept, named_id(f"{ANSWERS}/{new}")))
            else:
                database.table(table).update({"step": new}, doc_ids=[row])


def _moves(view: View, table: str, place: str, was: int | None, now: int | None) -> Iterator[tuple[int, str]]:
    """The documents whose place changes, with the new one; first those that are put aside."""
    steps = steps_with_its_line(view, place)
    documents = view.documents(table) if steps else {}
    placed = [(int(key), str(one.get("step") or "")) for key, one in documents.items()]
    if was is not None:
        yield from ((row, f"{step}@{was}") for row, step in placed if step in steps)
    if now is not None:
        waiting = {f"{step}@{now}": step for step in steps}
        yield from ((row, waiting[step]) for row, step in placed if step in waiting)
