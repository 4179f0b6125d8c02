"""What keeping a record costs, beside what else one could use: `python benchmarks/store.py`.

Every figure is a ratio to something measured in turn in the same run, at the same percentile; the machines
are noisy, so nothing here is a test. `--quick` leaves out the largest record.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from records import Answers, opened, record
from rivals import bare, in_sqlite, sqlite_alone, stock, whole_file

from convene.store.disk import Disk
from convene.store.journal import FOLDER
from convene.store.laptop import Laptop
from convene.store.store import Store

SIZES = (1_000, 10_000) if "--quick" in sys.argv else (1_000, 10_000, 100_000)
BARE = "append and fsync"


class SlowDisk(Disk):
    """A laptop's disk: an fsync takes 20 ms, and 400 ms two times in a hundred."""

    def __init__(self) -> None:
        self.count = 0

    def fsync(self, file: int) -> None:
        """Slowly."""
        self.count += 1
        time.sleep(0.4 if self.count % 50 == 0 else 0.02)
        super().fsync(file)


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
            times = answers_timed(place, size)
            columns.append({name: ratio(some, times[BARE]) for name, some in times.items() if name != BARE})
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(column[name] for column in columns) + " |")


def answers_timed(place: Path, size: int) -> dict[str, list[float]]:
    """Seconds of each saved answer, in an order that is drawn anew each time: what follows what matters."""
    initiative = opened(record(place / "record", size), beside=False)
    app = opened(record(place / "app", size))
    ours = Answers(initiative).saved
    ours()
    written = max((place / "record" / FOLDER).iterdir()).read_bytes()
    append = bare(place, written.splitlines(keepends=True)[-1])
    works: list[tuple[str, Callable[[], object]]] = [
        (BARE, append),
        ("convene", ours),
        ("convene, as in the app", Answers(app).saved),
        ("convene, sqlite in the log's place", in_sqlite(place, size)),
        ("sqlite alone, rows without history", sqlite_alone(place, size)),
        ("the same, its log not used again", sqlite_alone(place, size, keeps_log=True)),
    ]
    times: dict[str, list[float]] = {name: [] for name, _ in works}
    drawn = random.Random(size)  # noqa: S311  an order, no secret
    for _ in range(1_000):
        for name, work in drawn.sample(works, len(works)):
            times[name].append(timed(work))
    slow = {"new file each save": whole_file(place, size), "TinyDB as it comes": stock(place, size)}
    for name, save in slow.items():
        times[name] = [timed(save) for _ in range(10)]
    initiative.close()
    app.close()
    return times


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
