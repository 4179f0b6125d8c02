"""What keeping a record costs, beside what else one could use: `python benchmarks/store.py`.

Every figure is a ratio to something measured in turn in the same run, at the same percentile; the machines
are noisy, so nothing here is a test. `--quick` leaves out the largest record.
"""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tinydb import TinyDB

from convene.initiative.initiative import Initiative
from convene.store.disk import Disk
from convene.store.laptop import Laptop
from convene.store.store import Store
from convene.worksheets.shelf import Shelf

SIZES = (1_000, 10_000) if "--quick" in sys.argv else (1_000, 10_000, 100_000)
TEXT = "A sentence as somebody types it while others talk, of about the usual length. " * 3


class SlowDisk(Disk):
    """A laptop's disk: an fsync takes 20 ms, and 400 ms two times in a hundred."""

    def __init__(self) -> None:
        self.count = 0

    def fsync(self, file: int) -> None:
        """Slowly."""
        self.count += 1
        time.sleep(0.4 if self.count % 50 == 0 else 0.02)
        super().fsync(file)


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
    store = Store(folder, laptop=Laptop(folder.parent / "laptop"), disk=disk, beside=beside)
    return Initiative(store, Shelf(folder.parent), now=lambda: datetime(2026, 11, 16, tzinfo=UTC))


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


def timed(work: Callable[..., object], *given: object) -> float:
    """Seconds of one call."""
    begun = time.perf_counter()
    work(*given)
    return time.perf_counter() - begun


def percentiles(times: list[float]) -> tuple[float, float]:
    """p50 and p99."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.99)]


def ratio(ours: list[float], beside: list[float]) -> str:
    """ "1.4x / 1.6x": p50 and p99 against the same percentile of the other."""
    mine, other = percentiles(ours), percentiles(beside)
    return f"{mine[0] / other[0]:.1f}x / {mine[1] / other[1]:.1f}x"


@contextmanager
def folder() -> Iterator[Path]:
    """A folder on the same disk for all that is compared."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def bare(place: Path) -> Callable[[bytes], None]:
    """An append and an fsync of the same bytes: nothing durable can be less."""
    file = os.open(place / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def append(data: bytes) -> None:
        os.write(file, data)
        os.fsync(file)

    return append


def sqlite(place: Path, count: int) -> Callable[[int, str], None]:
    """The same rows in sqlite, with its log synced at every commit."""
    base = sqlite3.connect(place / "rows.sqlite", isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, doc TEXT)")
    base.execute("BEGIN")
    filled = [(int(key), json.dumps(document)) for key, document in rows(count).items()]
    base.executemany("INSERT INTO rows VALUES (?, ?)", filled)
    base.execute("COMMIT")

    def update(row: int, text: str) -> None:
        (doc,) = base.execute("SELECT doc FROM rows WHERE id=?", (row,)).fetchone()
        base.execute("UPDATE rows SET doc=? WHERE id=?", (json.dumps({**json.loads(doc), "name": text}), row))

    return update


def whole_file(place: Path, count: int) -> Callable[[int, str], None]:
    """A new file of everything at each save, beside and renamed."""
    tables = {"rows": rows(count)}
    disk = Disk()

    def save(row: int, text: str) -> None:
        tables["rows"][str(row)]["name"] = text
        disk.unlink(place / "new")
        file = disk.create(place / "new")
        disk.write(file, json.dumps(tables).encode())
        disk.fsync(file)
        disk.close(file)
        disk.replace(place / "new", place / "whole")
        disk.fsync_folder(place)

    return save


def stock(place: Path, count: int) -> Callable[[int, str], None]:
    """TinyDB as it comes."""
    path = place / "stock.json"
    path.write_text(json.dumps({"rows": rows(count)}), "utf-8")
    table = TinyDB(path).table("rows")

    def save(row: int, text: str) -> None:
        table.update({"name": text}, doc_ids=[row])

    return save


def heading(words: str) -> None:
    """The head of a table: a column a size."""
    print(f"\n| {words} | " + " | ".join(f"{size:,} rows" for size in SIZES) + " |")
    print("| --- |" + " --- |" * len(SIZES))


def saving() -> None:
    """One saved answer, beside a bare append and fsync of the same bytes."""
    heading("one saved answer, beside append and fsync, p50 / p99")
    columns: list[dict[str, str]] = []
    for size in SIZES:
        with folder() as place:
            initiative = opened(record(place / "record", size), beside=False)
            app = opened(record(place / "app", size))
            ours, in_app = Answers(initiative).saved, Answers(app).saved
            append, update = bare(place), sqlite(place, size)
            slow = {"new file each save": whole_file(place, size), "TinyDB as it comes": stock(place, size)}
            times: dict[str, list[float]] = {
                "bare": [],
                "convene": [],
                "convene, as in the app": [],
                "sqlite, WAL, FULL": [],
            }
            line = b"x" * (2 * len(TEXT) + 250)
            for number in range(800):
                row, text = (1 + number % size) << 20, f"{number} {TEXT}"
                works: list[tuple[str, Callable[[], object]]] = [
                    ("bare", partial(append, line)),
                    ("convene", ours),
                    ("convene, as in the app", in_app),
                    ("sqlite, WAL, FULL", partial(update, row, text)),
                ]
                for name, work in works[number % 4 :] + works[: number % 4]:  # each follows each
                    times[name].append(timed(work))
            for name, save in slow.items():
                for number in range(10):
                    row, text = (1 + number) << 20, f"{number} {TEXT}"
                    times.setdefault(name, []).append(timed(save, row, text))
            initiative.close()
            columns.append(
                {name: ratio(some, times["bare"]) for name, some in times.items() if name != "bare"}
            )
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(column[name] for column in columns) + " |")


def call() -> None:
    """What the screen's thread waits for one change, on a slow disk."""
    heading("the call, on a disk of 20 / 400 ms, p99")
    found = []
    for size in SIZES:
        with folder() as place:
            initiative = opened(record(place / "record", size), SlowDisk())
            answer = Answers(initiative)
            times = []
            for _ in range(300):
                times.append(timed(answer))
                time.sleep(0.005)
            initiative.close()
            found.append(f"{percentiles(times)[1] * 1000:.2f} ms")
    print("| convene | " + " | ".join(found) + " |")


def opening() -> None:
    """Opening, and what is held in memory, beside `json.load` of the same file."""
    heading("opening, beside json.load")
    lines: dict[str, list[str]] = {"folded": [], "and 3,000 lines more": [], "memory held": []}
    for size in SIZES:
        with folder() as place:
            path = record(place / "record", size)
            laptop = Laptop(place / "laptop")

            def read(path: Path = path) -> object:
                return json.loads((path / "initiative.json").read_bytes())

            def open_it(path: Path = path, laptop: Laptop = laptop) -> Store:
                return Store(path, laptop=laptop, write=False)

            pairs = [(timed(open_it), timed(read)) for _ in range(7)]
            folded = statistics.median(one for one, _ in pairs)
            plain = statistics.median(other for _, other in pairs)
            lines["folded"].append(f"{folded / plain:.2f}x")
            lines["memory held"].append(f"{held(open_it) / held(read):.2f}x")
            initiative = opened(path)
            answer = Answers(initiative)
            for _ in range(3_000):
                answer.saved()
            after = [(timed(open_it), timed(read)) for _ in range(7)]
            both = statistics.median(one for one, _ in after)
            lines["and 3,000 lines more"].append(f"{both / plain:.2f}x ({both * 1000:.0f} ms)")
            initiative.close(give_up=True)
    for name, some in lines.items():
        print(f"| {name} | " + " | ".join(some) + " |")


def held(make: Callable[[], object]) -> int:
    """Bytes that stay allocated while something is kept."""
    gc.collect()
    tracemalloc.start()
    kept = make()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return size


def folding() -> None:
    """How late a ticking loop is while the record is folded beside it."""
    heading("a loop late during a fold, at most")
    found = []
    for size in SIZES:
        with folder() as place:
            initiative = opened(record(place / "record", size))
            Answers(initiative).saved()
            thread = threading.Thread(target=initiative.store.fold)
            late = 0.0
            thread.start()
            while thread.is_alive():
                begun = time.perf_counter()
                time.sleep(0.001)
                late = max(late, time.perf_counter() - begun - 0.001)
            initiative.close()
            found.append(f"{late * 1000:.1f} ms")
    print("| convene | " + " | ".join(found) + " |")


def burst() -> None:
    """500 answers a second for 4 s on a slow disk: when the last of them is saved."""
    with folder() as place:
        disk = SlowDisk()
        initiative = opened(record(place / "record", 1_000), disk)
        answer = Answers(initiative)
        begun: list[float] = []
        saved: list[float] = []
        answer.saved()
        first, before = initiative.saving.durable, disk.count

        def told() -> None:
            now = time.perf_counter()
            saved.extend([now] * (initiative.saving.durable - first - len(saved)))

        initiative.when_saved(told)
        start = time.perf_counter()
        for number in range(2_000):
            time.sleep(max(0.0, start + number / 500 - time.perf_counter()))
            begun.append(time.perf_counter())
            answer()
        initiative.drain()
        initiative.close()
        waits = [after - then for then, after in zip(begun, saved, strict=True)]
        print(
            f"\n500 answers a second for 4 s on a disk of 20 / 400 ms: {len(waits):,} of 2,000 saved", end=" "
        )
        print(f"in {disk.count - before} fsyncs, p99 after {percentiles(waits)[1] * 1000:.0f} ms.")


if __name__ == "__main__":
    for part in (saving, call, opening, folding, burst):
        part()
