"""What one deed did to the record: the unit of saving, undo and history."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

import msgspec

from convene.errors import BadInput

Tables: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""All documents as TinyDB keeps them: table name, id as text, document."""

ID_STEP = 2**20
"""Ids are a counter times this, plus the site: two laptops never give one id to two rows."""

Deed: TypeAlias = Literal["do", "undo", "redo", "restore", "import", "merge"]


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One document changed.

    `new`: inserted whole. `was` alone: removed whole. `set` with `was`: these fields now and before;
    a field that was absent is in `set` only, one taken away in `was` only.
    """

    table: str
    id: int
    new: dict[str, Any] | None = None
    set: dict[str, Any] | None = None
    was: dict[str, Any] | None = None

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        if self.new is not None:
            return Change(table=self.table, id=self.id, was=self.new)
        if self.set is None:
            return Change(table=self.table, id=self.id, new=self.was)
        return Change(table=self.table, id=self.id, set=self.was or {}, was=self.set)


class Operation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A deed: its number at this site `n`, logical time `t`, wall clock `at` (UTC), by whom, what in words.

    `of` names the operation undone, redone or restored from, as "site-n".
    """

    n: int
    t: int
    at: str
    what: str
    ch: tuple[Change, ...]
    by: str = ""
    kind: Deed = "do"
    of: str | None = None


def moment() -> str:
    """Now, as operations keep it: UTC, to the second."""
    now: str = msgspec.to_builtins(datetime.now(UTC))
    return now[:19] + "+00:00"


def difference(table: str, row: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change | None:
    """The change that makes `before` into `after`; None if they are equal."""
    now = {key: value for key, value in after.items() if key not in before or before[key] != value}
    was = {key: value for key, value in before.items() if key not in after or after[key] != value}
    return Change(table=table, id=row, set=now, was=was) if now or was else None


def differences(before: Tables, after: Tables) -> list[Change]:
    """The changes that make one record into another."""
    found: list[Change] = []
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name, {}), after.get(name, {})
        for key in dict.fromkeys((*old, *new)):
            if key not in new:
                found.append(Change(table=name, id=int(key), was=old[key]))
            elif key not in old:
                found.append(Change(table=name, id=int(key), new=new[key]))
            elif change := difference(name, int(key), old[key], new[key]):
                found.append(change)
    return found


def fits_all(tables: Tables, changes: Iterable[Change]) -> bool:
    """Whether the record holds what these changes, one after the other, say was there before."""
    changes = tuple(changes)
    names = {change.table for change in changes}
    tried: Tables = {name: dict(tables.get(name, {})) for name in names}
    for change in changes:
        if not _fits(tried, change):
            return False
        apply(tried, (change,))
    return True


def _fits(tables: Tables, change: Change) -> bool:
    document = tables.get(change.table, {}).get(str(change.id))
    if change.new is not None:
        return document is None
    if document is None:
        return False
    if change.set is None:
        return document == change.was
    was = change.was or {}
    return all(document.get(key) == value for key, value in was.items()) and not any(
        key in document for key in change.set if key not in was
    )


def apply(tables: Tables, changes: Iterable[Change]) -> None:
    """Make the changes in memory. Values are absolute, so applying a change twice does no harm.

    Fields of a row that isn't there (the line that made it is lost, or not here yet) are passed over: half a
    document is none that anybody can read. History has them.

    Documents are replaced, never altered, and neither are the values in them: who holds one keeps what they
    had, and a change can share its values with the record.
    """
    for change in changes:
        table = tables.setdefault(change.table, {})
        key = str(change.id)
        if change.new is not None:
            table[key] = dict(change.new)
        elif change.set is None:
            table.pop(key, None)
        elif key in table:
            document = dict(table[key])
            for gone in change.was or {}:
                if gone not in change.set:
                    document.pop(gone, None)
            document.update(change.set)
            table[key] = document


def storable(value: Any, depth: int = 0) -> Any:
    """A copy of a value that comes back the same from disk. Raises BadInput for what JSON can't hold.

    Also for lists in lists without end, which no reader takes in; `depth` is how deep in it this one is.
    """
    kind = type(value)
    if kind is str:
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if kind in _PLAIN or (kind is float and math.isfinite(value)):
        return value
    if depth > _DEEPEST:
        raise BadInput("A value in a value in a value without end can't be kept.")
    if isinstance(value, list | tuple):
        return [storable(item, depth + 1) for item in value]
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return {storable(key): storable(item, depth + 1) for key, item in value.items()}
    if isinstance(value, str | int) and not isinstance(value, float):  # kinds of them, as an enumeration is
        return storable(str(value)) if isinstance(value, str) else int(value)
    raise BadInput(f"A value of type {kind.__name__} can't be kept.")


def checked(change: Change) -> Change:
    """The change with values that come back the same from disk. Raises BadInput as `storable`."""
    return Change(
        table=change.table,
        id=change.id,
        new=None if change.new is None else storable(change.new),
        set=None if change.set is None else storable(change.set),
        was=None if change.was is None else storable(change.was),
    )


_DEEPEST = 64
_PLAIN = frozenset({int, bool, type(None)})


copied: Callable[[Any], Any] = msgspec.to_builtins
"""A copy of a JSON value that shares nothing that can change; many times as fast as `copy.deepcopy`."""
