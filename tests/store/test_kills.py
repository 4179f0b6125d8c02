"""Real processes killed at random moments: what was acknowledged is there, and nothing else is wrong.

A child works on the folder with edits that grow and shrink and folds among them, and says through a pipe
which operation is on disk. The parent kills it, opens the folder, and must find exactly what was there after
some operation that is not before the last acknowledged one.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import threading
from pathlib import Path

import pytest

from convene.store.laptop import Laptop
from convene.store.store import Store
from laptops import FixedLaptop

KILLS = int(os.environ.get("CONVENE_KILLS", "200"))
"""How many processes are killed; 5,000 in the long run."""
_FOLDER_LASTS = 100
"""So many kills happen to one folder."""

Notes = dict[str, str]


def edit(rng: random.Random, store: Store, number: int) -> None:
    """One operation, which follows from the generator and what is there: the parent can compute it too."""
    rows = sorted(int(key) for key in store.tables.get("notes", {}))
    text = "x" * rng.choice((1, 3, 40, 700, 3000)) + str(number)
    with store.collect() as changes:
        table = store.database.table("notes")
        chosen = rng.random()
        if len(rows) < 3 or chosen < 0.3:
            table.insert({"text": text})
        elif chosen < 0.7 and len(rows) < 40:
            table.update({"text": text}, doc_ids=[rng.choice(rows)])
        else:
            table.remove(doc_ids=rng.sample(rows, min(3, len(rows))))
    store.commit(f"note {number}", changes)


def held(store: Store) -> Notes:
    return {key: document["text"] for key, document in store.tables.get("notes", {}).items()}


def work(folder: Path, laptop: Path, seed: int, pipe: int) -> None:
    """The child: opens, says so, edits for ever. Two of three operations are waited for one by one."""
    store = Store(folder, laptop=Laptop(laptop))
    os.write(pipe, (0).to_bytes(4, "big"))
    rng = random.Random(seed)
    number = 0
    while True:
        number += 1
        edit(rng, store, number)
        if number % 3:
            store.drain()
            os.write(pipe, number.to_bytes(4, "big"))
        if number % 25 == 0:
            store.drain()
            store.fold()
        if number % 60 == 0:
            store.close()
            store = Store(folder, laptop=Laptop(laptop))


def states_after(folder: Path, site: str, seed: int, count: int) -> list[Notes]:
    """What the folder holds after each of the child's operations, computed in a copy in memory."""
    rng = random.Random(seed)
    store = Store(folder, laptop=FixedLaptop(site))
    states = [held(store)]
    for number in range(1, count + 1):
        edit(rng, store, number)
        states.append(held(store))
    store.drain()
    store.close()
    return states


if sys.platform != "win32":  # Windows has no fork and no SIGKILL; the order of writes is the same there

    def killed(folder: Path, laptop: Path, seed: int, after: float, *, in_opening: bool) -> tuple[bool, int]:
        """A child's life: whether it had opened the folder, and the last operation that it acknowledged.

        It ends so many seconds after it began, or after it had opened the folder: on a busy machine too.
        """
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(reader)
                work(folder, laptop, seed, writer)
            finally:
                os._exit(1)
        os.close(writer)
        said = b"" if in_opening else os.read(reader, 65536)
        timer = threading.Timer(after, os.kill, (child, signal.SIGKILL))
        timer.start()
        while more := os.read(reader, 65536):
            said += more
        timer.join()
        os.close(reader)
        os.waitpid(child, 0)
        numbers = [int.from_bytes(said[i : i + 4], "big") for i in range(0, len(said) - len(said) % 4, 4)]
        return bool(numbers), max(numbers, default=0)

    @pytest.mark.parametrize("batch", range(max(1, KILLS // _FOLDER_LASTS)))
    def test_kills_at_random_moments_lose_nothing(tmp_path: Path, batch: int) -> None:
        rng = random.Random(batch)
        folder, laptop = tmp_path / "initiative", tmp_path / "laptop"
        site = Laptop(laptop).site
        acknowledged = lives = 0
        for _ in range(min(KILLS, _FOLDER_LASTS)):
            before = copied(folder, tmp_path / "before")
            seed = rng.randrange(2**32)
            in_opening = rng.random() < 0.3
            after = rng.random() * (0.03 if in_opening else 0.06)
            opened, last = killed(folder, laptop, seed, after, in_opening=in_opening)
            found_store = Store(folder, laptop=Laptop(laptop), write=False)
            found = held(found_store)
            assert not any("damaged" in said or "missing" in said for said in found_store.notes)
            states = states_after(before, site, seed, last + 60)
            possible = states[last:] if opened else states
            assert found in possible, f"batch {batch}, seed {seed}: lost or wrong after operation {last}"
            acknowledged += last
            lives += opened
        assert lives > _FOLDER_LASTS // 2
        assert acknowledged > lives


def copied(folder: Path, target: Path) -> Path:
    """The folder as it is before a life, to compute from."""
    shutil.rmtree(target, ignore_errors=True)
    if folder.exists():
        shutil.copytree(folder, target)
    else:
        target.mkdir()
    return target
