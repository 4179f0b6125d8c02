"""Records of any size for the benchmarks, and answers given in them as a screen gives them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from convene.initiative.initiative import Initiative
from convene.store.disk import Disk
from convene.store.laptop import Laptop
from convene.store.store import Store
from convene.worksheets.shelf import Shelf

TEXT = "A sentence as somebody types it while others talk, of about the usual length. " * 3


def rows(count: int) -> dict[str, dict[str, object]]:
    """Rows of a table step: id to document."""
    return {
        str((number + 1) << 20): {"step": "landscape-map.organizations", "order": float(number), "name": TEXT}
        for number in range(count)
    }


def record(folder: Path, count: int) -> Path:
    """An initiative with so many rows, folded."""
    store = Store(folder, laptop=Laptop(folder.parent / "laptop"))
    with store.collect() as changes:
        store.database.table("rows").insert_multiple(list(rows(count).values()))
    store.commit("filled", changes)
    store.close()
    return folder


def opened(folder: Path, disk: Disk | None = None, *, beside: bool = True) -> Initiative:
    """The initiative, for writing."""
    return over(Store(folder, laptop=Laptop(folder.parent / "laptop"), disk=disk, beside=beside))


def over(store: Store) -> Initiative:
    """The initiative that a store keeps."""
    now = datetime(2026, 11, 16, tzinfo=UTC)
    return Initiative(store, Shelf(store.folder.parent), now=lambda: now)


class Answers:
    """Changes of one row after the other, as a screen makes them."""

    def __init__(self, initiative: Initiative) -> None:
        self._initiative = initiative
        self._rows = [int(row) for row in initiative.store.tables["rows"]]
        self._number = 0

    def __call__(self) -> None:
        """One change."""
        self._number += 1
        row = self._rows[self._number % len(self._rows)]
        with self._initiative.group("a cell changed") as database:
            database.table("rows").update({"name": f"{self._number} {TEXT}"}, doc_ids=[row])

    def saved(self) -> None:
        """One change, on the medium."""
        self()
        self._initiative.drain()
