"""Any story of an initiative's life against plain dictionaries: edits, groups, undo, redo, folds, damage,
kills, power cuts, and bringing back. A simulated disk loses what was not synced."""

from __future__ import annotations

import contextlib
import copy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from convene.errors import ConveneError
from convene.initiative.bringing_back import bring_back
from convene.initiative.initiative import Initiative
from convene.store.store import Store
from convene.worksheets.shelf import Shelf
from laptops import FixedLaptop
from simulated_disk import SimulatedDisk

FOLDER = Path("/disk/initiative")
SHELF = Shelf(Path("nowhere"))
NOW = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
TEXTS = st.sampled_from(["", "short", "[/] é 表", "long " * 200])

Notes = dict[int, str]


class Lives(RuleBasedStateMachine):
    """The model: what the notes hold, and the stacks of undo and redo as lists of whole states."""

    def __init__(self) -> None:
        super().__init__()
        self.laptop = FixedLaptop("aaaa")
        self.disk = SimulatedDisk()
        self.notes: Notes = {}
        self.done: list[tuple[Notes, Notes]] = []
        self.undone: list[tuple[Notes, Notes]] = []
        self.count = 0
        self.past: list[tuple[int, Notes, list[Any], list[Any]]] = []
        self.initiative: Initiative

    @initialize(seed=st.integers(0, 1000))
    def begin(self, seed: int) -> None:
        self.disk = SimulatedDisk(seed)
        self._open()
        self.save()

    def _open(self) -> None:
        store = Store(FOLDER, laptop=self.laptop, disk=self.disk)
        self.initiative = Initiative(store, SHELF, now=lambda: NOW)

    def _did(self, after: Notes) -> None:
        self._one_more()
        self.done.append((self.notes, after))
        self.undone = []
        self.notes = after

    def _one_more(self) -> None:
        self.past.append(self._now())
        self.count += 1

    def _now(self) -> tuple[int, Notes, list[Any], list[Any]]:
        return copy.deepcopy((self.count, self.notes, self.done, self.undone))

    def _found(self) -> Notes:
        table = self.initiative.store.tables.get("notes", {})
        return {int(key): document["text"] for key, document in table.items()}

    @rule(text=TEXTS)
    def add(self, text: str) -> None:
        with self.initiative.group("note added") as database:
            row = database.table("notes").insert({"text": text})
        self._did({**self.notes, row: text})

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), text=TEXTS)
    def change(self, data: st.DataObject, text: str) -> None:
        row = data.draw(st.sampled_from(sorted(self.notes)))
        if self.notes[row] == text:
            return
        with self.initiative.group("note changed") as database:
            database.table("notes").update({"text": text}, doc_ids=[row])
        self._did({**self.notes, row: text})

    @precondition(lambda self: self.notes)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(sorted(self.notes)))
        with self.initiative.group("note removed") as database:
            database.table("notes").remove(doc_ids=[row])
        self._did({key: text for key, text in self.notes.items() if key != row})

    @rule(texts=st.lists(TEXTS, min_size=2, max_size=4))
    def group(self, texts: list[str]) -> None:
        with self.initiative.group("rows pasted") as database:
            rows = database.table("notes").insert_multiple({"text": text} for text in texts)
        self._did({**self.notes, **dict(zip(rows, texts, strict=True))})

    @rule(text=TEXTS)
    def failing_group(self, text: str) -> None:
        with contextlib.suppress(KeyError), self.initiative.group("never") as database:
            database.table("notes").insert({"text": text})
            database.table("notes").update({"text": "changed"})
            raise KeyError

    @rule()
    def undo(self) -> None:
        said = self.initiative.undo()
        assert (said is not None) == bool(self.done)
        if self.done:
            self._one_more()
            before, after = self.done.pop()
            self.undone.append((before, after))
            self.notes = before

    @rule()
    def redo(self) -> None:
        said = self.initiative.redo()
        assert (said is not None) == bool(self.undone)
        if self.undone:
            self._one_more()
            before, after = self.undone.pop()
            self.done.append((before, after))
            self.notes = after

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        self.save()
        history = self.initiative.history()
        entry = data.draw(st.sampled_from(history))
        row = entry.changes[0].id
        before = self._found()
        try:
            bring_back(self.initiative, history, entry, "notes", row)
        except ConveneError:
            return
        now = self._found()
        if now != before:
            self._did({**self.notes, row: now[row]})

    @rule()
    def save(self) -> None:
        self.initiative.drain()
        self.past = []

    @rule()
    def fold(self) -> None:
        self.save()
        assert self.initiative.store.fold()

    @rule()
    def reopen(self) -> None:
        self.save()
        self.initiative.close()
        self._open()

    @rule(how=st.sampled_from(["kill", "cut", "strict"]), calls=st.integers(1, 12), text=TEXTS)
    def die(self, how: str, calls: int, text: str) -> None:
        """The disk stops within the next calls, in the middle of an edit; then all is opened again.

        What came before is saved first: with a second thread in the middle of it no story could be told twice
        (`tests/store/test_power_cuts.py` has those).
        """
        self.save()
        self.disk.stop = self.disk.calls + calls
        self.add(text)
        with contextlib.suppress(ConveneError):
            self.initiative.drain(timeout=5)
        if not self.initiative.saving.waiting:
            self.past = []
        self.disk.stop = 0
        with contextlib.suppress(ConveneError):
            self.initiative.close(give_up=True)
        self.disk = self.disk.kill() if how == "kill" else self.disk.cut(strict=how == "strict")
        self._open()
        found, made = self._found(), len(list(self.initiative.store.operations()))
        possible = {one[0]: one for one in [*self.past, self._now()]}
        assert made in possible, f"{made} operations are there, of at least {min(possible)}"
        self.count, self.notes, self.done, self.undone = copy.deepcopy(possible[made])
        assert found == self.notes
        self.save()

    @rule(place=st.integers(0, 5_000), bit=st.integers(0, 7))
    def damage(self, place: int, bit: int) -> None:
        """A bit of the snapshot flips while nobody looks: the log has everything."""
        self.reopen()
        self.initiative.close()
        number = self.disk.seen.get(FOLDER / "initiative.json")
        if number is not None:
            file = self.disk.files[number]
            file.now[place % len(file.now)] ^= 1 << bit
            file.durable = bytes(file.now)
        self._open()

    @invariant()
    def the_record_holds_what_the_model_holds(self) -> None:
        if hasattr(self, "initiative"):
            assert self._found() == self.notes

    def teardown(self) -> None:
        if hasattr(self, "initiative"):
            self.initiative.close()


Lives.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestLives = Lives.TestCase
