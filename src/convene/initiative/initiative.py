"""One open initiative: the way in for every write, and the events that follow."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from convene.errors import ConveneError, Locked
from convene.initiative import definitions
from convene.initiative.about import About
from convene.initiative.collection import Collection
from convene.initiative.gone import gone_steps
from convene.initiative.history import Deeds, Entry, entries
from convene.initiative.line_at_hand import set_aside
from convene.initiative.rows import StepRows
from convene.initiative.view import ANSWERS, ON, Record, View
from convene.kinds.field import Value
from convene.store.fold import named_id
from convene.store.operation import Change, Deed, Operation, fits_all
from convene.store.store import Store
from convene.store.table import LiveTinyDB, document
from convene.store.writer import Saving
from convene.worksheets.shelf import Shelf

R = TypeVar("R", bound=Record)


class Changed(NamedTuple):
    """What became different: the operation (none if others made it), and the tables it touched."""

    operation: Operation | None
    tables: frozenset[str]


class Initiative:
    """Typed reads through `view`, writes through collections, rows and answers; undo, redo, history.

    Knows no screen: who wants to follow gives a callback to `subscribe`.
    """

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        *,
        now: Callable[[], datetime],
        month_first: bool = True,
        read_only_because: str = "",
    ) -> None:
        """`read_only_because` says in words why it is not open for writing."""
        self.store = store
        self.read_only_because = read_only_because
        self._now = now
        self._past = Deeds(store.earlier_operations)
        self._followers: list[Callable[[Changed], None]] = []
        self._kept: set[str] = set()
        self.folder: Path = store.folder
        self.view = View(store.tables, shelf, today=lambda: now().date(), month_first=month_first)

    @property
    def saving(self) -> Saving:
        """What is on disk, what waits, and why saving failed last."""
        return self.store.saving

    @property
    def day(self) -> str:
        """Today, ISO: what is typed now is marked with it."""
        return self._now().date().isoformat()

    @property
    def writable(self) -> bool:
        """Whether changes are possible: not when another window has it open."""
        return self.store.writable

    @property
    def notes(self) -> tuple[str, ...]:
        """What was found amiss on opening, in words."""
        return self.store.notes

    def check_writable(self) -> None:
        """Raise Locked, with the reason, if nothing can be changed: before anything is asked for in vain."""
        if not self.store.writable:
            why = self.read_only_because or "it is closed"
            raise Locked(
                f"This can be read here and not changed: {why}.", "Nothing was changed.", _way_out(why)
            )

    def of(self, kind: type[R]) -> Collection[R]:
        """The records of a kind."""
        return Collection(self, kind)

    def rows(self, place: str) -> StepRows:
        """The rows of a step ("landscape-map.organizations") or of a registry ("people")."""
        return StepRows(self, place)

    def answer(self, place: str, value: Value | None) -> None:
        """Give one answer to a step that keeps a value; None takes it away."""
        worksheet, _, _ = place.partition(".")
        step = self.view.step(place)
        before = self.view.answer_document(place)
        if before and before[1]["value"] == value:
            return
        with self.group(f"{step.title if step else place} answered", worksheet=worksheet) as database:
            set_aside(self.view, database, place, before[1]["value"] if before else None, value)
            table = database.table(ANSWERS)
            if before is None and value is not None:
                # the id follows from the step: two laptops that answer it make one answer, not two
                made = {"step": place, "value": value, ON: self.day}
                table.insert(document(made, named_id(f"{ANSWERS}/{place}")))
            elif before is not None and value is not None:
                table.update({"value": value, ON: self.day}, doc_ids=[before[0]])
            elif before is not None:
                table.remove(doc_ids=[before[0]])

    @contextlib.contextmanager
    def group(self, what: str, worksheet: str | None = None) -> Iterator[LiveTinyDB]:
        """Everything written inside is one operation, saved whole and undone in one step.

        An error inside takes all of it back. A group in a group belongs to the outer one.
        """
        self.check_writable()
        with self.store.collect() as changes:
            yield self.store.database
        if worksheet:
            self._keep_definition(worksheet)
        if changes and not self.store.is_collecting:
            operation = self.store.commit(what, changes, collected=True)
            self._past.did(self.store.name_of(operation), operation)
            self._tell(operation)

    def commit(self, what: str, changes: Iterable[Change], kind: Deed, of: str | None = None) -> None:
        """Changes that are known as such: an earlier answer brought back, a question between laptops settled.

        One operation, undone in one step like any other; nothing happens without changes.
        """
        changes = tuple(changes)
        self.check_writable()
        if changes:
            operation = self.store.commit(what, changes, kind, of)
            self._past.did(self.store.name_of(operation), operation)
            self._tell(operation)

    def others_wrote(self, tables: Iterable[str]) -> None:
        """Another window or laptop changed the record, or this window became the one that writes."""
        if not self._past.is_of_today or not self.writable:
            self._past = Deeds(self.store.earlier_operations)
        self._publish(Changed(None, frozenset(tables)))

    def undo(self) -> str | None:
        """Take back the last deed; what it was, in words, or None if there is nothing to take back."""
        self.check_writable()
        last = self._past.last_done()
        if last is None or _is_the_start(last[1]):
            return None
        name, deed = last
        self._reverse(deed, "undo", name, tuple(change.inverse for change in reversed(deed.ch)))
        self._past.undid()
        return deed.what

    def redo(self) -> str | None:
        """Do again what was last undone; what it was, in words, or None."""
        self.check_writable()
        last = self._past.last_undone()
        if last is None:
            return None
        name, deed = last
        self._reverse(deed, "redo", name, deed.ch)
        self._past.redid()
        return deed.what

    def history(self) -> list[Entry]:
        """Every deed that is on disk, newest first. Reads the whole log: not for the event loop."""
        return entries(self.store.operations())

    def subscribe(self, follower: Callable[[Changed], None]) -> Callable[[], None]:
        """Be told of every change, in the thread that made it; the answer ends it."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def when_saved(self, follower: Callable[[], None]) -> None:
        """Be told, in the writer's thread, after every attempt to save; `saving` then says how it went."""
        self.store.told = follower

    def drain(self, timeout: float | None = None) -> None:
        """Wait until everything is on disk. Raises NotSaved."""
        self.store.drain(timeout)

    def close(self, *, give_up: bool = False) -> None:
        """Wait for the disk, tidy up, let go.

        Raises NotSaved and stays open if something can't be saved; with `give_up` that is left behind.
        """
        self.store.close(give_up=give_up)

    def _reverse(
        self, deed: Operation, kind: Literal["undo", "redo"], name: str, changes: tuple[Change, ...]
    ) -> None:
        if not fits_all(self.store.tables, changes):
            raise ConveneError(
                f"“{deed.what}” can't be taken back: it was changed since.",
                "Nothing was changed.",
                "History has both.",
            )
        words = f"undone: {deed.what}" if kind == "undo" else f"done again: {deed.what}"
        self._tell(self.store.commit(words, changes, kind=kind, of=name))

    def _tell(self, operation: Operation) -> None:
        self._publish(Changed(operation, frozenset({change.table for change in operation.ch})))

    def _publish(self, changed: Changed) -> None:
        for follower in tuple(self._followers):
            follower(changed)

    def _keep_definition(self, worksheet_id: str) -> None:
        """Keep the definition that answers are given under; a later edit then orphans nothing."""
        source, worksheet = self.view.shelf.files.get(worksheet_id), self.view.shelf.get(worksheet_id)
        if worksheet_id in self._kept or source is None or worksheet is None:
            return
        nothing_gone = not gone_steps(self.view, worksheet, self.folder)
        if definitions.keep(self.folder, worksheet_id, source, anew=nothing_gone):
            self._kept.add(worksheet_id)


def _way_out(why: str) -> str:
    if "window" in why:
        return "Change it in the other window, or close that one."
    return "Update convene to change it." if "newer" in why else "Save a copy elsewhere to go on writing."


def _is_the_start(deed: Operation) -> bool:
    """Whether a deed made the initiative itself: without that one there is nothing to show."""
    return any(change.table == About.table and change.new is not None for change in deed.ch)
