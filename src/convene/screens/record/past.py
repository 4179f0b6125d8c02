"""History in words: what a deed changed, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from convene.dates import show_day
from convene.initiative.history import Entry
from convene.initiative.in_words import FIELDS, shown
from convene.initiative.view import View
from convene.store.operation import Change
from convene.times import show_clock

MOST = 2000
"""So many deeds are shown at once, the newest ones."""


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
    document = {**before, **after}
    names = [name for name in FIELDS if name in before or name in after]

    def words(name: str, value: Any) -> str:
        return shown(view, change.table, document, name, value)

    return [
        f"{FIELDS[name]}: {words(name, before.get(name))} → {words(name, after.get(name))}" for name in names
    ]
