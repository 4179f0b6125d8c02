"""What changed when; and which deeds undo and redo stand before."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from convene.store.operation import Change, Operation, Tables, apply

REACH = 200
"""So many deeds can be undone; older ones stay in history."""


class Entry(NamedTuple):
    """One deed for people: when (UTC, ISO), what, by whom; the tables it touched, and each change in them.

    `name` is the deed's own, unique for ever.
    """

    at: str
    what: str
    by: str
    tables: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    name: str = ""


def entries(operations: Iterable[tuple[str, Operation]]) -> list[Entry]:
    """The deeds of a log, with their names, in its order."""
    return [
        Entry(one.at, one.what, one.by, tuple(dict.fromkeys(change.table for change in one.ch)), one.ch, name)
        for name, one in operations
    ]


def document_after(history: Sequence[Entry], entry: Entry, table: str, row: int) -> dict[str, Any] | None:
    """What a row held after a deed; None if it wasn't there then. `history` is newest first, and whole."""
    tables: Tables = {}
    for one in reversed(history):
        apply(tables, (change for change in one.changes if (change.table, change.id) == (table, row)))
        if one.name == entry.name:
            break
    return tables.get(table, {}).get(str(row))


class Deeds:
    """The stacks of undo and redo.

    Those of earlier sessions are read from the log when they are first needed.
    """

    def __init__(self, older: Callable[[], Iterable[tuple[str, Operation]]]) -> None:
        """`older` gives the deeds before this session, newest first."""
        self._older: Callable[[], Iterable[tuple[str, Operation]]] | None = older
        self._done: deque[tuple[str, Operation]] = deque(maxlen=REACH)
        self._undone: list[tuple[str, Operation]] = []
        self._is_new_way = False

    @property
    def is_of_today(self) -> bool:
        """Whether something was done or undone in this session."""
        return bool(self._done or self._undone)

    def did(self, name: str, operation: Operation) -> None:
        """A new deed: nothing can be redone any more."""
        self._done.append((name, operation))
        self._undone.clear()
        self._is_new_way = True

    def last_done(self) -> tuple[str, Operation] | None:
        """The deed that undo takes back."""
        if not self._done:
            self._read_older()
        return self._done[-1] if self._done else None

    def last_undone(self) -> tuple[str, Operation] | None:
        """The deed that redo does again."""
        if not self._done and not self._undone:
            self._read_older()
        return self._undone[-1] if self._undone else None

    def undid(self) -> None:
        """The last deed was taken back."""
        self._undone.append(self._done.pop())

    def redid(self) -> None:
        """The last undone deed was done again."""
        self._done.append(self._undone.pop())

    def _read_older(self) -> None:
        """Go through the log as it happened: a deed is done, an undo moves one over, a redo moves it back."""
        if self._older is None:
            return
        newest_first, self._older = self._older, None
        old = Deeds(lambda: ())
        for name, operation in reversed(list(islice(newest_first(), REACH))):
            if operation.kind == "undo":
                if old._done and old._done[-1][0] == operation.of:
                    old.undid()
            elif operation.kind == "redo":
                if old._undone and old._undone[-1][0] == operation.of:
                    old.redid()
            else:
                old.did(name, operation)
        self._done.extend(old._done)  # where it was empty
        if not self._is_new_way:  # after a new deed nothing of an earlier session can be done again
            self._undone[:0] = old._undone
