"""TinyDB over a record in memory: every write through TinyDB becomes changes of the group that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import Storage, TinyDB
from tinydb.table import Document, Table

from convene.errors import ConveneError
from convene.store.operation import Change, Tables, copied, storable


class LiveStorage(Storage):
    """The record in memory as TinyDB's storage. `changed` takes the changes of each write."""

    def __init__(
        self, tables: Tables, next_id: Callable[[str], int], changed: Callable[[list[Change]], None]
    ) -> None:
        self.tables = tables
        self.next_id = next_id
        self.changed = changed

    def read(self) -> Tables:
        """The live tables; the outer mapping is a copy, so that dropping a table here drops nothing."""
        return dict(self.tables)

    def write(self, data: Any) -> None:
        """Refused: whole tables are never written."""
        raise ConveneError("Tables can't be dropped or replaced as a whole.", "Nothing was changed.")


class LiveTable(Table):
    """A TinyDB table whose writes are recorded as changes, and whose documents are copies."""

    _storage: LiveStorage

    def __init__(self, storage: Storage, name: str) -> None:
        """Queries are not remembered: the record is changed beside TinyDB too."""
        super().__init__(storage, name, cache_size=0)

    def _read_table(self) -> dict[str, Any]:
        return _Copies(super()._read_table())  # type: ignore[return-value]

    def _get_next_id(self) -> int:
        return self._storage.next_id(self._name)

    def _update_table(self, updater: Callable[[dict[int, Any]], None]) -> None:
        draft = _Draft(self._name, self._storage)
        updater(draft)  # type: ignore[arg-type]
        draft.keep()

    def update(self, fields: Any, cond: Any = None, doc_ids: Any = None) -> list[int]:
        """As TinyDB's; conditions become ids first, so that only touched documents are copied."""
        ids = self._ids(cond, doc_ids)
        table = self._storage.tables.get(self._name, {})
        touched: dict[int, dict[str, Any]] = {}
        for row in ids:
            if callable(fields):
                fields(touched.setdefault(row, copied(table[str(row)])))
            else:
                touched.setdefault(row, dict(table[str(row)])).update(fields)
        changes = [_update(self._name, row, table[str(row)], after) for row, after in touched.items()]
        self._storage.changed([change for change in changes if change])
        return ids

    def remove(self, cond: Any = None, doc_ids: Any = None) -> list[int]:
        """As TinyDB's; conditions become ids first."""
        if cond is None and doc_ids is None:
            return super().remove()
        return super().remove(doc_ids=self._ids(cond, doc_ids))

    def _ids(self, cond: Any, doc_ids: Any) -> list[int]:
        if doc_ids is not None:
            return list(doc_ids)
        return [document.doc_id for document in (self.all() if cond is None else self.search(cond))]


class LiveTinyDB(TinyDB):
    """TinyDB with tables that record their changes."""

    table_class = LiveTable  # type: ignore[assignment]
    default_storage_class = LiveStorage  # type: ignore[assignment]


def document(fields: Mapping[str, Any], row: int) -> Document:
    """A document for `insert` whose id is known beforehand."""
    return Document(fields, doc_id=row)


class _Copies(Mapping[str, Any]):
    """A table's documents by id, each a deep copy when it is taken: who changes one changes nothing here."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table

    def __getitem__(self, key: str) -> Any:
        return copied(self._table[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class _Draft(MutableMapping[int, Any]):
    """A table with integer keys that copies a document when it is touched and remembers it."""

    def __init__(self, name: str, storage: LiveStorage) -> None:
        self._name = name
        self._storage = storage
        self._table = storage.tables.get(name, {})
        self._touched: dict[int, dict[str, Any] | None] = {}

    def __getitem__(self, key: int) -> dict[str, Any]:
        if key not in self._touched:
            self._touched[key] = copied(self._table[str(key)])
        document = self._touched[key]
        if document is None:
            raise KeyError(key)
        return document

    def __setitem__(self, key: int, document: dict[str, Any]) -> None:
        self._touched[key] = document

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._touched[key] = None

    def __contains__(self, key: object) -> bool:
        if isinstance(key, int) and key in self._touched:
            return self._touched[key] is not None
        return str(key) in self._table

    def __iter__(self) -> Iterator[int]:
        ids = {int(key) for key in self._table} | set(self._touched)
        return iter(sorted(key for key in ids if key in self))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        for key in list(self):
            del self[key]

    def keep(self) -> None:
        """Hand on what became different, in order of touching."""
        found: list[Change] = []
        for key, document in self._touched.items():
            before = self._table.get(str(key))
            if before is None and document is not None:
                found.append(Change(table=self._name, id=key, new=storable(document)))
            elif before is not None and document is None:
                found.append(Change(table=self._name, id=key, was=before))
            elif before is not None and document is not None:
                change = _update(self._name, key, before, document)
                found += [change] if change else []
        self._storage.changed(found)


def _update(table: str, row: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change | None:
    """As `difference`, where only what was touched has to be checked; None if nothing is different."""
    now: dict[str, Any] = {}
    for name, value in after.items():
        if name not in before:
            now |= storable({name: value})
        elif before[name] != value and before[name] != (kept := storable(value, depth=1)):
            now[name] = kept
    was = {name: value for name, value in before.items() if name in now or name not in after}
    return Change(table=table, id=row, set=now, was=was) if now or was else None
