"""Kills and power cuts at every moment of a folder's lives: nothing acknowledged is lost or wrong."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from convene.errors import ConveneError
from convene.store import snapshot
from convene.store.operation import Tables
from convene.store.store import Store
from laptops import FixedLaptop
from simulated_disk import SimulatedDisk

RECORD = Path("/disk/initiative")
FOLDERS = int(os.environ.get("CONVENE_FOLDERS", "150"))
"""How many folders are tried; 3,000 in the long run."""


def state(tables: Tables) -> Any:
    """What a person typed, without empty tables."""
    return {name: dict(table) for name, table in tables.items() if table}


class Life:
    """The lives of one folder: what it held after each operation, and how many are sure to be kept."""

    def __init__(self, seed: int, disk: type[SimulatedDisk] = SimulatedDisk) -> None:
        self.random = random.Random(seed)
        self.disk = disk(seed)
        self.laptop = FixedLaptop("aaaa")
        self.states: list[Any] = [{}]
        self.acknowledged = 0
        self.store: Store | None = None

    def open(self) -> Store:
        store = Store(RECORD, laptop=self.laptop, disk=self.disk)
        self.store = store
        found = state(store.tables)
        possible = [k for k in range(self.acknowledged, len(self.states)) if self.states[k] == found]
        assert possible, f"wrong: {found} is none of {self.states[self.acknowledged :]}; {store.notes}"
        # what was opened and shown may be built upon: it has to stay
        del self.states[possible[-1] + 1 :]
        self.acknowledged = possible[-1]
        return store

    def edit(self, store: Store) -> None:
        """Insert, lengthen, shorten or remove a note: files that only grow would hide faults."""
        rows = [int(row) for row in store.tables.get("notes", {})]
        text = "x" * self.random.choice((1, 5, 60, 700, 1500)) + str(len(self.states))
        with store.collect() as changes:
            table = store.database.table("notes")
            chosen = self.random.random()
            if not rows or chosen < 0.4:
                table.insert({"text": text})
            elif chosen < 0.8:
                table.update({"text": text}, doc_ids=[self.random.choice(rows)])
            else:
                table.remove(doc_ids=[self.random.choice(rows)])
        self.states.append(state(store.tables))
        store.commit("note", changes)

    def work(self, edits: int, *, close: bool, stop_in: int | None = None) -> None:
        """A session: opened, some edits, some of them acknowledged one by one, then closed or not.

        `stop_in`: so many calls after the opening the disk stands still.
        """
        with contextlib.suppress(ConveneError):
            store = self.open()
            if stop_in is not None:
                self.disk.stop = self.disk.calls + stop_in
            for _ in range(edits):
                self.edit(store)
                if self.random.random() < 0.7:
                    store.drain()
                    self.acknowledged = len(self.states) - 1
                if self.random.random() < 0.1:
                    store.drain()
                    self.acknowledged = len(self.states) - 1
                    store.fold()
            if close:
                store.drain()
                self.acknowledged = len(self.states) - 1
                store.close()

    def end(self, how: str) -> None:
        """The session ends without being asked."""
        self.disk.stop = self.disk.stop or 0  # whatever a thread still tries fails
        if self.store and self.store.writable:
            with contextlib.suppress(ConveneError):
                self.store.close(give_up=True)
        self.disk = self.disk.kill() if how == "kill" else self.disk.cut(strict=how == "strict")

    def snapshot_is_readable(self) -> bool:
        data = self.disk.seen.get(RECORD / snapshot.FILE)
        if data is None:
            return True
        with contextlib.suppress(ValueError):
            snapshot.decode(bytes(self.disk.files[data].now))
            return True
        return False


def lives(seed: int, disk: type[SimulatedDisk] = SimulatedDisk) -> Iterator[Life]:
    """Four lives of one folder, each ended at some call, by a kill or a cut of the power."""
    life = Life(seed, disk)
    for _ in range(4):
        edits = life.random.randint(1, 8)
        stop_in = None
        if life.random.random() < 0.7:
            stop_in = life.random.randint(1, 4 * edits + 6)
        else:
            life.disk.stop = life.random.randint(1, 90)
        life.work(edits, close=life.random.random() < 0.4, stop_in=stop_in)
        life.end(life.random.choice(("kill", "kill", "cut", "strict")))
        yield life
    life.open()


def wrong_folders(count: int, disk: type[SimulatedDisk] = SimulatedDisk) -> tuple[int, int]:
    """In how many folders something was lost or wrong, and how many snapshots could not be read."""
    wrong = unreadable = 0
    for seed in range(count):
        try:
            for life in lives(seed, disk):
                unreadable += not life.snapshot_is_readable()
        except AssertionError:
            wrong += 1
    return wrong, unreadable


def test_kills_and_power_cuts_over_several_lives_lose_nothing() -> None:
    assert wrong_folders(FOLDERS) == (0, 0)


def test_a_cut_at_every_single_call_of_a_session_loses_nothing() -> None:
    for how in ("kill", "cut", "strict"):
        for stop in range(1, 400):
            life = Life(7)
            life.work(4, close=True)
            life.disk.stop = before = life.disk.calls + stop
            life.work(5, close=True)
            reached = life.disk.calls
            life.end(how)
            life.open()
            assert life.snapshot_is_readable()
            if reached < before:
                break
        assert reached < before  # the session has fewer calls than were tried


class NoSyncOfLines(SimulatedDisk):
    def fsync(self, file: int) -> None:
        _, path = self.open_files[file]
        if path.suffix != ".jsonl" or len(self.files[self.open_files[file][0]].now) < 200:
            super().fsync(file)


class NoSyncOfFolders(SimulatedDisk):
    def fsync_folder(self, path: Path) -> None:
        return


class NoSyncOnOpening(SimulatedDisk):
    def fsync_file(self, path: Path) -> None:
        return


class NoSyncOfSnapshots(SimulatedDisk):
    def fsync(self, file: int) -> None:
        if self.open_files[file][1].suffix != ".tmp":
            super().fsync(file)


@pytest.mark.parametrize("mutant", [NoSyncOfLines, NoSyncOfFolders, NoSyncOnOpening])
def test_a_forgotten_sync_would_be_found(mutant: type[SimulatedDisk]) -> None:
    wrong, _ = wrong_folders(FOLDERS, mutant)
    assert wrong > 0


def test_a_forgotten_sync_of_the_snapshot_would_be_found() -> None:
    """It loses nothing, the log has everything; but it leaves snapshots that can't be read."""
    _, unreadable = wrong_folders(FOLDERS, NoSyncOfSnapshots)
    assert unreadable > 0


FAULTS = ("EIO", "ENOSPC", "EACCES", "short", "forget")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_any_call_loses_nothing(fault: str) -> None:
    """Once, at each call; then the work goes on, then the power goes or not, then it is opened."""
    for how in ("", "kill", "cut", "strict"):
        calls = 1
        number = 0
        while number < calls:
            number += 1
            life = Life(number)
            life.work(3, close=False)
            life.end("kill")
            life.disk.faults[number] = fault
            life.work(3, close=number % 2 == 0)
            calls = max(calls, life.disk.calls) if number > 1 else life.disk.calls
            life.end(how or "kill")
            life.open()
            life.work(2, close=True)
            life.end("kill")
            life.open()


def test_the_disk_forgets_what_was_not_synced() -> None:
    """The simulated disk itself: without any sync a cut mostly leaves less than what was written."""
    lost = 0
    for seed in range(50):
        disk = SimulatedDisk(seed)
        disk.make_folder(RECORD, parents=True)
        file = disk.create(RECORD / "a")
        disk.write(file, b"12345678" * 200)
        after = disk.cut(strict=True)
        number = after.seen.get(RECORD / "a")
        lost += number is None or bytes(after.files[number].now) != b"12345678" * 200
    assert lost > 40
