"""A record on disk: opened, changed by operations, made durable, folded on closing."""

from __future__ import annotations

import contextlib
import secrets
import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import filelock

from convene.errors import ConveneError, Locked, NotSaved
from convene.store import snapshot
from convene.store.disk import Disk
from convene.store.operation import ID_STEP, Change, Deed, Operation, Tables, apply
from convene.store.replay import Replayed, operations, replay
from convene.store.segment import FORMAT
from convene.store.table import LiveTinyDB
from convene.store.writer import Saving, Writer, in_words

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def new_site() -> str:
    """Four random letters for one machine and user: 20 bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(4))


class Store:
    """The documents of one initiative in memory, and their log on disk.

    Opened for writing it holds a lock until `close`. `tables` must only be read: changes go through
    `commit`, or through `database` while `collect` is open.
    """

    def __init__(
        self, folder: Path, *, site: str, write: bool = True, disk: Disk | None = None, by: str = ""
    ) -> None:
        """Open the record in a folder. Raises Locked, NewerVersion, or ConveneError in words."""
        self.folder = folder
        self.by = by
        self.told: Callable[[], None] = lambda: None
        self._disk = disk or Disk()
        self._site = site
        self._lock = self._take_lock() if write else None
        try:
            self._load()
        except BaseException:
            self._release()
            raise

    def _load(self) -> None:
        found = replay(self.folder, self._disk)
        if self._lock:
            self._make_durable(found)
        self.notes = found.notes
        self.tables: Tables = found.tables
        self.record = found.record or str(uuid.uuid4())
        self._found = found
        self._time = found.time
        self._n = self._opened_at = found.last.get(self._site, 0)
        self._folded = bool(found.meta) and not found.replayed
        self._next = dict(found.meta.next_id) if found.meta else {}
        for name, sites in found.highest.items():
            self._next[name] = max(self._next.get(name, 1), sites.get(self._site_number, 0) + 1)
        self._group: list[Change] | None = None
        self.database = LiveTinyDB(self.tables, self._next_id, self._collected)
        self._writer = Writer(
            self.folder,
            self._disk,
            record=self.record,
            site=self._site,
            segment=found.segments.get(self._site, 0) + 1,
            seq=found.covers.get(self._site, 0),
            told=self._tell,
        )

    @property
    def writable(self) -> bool:
        """Whether this store may change the record."""
        return self._lock is not None

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever saved here."""
        return not self.tables and not self._n

    @property
    def saving(self) -> Saving:
        """What is on disk, what waits, what went wrong."""
        return self._writer.saving

    def commit(
        self, what: str, changes: Iterable[Change], kind: Deed = "do", of: str | None = None
    ) -> Operation:
        """Change the record in memory and queue the operation for the disk; returns at once."""
        self._refuse_if_read_only()
        self._n += 1
        self._time += 1
        operation = Operation(
            n=self._n,
            t=self._time,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            by=self.by,
            what=what,
            kind=kind,
            of=of,
            ch=tuple(changes),
        )
        apply(self.tables, operation.ch)
        self._folded = False
        self._writer.add(operation)
        return operation

    def name_of(self, operation: Operation) -> str:
        """The operation's id, unique for ever: site and number."""
        return f"{self._site}-{operation.n}"

    @contextlib.contextmanager
    def collect(self) -> Iterator[list[Change]]:
        """Writes through `database` inside are applied at once and collected; an error takes them back."""
        self._refuse_if_read_only()
        if self._group is not None:
            yield self._group
            return
        self._group = []
        try:
            yield self._group
        except BaseException:
            apply(self.tables, [change.inverse for change in reversed(self._group)])
            raise
        finally:
            self._group = None

    def operations(self, *, before_opening: bool = False) -> Iterator[tuple[str, Operation]]:
        """Every operation on disk with its name, newest first; or only those from before this opening."""
        for site, operation in operations(self.folder, self._disk):
            if not (before_opening and site == self._site and operation.n > self._opened_at):
                yield f"{site}-{operation.n}", operation

    def drain(self, timeout: float | None = None) -> None:
        """Wait until everything is on disk. Raises NotSaved."""
        self._writer.drain(timeout)

    def close(self) -> None:
        """Wait for the disk, fold the log into the snapshot, let go of the lock. Raises NotSaved."""
        if not self.writable:
            return
        try:
            self._writer.drain()
        finally:
            self._writer.close()
            if not self._writer.saving.waiting:
                self._fold()
            self._release()

    def _fold(self) -> None:
        if self._folded or not (self.tables or self._n):
            return
        before = self._found.meta
        meta = snapshot.Meta(
            format=FORMAT,
            record=self.record,
            generation=(before.generation if before else 0) + 1,
            covers={**self._found.covers, self._site: self._writer.seq},
            last={**self._found.last, self._site: self._n},
            segments={**self._found.segments, self._site: self._writer.next_segment},
            next_id=self._next,
            time=self._time,
        )
        try:
            snapshot.write(self.folder / snapshot.FILE, meta, self.tables, self._disk)
        except OSError as error:  # the log has everything; the next close tries again
            raise NotSaved(
                f"The record was saved, but {in_words(error)}, so it could not be tidied up.",
                "Nothing is lost.",
            ) from error

    def _make_durable(self, found: Replayed) -> None:
        """A killed writer's last line may not be on the medium: settle that before building on it."""
        journal = self.folder / "journal"
        number = found.segments.get(self._site)
        with contextlib.suppress(OSError):
            for name in self._disk.names(journal)[-1:] if number else ():
                self._disk.fsync_file(journal / name)
            if number:
                self._disk.fsync_folder(journal)
        damaged = self.folder / snapshot.FILE
        if found.meta is None and damaged.exists():
            aside = self.folder / "set-aside"
            self._disk.make_folder(aside)
            copy = self._disk.append(aside / f"{uuid.uuid4().hex[:8]}-{snapshot.FILE}")
            self._disk.write(copy, self._disk.read(damaged))
            self._disk.close(copy)

    def _tell(self) -> None:
        self.told()

    def _refuse_if_read_only(self) -> None:
        if not self.writable:
            raise Locked(
                "This initiative is open for reading only.", "Nothing was changed.", "Close the other window."
            )

    def _take_lock(self) -> filelock.BaseFileLock:
        try:
            self._disk.make_folder(self.folder)
            lock = filelock.FileLock(self.folder / ".lock", timeout=0, thread_local=False, mode=0o600)
            lock.acquire()
        except filelock.Timeout as error:
            raise Locked(
                "This initiative is open in another window.",
                "Nothing was changed.",
                "Close the other window, or look at it here without changing it.",
            ) from error
        except OSError as error:
            raise ConveneError(f"This folder can't be opened for writing: {in_words(error)}.") from error
        return lock

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def _site_number(self) -> int:
        number = 0
        for letter in self._site:
            number = number * 32 + _LETTERS.index(letter)
        return number

    def _next_id(self, table: str) -> int:
        counter = self._next.get(table, 1)
        self._next[table] = counter + 1
        return counter * ID_STEP + self._site_number

    def _collected(self, changes: list[Change]) -> None:
        if self._group is None:
            raise ConveneError("The record is only changed inside a group.")
        apply(self.tables, changes)
        self._group += changes
