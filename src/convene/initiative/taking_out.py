"""Taking out a row or a person: off every list, and kept, marked, where something still names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from convene.captured.action import Action
from convene.captured.parking_lot import ParkingItem
from convene.initiative.view import ANSWERS, HIDDEN, LINKING, REGISTRIES, ROWS, View
from convene.kinds.grid import Definition as Grid
from convene.kinds.rank import Definition as Rank
from convene.kinds.score import Definition as Score
from convene.kinds.table import Definition as Table
from convene.measures.observation import Observation
from convene.people.attendance import Presence
from convene.people.person import Person
from convene.voting.tally import Vote
from convene.worksheets.definition import column_of

if TYPE_CHECKING:
    from convene.initiative.initiative import Initiative

_RECORDS: Mapping[str, tuple[tuple[type[Any], str], ...]] = {
    "organizations": ((Person, "organization"), (Action, "partners")),
    "people": (
        (Action, "who"),
        (ParkingItem, "keeper"),
        (Presence, "person"),
        (Observation, "reported_by"),
        (Vote, "stated_by"),
        (Vote, "aside"),
    ),
    "measures": ((Observation, "measure"),),
}
"""Which fields of which records keep the id of a row of a registry."""
_IN_VOTES = ("objections", "roll", "ties")
"""Fields of votes with parts that each say `who`."""


def take_out(initiative: Initiative, table: str, row: int, what: str, place: str = "") -> None:
    """Take a row of a registry, or of the step `place`, out; undo brings it back."""
    named = is_named(initiative.view, table, row, place)
    with initiative.group(what, worksheet=place.partition(".")[0] or None) as database:
        if named:
            database.table(table).update({HIDDEN: True}, doc_ids=[row])
        else:
            database.table(table).remove(doc_ids=[row])


def back_or_new(initiative: Initiative, table: str, document: dict[str, Any]) -> int:
    """Keep a new document, in an open group; its id.

    One of a registry that was taken out comes back under its name, so that who named it names it again; a
    person only to the same organization, for two may share a name.
    """
    hidden = initiative.view.documents(table).items() if table in REGISTRIES else ()
    for key, there in hidden:
        if there.get(HIDDEN) and _is_same(there, document, table):
            return _brought_back(initiative, table, int(key), document)
    with initiative.group("") as database:
        return database.table(table).insert(document)


def _is_same(there: Mapping[str, Any], given: Mapping[str, Any], table: str) -> bool:
    before, now = (str(one.get("name", "")).strip().casefold() for one in (there, given))
    home = given.get("organization")
    return now == before != "" and (table != "people" or home in {None, there.get("organization")})


def _brought_back(initiative: Initiative, table: str, row: int, given: dict[str, Any]) -> int:
    def bring_back(document: MutableMapping[str, Any]) -> None:
        document.pop(HIDDEN)
        document.update(given)

    with initiative.group("") as database:
        database.table(table).update(bring_back, doc_ids=[row])
    return row


def is_named(view: View, table: str, row: int, place: str = "") -> bool:
    """Whether a record, a row or an answer names this row of a registry, or of the step `place`."""
    registry = "" if table == ROWS else table
    return _in_records(view, registry, row) or any(
        row in ids for sources, ids in _links(view) if (registry or place) in sources
    )


def _in_records(view: View, registry: str, row: int) -> bool:
    found = (
        document.get(field)
        for kind, field in _RECORDS.get(registry, ())
        for document in view.documents(kind.table).values()
        if not document.get(HIDDEN)
    )
    named = any(row in one if isinstance(one, list) else row == one for one in found)
    return named or (registry == "people" and _in_votes(view, row))


def _in_votes(view: View, person: int) -> bool:
    """Whether somebody objected, drew a lot, or was called by name."""
    votes = view.documents(Vote.table).values()
    return any(one.get("who") == person for vote in votes for key in _IN_VOTES for one in vote.get(key, ()))


def _links(view: View) -> Iterator[tuple[frozenset[str], frozenset[int]]]:
    """What answers and rows name: the source (a registry, a step, or both), and the ids."""
    owner = {
        sheet.place(step.id): step.field.registry
        for sheet in view.shelf.worksheets.values()
        for step in sheet.steps
        if isinstance(step.field, Table) and step.field.registry
    }

    def sources(source: str) -> frozenset[str]:
        step = column_of(source.removesuffix("?"))[0] if "." in source else source
        return frozenset(filter(None, (step, owner.get(step))))

    for document in view.documents(ANSWERS).values():
        step = view.step(str(document.get("step", "")))
        if step and isinstance(step.field, (*LINKING, Rank)):
            yield sources(step.field.source), _ids((document.get("value"),))
    for place, document in _rows(view, owner):
        step = view.step(place)
        if step and isinstance(step.field, Grid | Score):
            yield sources(step.field.source), _ids((document.get("item"),))
        elif step and isinstance(step.field, Table):
            if step.field.rows_from:
                yield sources(step.field.rows_from), _ids((document.get("from"),))
            for column in step.field.columns:
                if isinstance(column.field, LINKING):
                    yield sources(column.field.source), _ids((document.get(column.id),))


def _rows(view: View, owner: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every row that is on a list, with its step."""
    for document in view.documents(ROWS).values():
        if not document.get(HIDDEN):
            yield str(document.get("step", "")), document
    for place, registry in owner.items():
        for document in view.documents(registry).values():
            if not document.get(HIDDEN):
                yield place, document


def _ids(values: Iterable[Any]) -> frozenset[int]:
    flat = (one for value in values for one in (value if isinstance(value, list) else [value]))
    return frozenset(one for one in flat if isinstance(one, int) and not isinstance(one, bool))
