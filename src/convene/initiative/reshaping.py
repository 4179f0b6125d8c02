"""What was captured becomes another kind, one with another, or two: each a deed that one undo takes back.

Nothing that was said is lost: what the new kind has no field for goes into the words, where it can be read
back, or stays in the document unseen. The old number still finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec.structs import fields

from convene.captured.action import Action
from convene.captured.dates import find_date
from convene.captured.decision import Decision
from convene.captured.line import Kind, read_line
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.captured.parts import divided
from convene.dates import show_day
from convene.initiative.attending import known_people
from convene.initiative.capturing import Kept
from convene.initiative.initiative import Initiative
from convene.initiative.view import View

KINDS: Mapping[Kind, type[Kept]] = {
    "action": Action,
    "decision": Decision,
    "parking": ParkingItem,
    "note": Note,
}
_OWN = frozenset(
    {"id", "number", "at", "text", "what", "formerly", "order", "status", "state", "done_on", "note"}
)
"""What one that another is merged into has of its own."""


def kind_of(record: Kept) -> Kind:
    """What it is."""
    return next(kind for kind, struct in KINDS.items() if isinstance(record, struct))


def become(initiative: Initiative, record: Kept, kind: Kind) -> Kept:
    """Another kind, with the number it had as that kind or the next one.

    Owner and date of what becomes an action are read from its words, as when it is captured.
    """
    view, target = initiative.view, KINDS[kind]
    own = [int(label[1:]) for label in record.formerly if label.startswith(target.letter)]
    number = own[0] if own else initiative.of(target).next_number()
    label = f"{target.letter}{number}"
    kept = {
        name: value
        for name, value in view.documents(record.table)[str(record.id)].items()
        if name not in {"text", "what", "who", "keeper", "due", "order"}
    }
    words = in_full(view, record)
    said = _as_action(view, words, record.at.date()) if kind == "action" else {_words_of(target): words}
    labels = [one for one in (record.label, *record.formerly) if one != label]
    with initiative.group(f"{record.label} became {label}") as database:
        database.table(record.table).remove(doc_ids=[record.id])
        row = database.table(target.table).insert(
            _without_gaps({**kept, "number": number, "formerly": labels, **said})
        )
    return initiative.of(target).get(row)


def merge(initiative: Initiative, first: Kept, second: Kept) -> Kept:
    """The first with the words of both; what it lacks it takes from the second, whose number finds it too."""
    values: dict[str, Any] = {}
    if isinstance(second, type(first)):
        values = {name: _of_both(first, second, name) for name in _shared(first)}
    if isinstance(first, Action):
        notes = [first.note]
        if isinstance(second, Action):
            notes += [second.note, _not_taken(initiative.view, first, second)]
        values["note"] = " · ".join(filter(None, notes))
    words = second.title if isinstance(second, type(first)) else in_full(initiative.view, second)
    if isinstance(first, Decision) and isinstance(second, Decision) and first.method and second.method:
        words = in_full(initiative.view, second)
    if words.casefold().rstrip(".") not in first.title.casefold():
        values[_words_of(type(first))] = f"{first.title.rstrip(' .;,')}; {words}"
    values["formerly"] = (*first.formerly, second.label, *second.formerly)
    changed = {name: value for name, value in values.items() if value != getattr(first, name)}
    with initiative.group(f"{second.label} merged into {first.label}"):
        initiative.of(type(second)).remove(second.id, "")
        return initiative.of(type(first)).change(first.id, "", **changed)


def split(initiative: Initiative, record: Kept, place: int, at: datetime) -> Kept:
    """The words from a place on as one of its own, with the next number; all else is the same of both.

    A second action that names its own owner or date has these; where it leaves them open, it has none.
    Raises BadInput for a part without words.
    """
    first, second = divided(record.title, place)
    collection, name = initiative.of(type(record)), _words_of(type(record))
    number = collection.next_number()
    kept = {
        key: value
        for key, value in initiative.view.documents(record.table)[str(record.id)].items()
        if key not in {"formerly", "order"}
    }
    said: Mapping[str, Any] = {name: second}
    if isinstance(record, Action):
        said = _as_action(initiative.view, second, record.at.date())
    with initiative.group(f"{record.label} split: {record.letter}{number}") as database:
        collection.change(record.id, "", **{name: first})
        row = database.table(record.table).insert(
            _without_gaps({**kept, "number": number, "at": at.isoformat(), **said})
        )
    return collection.get(row)


def move(initiative: Initiative, decision: Decision, by: int) -> None:
    """A decision of a meeting comes before the one above it on paper, or behind the one below."""
    here = [one for one in initiative.view.all(Decision) if one.meeting == decision.meeting]
    place = [one.id for one in here].index(decision.id)
    if not 0 <= place + by < len(here):
        return
    other, decisions = here[place + by], initiative.of(Decision)
    with initiative.group(f"{decision.label} moved"):
        decisions.change(decision.id, "", order=_place(other))
        decisions.change(other.id, "", order=_place(decision))


def bearer(view: View, label: str) -> Kept | None:
    """What has this number, or had it: "A12" finds D9."""
    every = [record for kind in KINDS.values() for record in view.all(kind)]
    has = next((one for one in every if one.label == label), None)
    return has or next((one for one in every if label in one.formerly), None)


def in_full(view: View, record: Kept) -> str:
    """All that is said of it in a line that capture reads back: "Dana Ruiz: Call, by Fri Nov 20, 2026"."""
    match record:
        case Action():
            who = (view.name("people", record.who) or "") if record.who else ""
            due = f"by {show_day(record.due, year=True)}" if record.due else ""
        case ParkingItem():
            who, due = (view.name("people", record.keeper) or "") if record.keeper else "", ""
        case Decision():
            how = ", ".join(filter(None, (record.method, record.numbers)))
            return f"{record.text} ({how})" if how else record.text
        case _:
            return record.title
    words = f"{record.title.rstrip(' .,;')}, {due}" if due else record.title
    return words if not who or words.casefold().startswith(who.casefold()) else f"{who}: {words}"


def _as_action(view: View, words: str, today: date) -> dict[str, Any]:
    """The fields that words say, as in a document; None where they leave it open."""
    # The letter says that it is an action: no other one at the beginning is taken for a sign.
    line = read_line(f"a {words}", people=known_people(view), today=today, month_first=view.month_first)
    said: dict[str, Any] = {"what": words if line.new_person else line.title}
    if line.owner or line.new_person or any(one.owner for one in line.readings):
        said["who"] = line.owner
    if line.due and not line.new_person:
        said["due"] = line.due.isoformat()
    elif find_date(words, today, view.month_first).read.unclear:
        said["due"] = None
    return said


def _without_gaps(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if value is not None}


def _words_of(kind: type[Kept]) -> str:
    return "text" if kind in {Decision, Note} else "what"


def _place(decision: Decision) -> float:
    return float(decision.number) if decision.order is None else decision.order


def _shared(record: Kept) -> list[str]:
    return [field.name for field in fields(type(record)) if field.name not in _OWN]


def _of_both(first: Kept, second: Kept, name: str) -> Any:
    mine, other = getattr(first, name), getattr(second, name)
    if isinstance(mine, tuple):
        return tuple(dict.fromkeys((*mine, *other)))
    if name == "look_again" and mine and other:
        return min(mine, other)
    return other if mine in (None, "") else mine


def _not_taken(view: View, first: Action, second: Action) -> str:
    """Owner and date of the second that the first doesn't take: "A13: Lena Ortiz, by Mon Nov 23, 2026"."""
    parts = []
    if second.who and first.who not in {None, second.who}:
        parts.append(view.name("people", second.who) or "")
    if second.due and first.due not in {None, second.due}:
        parts.append(f"by {show_day(second.due, year=True)}")
    return f"{second.label}: {', '.join(parts)}" if parts else ""
