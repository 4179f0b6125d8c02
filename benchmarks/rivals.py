"""What else could keep an answer: each does one change a call, on the medium when it returns."""

from __future__ import annotations

import itertools
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from records import TEXT, Answers, over, record, rows
from tinydb import TinyDB

from convene.store.disk import Disk
from convene.store.laptop import Laptop
from convene.store.operation import Operation
from convene.store.store import Store


def bare(place: Path, line: bytes) -> Callable[[], None]:
    """An append and an fsync of the same bytes: nothing durable can be less."""
    file = os.open(place / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def append() -> None:
        os.write(file, line)
        os.fsync(file)

    return append


class InSqlite(Store):
    """The same record with the same operations, on the medium through sqlite instead of the log's lines."""

    def begin(self, path: Path) -> None:
        """Fill the rows that are there; from here on `drain` saves to this file."""
        self._base = filled_sqlite(path, {int(key): row for key, row in self.tables["rows"].items()})
        self._base.execute("CREATE TABLE operations (n INTEGER PRIMARY KEY, operation TEXT)")
        self._waiting: list[Operation] = []

    def commit(self, *given: Any, **more: Any) -> Operation:
        """As the store's; the operation waits for sqlite."""
        operation = super().commit(*given, **more)
        self._waiting.append(operation)
        return operation

    def drain(self, timeout: float | None = None) -> None:
        """One transaction: the operations, and the rows that they changed."""
        self._base.execute("BEGIN")
        for operation in self._waiting:
            kept = as_json(operation)
            self._base.execute("INSERT INTO operations VALUES (?, ?)", (operation.n, kept))
            for change in operation.ch:
                row = as_json(self.tables[change.table][str(change.id)])
                self._base.execute("UPDATE rows SET doc=? WHERE id=?", (row, change.id))
        self._base.execute("COMMIT")
        self._waiting.clear()


def texts(count: int) -> Iterator[tuple[int, str]]:
    """Changes for those who have no answers: a row's id and its new name, one row after the other."""
    for number in itertools.count(1):
        yield (number % count + 1) << 20, f"{number} {TEXT}"


def as_json(value: object) -> str:
    """JSON as the log has it, made as fast."""
    return msgspec.json.encode(value).decode()


def filled_sqlite(path: Path, documents: Mapping[int, object]) -> sqlite3.Connection:
    """Rows in sqlite, with its log synced at every commit."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, doc TEXT)")
    base.execute("BEGIN")
    filled = [(key, as_json(document)) for key, document in documents.items()]
    base.executemany("INSERT INTO rows VALUES (?, ?)", filled)
    base.execute("COMMIT")
    return base


def in_sqlite(place: Path, count: int) -> Callable[[], None]:
    """convene with sqlite in the place of its log: the same table, groups and operations."""
    store = InSqlite(record(place / "in-sqlite", count), laptop=Laptop(place / "laptop"), beside=False)
    store.begin(place / "record.sqlite")
    return Answers(over(store)).saved


def sqlite_alone(place: Path, count: int, *, keeps_log: bool = False) -> Callable[[], None]:
    """The same rows and nothing else: no operation, so no history and no undo.

    sqlite writes over its log from the beginning, after each checkpoint; one that `keeps_log` only adds to
    it, as a log that is history has to.
    """
    base = filled_sqlite(
        place / f"rows-{keeps_log}.sqlite", {int(key): row for key, row in rows(count).items()}
    )
    if keeps_log:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.execute("PRAGMA wal_autocheckpoint=0")

    changes = texts(count)

    def update() -> None:
        row, text = next(changes)
        (doc,) = base.execute("SELECT doc FROM rows WHERE id=?", (row,)).fetchone()
        changed = as_json({**msgspec.json.decode(doc), "name": text})
        base.execute("UPDATE rows SET doc=? WHERE id=?", (changed, row))

    return update


def whole_file(place: Path, count: int) -> Callable[[], None]:
    """A new file of everything at each save, beside and renamed."""
    tables = {"rows": rows(count)}
    disk = Disk()
    changes = texts(count)

    def save() -> None:
        row, text = next(changes)
        tables["rows"][str(row)]["name"] = text
        disk.unlink(place / "new")
        file = disk.create(place / "new")
        disk.write(file, json.dumps(tables).encode())
        disk.fsync(file)
        disk.close(file)
        disk.replace(place / "new", place / "whole")
        disk.fsync_folder(place)

    return save


def stock(place: Path, count: int) -> Callable[[], None]:
    """TinyDB as it comes."""
    path = place / "stock.json"
    path.write_text(json.dumps({"rows": rows(count)}), "utf-8")
    table = TinyDB(path).table("rows")
    changes = texts(count)

    def save() -> None:
        row, text = next(changes)
        table.update({"name": text}, doc_ids=[row])

    return save
