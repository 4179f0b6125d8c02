"""History in words: what a deed changed, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from convene.dates import show_day
from convene.initiative.history import Entry
from convene.initiative.view import View
from convene.store.operation import Change
from convene.times import show_clock

MOST = 2000
"""So many deeds are shown at once, the newest ones."""

FIELDS = {
    "text": "words",
    "what": "words",
    "question": "question",
    "who": "who",
    "keeper": "kept by",
    "status": "status",
    "due": "by when",
    "state": "state",
    "note": "note",
    "partners": "with",
    "method": "method",
    "numbers": "numbers",
    "tell": "to be told",
    "look_again": "look again",
    "meeting": "meeting",
    "worksheets": "worksheets",
    "name": "name",
}
"""What the fields of a record are called in its history; others are not told one by one."""

_PEOPLE = ("who", "keeper")


class Past(NamedTuple):
    """A deed for one row: when, what, by whom, and the values it changed in lines."""

    when: str
    what: str
    by: str
    values: tuple[str, ...]


def when_words(at: str, zone: tzinfo | None, today: date, hours: str) -> str:
    """ "today 9:42 AM", "Mon Nov 16, 9:42 AM"; as it stands when it can't be read."""
    try:
        moment = datetime.fromisoformat(at).astimezone(zone)
    except ValueError:
        return at
    clock = show_clock(moment, hours)
    if moment.date() == today:
        return f"today {clock}"
    return f"{show_day(moment.date(), year=moment.year != today.year)}, {clock}"


def touching(entries: Iterable[Entry], table: str, row: int) -> list[Entry]:
    """The deeds that changed one record."""
    return [
        one for one in entries if any((change.table, change.id) == (table, row) for change in one.changes)
    ]


def values_of(entry: Entry, table: str, row: int, view: View) -> tuple[str, ...]:
    """What a deed changed in one record: "by when: Fri Nov 20, 2026 → no value"."""
    lines = []
    for change in entry.changes:
        if (change.table, change.id) == (table, row) and change.set is not None:
            lines += _lines(change, view)
    return tuple(lines)


def _lines(change: Change, view: View) -> list[str]:
    before, after = change.was or {}, change.set or {}
    names = [name for name in FIELDS if name in before or name in after]
    return [
        f"{FIELDS[name]}: {_shown(name, before.get(name), view)} → {_shown(name, after.get(name), view)}"
        for name in names
    ]


def _shown(name: str, value: Any, view: View) -> str:
    if value is None or value in ("", []):
        return "nothing"
    if name in _PEOPLE and isinstance(value, int):
        return view.name("people", value) or "(removed)"
    if name == "partners" and isinstance(value, list):
        return ", ".join(view.name("organizations", one) or "(removed)" for one in value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    try:
        return show_day(date.fromisoformat(value), year=True) if name in {"due", "look_again"} else str(value)
    except (TypeError, ValueError):
        return str(value)
