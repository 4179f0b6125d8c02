"""What became different of a meeting since it was closed: its summary says so, and which version it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.parking_lot import ParkingItem
from convene.initiative.history import Entry
from convene.initiative.in_words import FIELDS, called, shown
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.store.operation import Tables, apply

_KINDS = (Decision, Action, ParkingItem)
_LETTERS = {kind.table: kind.letter for kind in _KINDS}
_FIELDS = {
    Decision.table: ("text", "method", "numbers", "look_again"),
    Action.table: ("what", "who", "partners", "due"),
    ParkingItem.table: ("what", "keeper"),
    Meeting.table: ("title", "day", "begins", "ends", "place", "purpose"),
}
"""What a summary shows of a meeting as it was; how an action stands goes on after it."""

_ORDER = (Meeting.table, *_LETTERS, Presence.table)

_Documents = Mapping[tuple[str, int], Mapping[str, Any]]


class Corrected(NamedTuple):
    """Which version it is, when it was corrected last, and in lines what is different from the first one."""

    version: int = 1
    day: date | None = None
    lines: tuple[str, ...] = ()


def corrected(view: View, meeting: Meeting) -> Corrected:
    """What the past of a view says of a closed meeting; each day with corrections makes a version."""
    if meeting.closed is None:
        return Corrected()
    first, days = _as_closed(view.past, meeting)
    lines = tuple(_differences(view, first, _of_meeting(view, meeting))) if first else ()
    return Corrected(1 + max(1, len(days)), max(days, default=None), lines) if lines else Corrected()


def _as_closed(past: Sequence[Entry], meeting: Meeting) -> tuple[_Documents, set[date]]:
    """What it held when it was closed, the last time on that day; the days on which that was changed."""
    tables: Tables = {}
    first: dict[tuple[str, int], Mapping[str, Any]] = {}
    days: set[date] = set()
    on: date | None = None
    zone = meeting.closed.tzinfo if meeting.closed else None
    for entry in reversed(past):
        changes = [change for change in entry.changes if change.table in _ORDER]
        touched = [(change.table, change.id) for change in changes]
        before = {key: _document(tables, key) for key in touched}
        was_closed = _closed(tables, meeting)
        apply(tables, changes)
        closed = _closed(tables, meeting)
        if closed and closed != was_closed and (on is None or closed.date() == on):
            first, days, on = dict(_belonging(tables, meeting.id)), set(), closed.date()
            continue
        if on is None:
            continue
        for key in touched:
            was, now = before[key], _document(tables, key)
            if not any(_shows(key, one, meeting.id) for one in (was, now)):
                continue
            if was is None and now and _was_said_then(now, meeting):
                first[key] = now  # written down later, as in a sample or an import
            elif _differs(key[0], was, now):
                moment = _moment(entry.at)
                days |= {moment.astimezone(zone).date()} if moment else set()
    return first, days


def _closed(tables: Tables, meeting: Meeting) -> datetime | None:
    return _moment((_document(tables, (Meeting.table, meeting.id)) or {}).get("closed"))


def _of_meeting(view: View, meeting: Meeting) -> _Documents:
    tables = {name: dict(view.documents(name)) for name in (*_FIELDS, Presence.table)}
    return dict(_belonging(tables, meeting.id))


def _belonging(
    tables: Mapping[str, Mapping[str, Any]], meeting: int
) -> Iterator[tuple[tuple[str, int], Mapping[str, Any]]]:
    for table in (*_FIELDS, Presence.table):
        for row, document in tables.get(table, {}).items():
            if _shows((table, int(row)), document, meeting):
                yield (table, int(row)), document


def _shows(key: tuple[str, int], document: Mapping[str, Any] | None, meeting: int) -> bool:
    table, row = key
    if document is None or (table not in _FIELDS and table != Presence.table):
        return False
    return row == meeting if table == Meeting.table else document.get("meeting") == meeting


def _differs(table: str, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> bool:
    if was is None or now is None:
        return True
    fields = ("arrived",) if table == Presence.table else _FIELDS[table]
    return any(was.get(field) != now.get(field) for field in fields)


def _was_said_then(document: Mapping[str, Any], meeting: Meeting) -> bool:
    at = _moment(document.get("at"))
    new = not document.get("formerly")
    return new and at is not None and meeting.closed is not None and at <= meeting.closed


def _differences(view: View, first: _Documents, now: _Documents) -> Iterator[str]:
    told = {label for document in now.values() for label in document.get("formerly", ())}
    for key in sorted(
        {*first, *now},
        key=lambda key: (_ORDER.index(key[0]), key[1]),
    ):
        table, before, after = key[0], first.get(key), now.get(key)
        if table == Presence.table:
            yield from _attendance(view, before, after)
        elif before is None and after:
            yield _new(view, table, after, first)
        elif before and after is None:
            if f"{_LETTERS.get(table, '')}{before.get('number')}" not in told:
                yield f"Taken out: {called(view, table, before)}"
        elif before and after:
            yield from _changed(view, table, before, after)


def _new(view: View, table: str, document: Mapping[str, Any], first: _Documents) -> str:
    labels = {f"{_LETTERS[key[0]]}{one.get('number')}" for key, one in first.items() if key[0] in _LETTERS}
    once = [label for label in document.get("formerly", ()) if label in labels]
    name = called(view, table, document)
    return f"{once[0]} is now {name}" if once else f"New: {name}"


def _changed(view: View, table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    label = f"{_LETTERS[table]}{after.get('number')}" if table in _LETTERS else "The meeting"
    for field in _FIELDS[table]:
        was, now = (one.get(field) for one in (before, after))
        if was != now:
            said = [shown(view, table, after, field, value) for value in (was, now)]
            yield f"{label}, {FIELDS.get(field, field)}: {said[0]} → {said[1]}"
    merged = [one for one in after.get("formerly", ()) if one not in before.get("formerly", ())]
    yield from (f"{one} is in {label} now" for one in merged)


def _attendance(
    view: View, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> Iterator[str]:
    """Who did not want to be listed is one person here too."""
    came, comes = (bool((one or {}).get("arrived")) for one in (before, after))
    unlisted = any(one.get("unlisted") for one in (before, after) if one)
    name = view.name("people", (after or before or {}).get("person", 0))
    name = "One person" if unlisted and name else name
    if came != comes and name:
        yield f"{name}: {'was there' if comes else 'was not there'}"


def _document(tables: Tables, key: tuple[str, int]) -> Mapping[str, Any] | None:
    return tables.get(key[0], {}).get(str(key[1]))


def _moment(at: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(at).astimezone() if isinstance(at, str) else None
    except ValueError:
        return None
