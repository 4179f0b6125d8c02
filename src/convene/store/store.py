"""A record on disk: opened, changed by operations, made durable, folded when there is time."""

from __future__ import annotations

import contextlib
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from convene.errors import BadFile, ConveneError, Locked, NotSaved
from convene.store import snapshot
from convene.store.copying import copy_record
from convene.store.disk import Disk, in_words
from convene.store.fold import went_on
from convene.store.folding import Folding, Standing
from convene.store.formats import FORMATS, Formats
from convene.store.group import Group
from convene.store.laptop import Laptop, Remembering, site_number
from convene.store.notes import NO_LOCKS, news, notes, older_copy
from convene.store.operation import ID_STEP, Change, Deed, Operation, Tables, apply, checked, moment, storable
from convene.store.owner import Owner, is_free, read_owner, take_lock
from convene.store.replay import Replayed, operations, replay
from convene.store.table import LiveTinyDB
from convene.store.tidying import clear_leftovers, keep_damaged
from convene.store.watching import Watch
from convene.store.writer import Place, Saving, Writer, go_on_writing

_MANY_LINES = 2_000
"""After so many lines were replayed, the next opening is made quick again at once."""


class Store:
    """The documents of one initiative in memory, and their log on disk.

    Opened for writing it holds a lock until `close`. `tables` must only be read: changes go through
    `commit`, or through `database` while `collect` is open. `outside` is what another program changed
    in the record's file, which is not written anew before a person says what becomes of it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        laptop: Laptop,
        write: bool = True,
        disk: Disk | None = None,
        by: str = "",
        beside: bool = True,
        formats: Formats = FORMATS,
    ) -> None:
        """Open the record in a folder. Raises Locked, NewerVersion, or ConveneError in words.

        `beside`: a thread of its own writes, and nobody is held up; without, `drain` and `close` write.
        """
        self.folder = folder
        self._place = folder.resolve()
        self.by = by
        self.told: Callable[[], None] = lambda: None
        self.tables: Tables = {}
        self.outside: tuple[Change, ...] = ()
        self.notes: tuple[str, ...] = ()
        self._disk = disk or Disk()
        self._laptop = laptop
        self._beside = beside
        self._formats = formats
        self._changing = threading.RLock()
        self._writer: Writer | None = None
        self._group = Group(self.tables)
        self.database = LiveTinyDB(self.tables, self._next_id, self._group.take)
        self._lock = take_lock(self.folder, self._laptop.site, self._disk) if write else None
        self._open()

    def _open(self) -> None:
        try:
            self._load()
        except OSError as error:
            self._release()
            which = f" ({Path(error.filename).name})" if isinstance(error.filename, str) else ""
            raise ConveneError(
                f"This folder can't be read: {in_words(error, reading=True)}{which}.",
                "Nothing was changed.",
                "Look whether the disk is there and may be read, then try again.",
            ) from error
        except BaseException:
            self._release()
            raise

    def _load(self) -> None:
        watch = Watch.of(self.folder, self._disk)
        replayed = replay(self.folder, self._disk)
        if replayed.found.damaged_snapshot and replayed.fresh:
            raise BadFile(
                f"{snapshot.FILE} can't be read, and there is neither a log nor an older state beside it.",
                "It is as it was.",
                "Bring back a backup: convene restore FILE",
            )
        found_format = max(replayed.meta.format, replayed.journal.format)
        if self.writable:
            self._formats.refuse_newer(found_format)
        self.record = replayed.meta.record or str(uuid.uuid4())
        self._site, older_than = self._laptop.site_for(self.record, self._place, replayed.covers)
        self._remembering = Remembering(self._laptop, self.record, self._place, self._site)
        self._take(replayed, watch)
        self.outside = replayed.found.outside.changes if replayed.found.outside else ()
        self._opened_at = self._n
        is_own = replayed.found.is_own
        self._unfolded = replayed.replayed + (not is_own)
        self._folding = Folding(self.folder, self._disk, replayed, watch.snapshot if is_own else None)
        said = [older_copy(older_than)] if older_than else []
        if self._lock and not self._lock.is_sure:
            said.append(NO_LOCKS)
        if self.writable:
            kept = keep_damaged(self.folder, replayed, self._disk, None if older_than else self._site)
            clear_leftovers(self.folder, self._disk)
            self._writer = go_on_writing(
                self.folder,
                replayed,
                Place(self.record, self._site, self._formats.newest, beside=self._beside),
                self._disk,
                told=self._tell,
                wrote=self._remembering.wrote,
            )
            said += notes(
                replayed,
                self._site,
                unclean=self._site in replayed.doubtful and (is_own or not watch.snapshot),
                kept=kept,
            )
            self._bring_up_to_date(replayed, found_format)
        else:
            said += notes(replayed, self._site, unclean=False, kept={})
            if found_format > self._formats.newest:
                said.append("This initiative was made by a newer convene. Update convene to change it.")
        self.notes = tuple(said)

    def _take(self, replayed: Replayed, watch: Watch) -> None:
        """Show what was read."""
        self.tables.update(replayed.tables)  # in one go: another thread may be reading
        for name in self.tables.keys() - replayed.tables.keys():
            del self.tables[name]
        self._watch = watch
        self._read = replayed
        self._time = max(replayed.fold.time, replayed.meta.time)
        self._n = replayed.last_of(self._site)
        self._seq = replayed.covers.get(self._site, 0)
        self._next = dict(replayed.meta.next_id)
        for name, sites in replayed.fold.highest.items():
            # above everybody's: the snapshot that is written here may be where another laptop goes on
            self._next[name] = max(self._next.get(name, 1), *(counter + 1 for counter in sites.values()))

    def _bring_up_to_date(self, replayed: Replayed, found_format: int) -> None:
        changes = self._formats.migration(self.tables, found_format)
        if changes:
            self.commit("brought to this version of convene", changes, kind="import")
        if changes or replayed.replayed > _MANY_LINES or replayed.found.rebuilt:
            with contextlib.suppress(NotSaved):  # the log has everything; the next close tries again
                self.drain()
                self.fold()

    @property
    def writable(self) -> bool:
        """Whether this store may change the record."""
        return self._lock is not None

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever saved here."""
        return not any(self.tables.values()) and not self._n

    @property
    def time(self) -> int:
        """How far the record is: more after every change, also one of others."""
        return self._time

    @property
    def unfolded(self) -> int:
        """About how many lines the snapshot lacks."""
        return self._unfolded

    @property
    def site(self) -> str:
        """The site that writes here."""
        return self._site

    @property
    def saving(self) -> Saving:
        """What is on disk, what waits, what went wrong."""
        return self._writer.saving if self._writer else Saving(self._n, 0, "")

    @property
    def owner(self) -> Owner | None:
        """Who has the record open for writing, by the label in its folder."""
        return read_owner(self.folder, self._disk)

    def commit(
        self,
        what: str,
        changes: Iterable[Change],
        kind: Deed = "do",
        of: str | None = None,
        *,
        collected: bool = False,
    ) -> Operation:
        """Change the record in memory and queue the operation for the disk; returns at once.

        What was `collected` is in memory already. Raises BadInput for what JSON can't hold: it never waits.
        """
        writer = self._refuse_if_read_only()
        changes = tuple(changes) if collected else tuple(map(checked, changes))
        with self._changing:
            self._n += 1
            self._time += 1
            operation = Operation(
                n=self._n,
                t=self._time,
                at=moment(),
                by=storable(self.by),
                what=storable(what),
                kind=kind,
                of=of,
                ch=changes,
            )
            for change in operation.ch:  # in their order: one of them may bring a question back
                if not collected:
                    apply(self.tables, (change,))
                went_on(self.tables, self._site, operation, change)
            self._unfolded += 1
            writer.add(operation)
        return operation

    def name_of(self, operation: Operation) -> str:
        """The operation's id, unique for ever: site and number."""
        return f"{self._site}-{operation.n}"

    def collect(self) -> Group:
        """Writes through `database` inside are applied at once and collected; an error takes them back."""
        self._refuse_if_read_only()
        return self._group

    @property
    def is_collecting(self) -> bool:
        """Whether a group is open."""
        return self._group.is_open

    def operations(self) -> Iterator[tuple[str, Operation]]:
        """Every operation on disk with its name, newest first."""
        for site, operation in operations(self.folder, self._disk, self.record):
            yield f"{site}-{operation.n}", operation

    def earlier_operations(self) -> Iterator[tuple[str, Operation]]:
        """Those that this laptop made before this opening, newest first: what undo can take back."""
        for site, operation in operations(self.folder, self._disk, self.record):
            if site == self._site and operation.n <= self._opened_at:
                yield f"{site}-{operation.n}", operation

    def drain(self, timeout: float | None = None) -> None:
        """Wait until everything is on disk. Raises NotSaved."""
        if self._writer:
            self._writer.drain(timeout)

    def close(self, *, give_up: bool = False) -> None:
        """Wait for the disk, fold the log into the snapshot, let go of the lock.

        Raises NotSaved and stays open if something can't be saved; with `give_up` that is left behind.
        """
        if self._writer is None:
            return
        if not give_up:
            self._writer.drain()
        self._writer.close()
        self._remembering.end(self._writer.seq)
        try:
            if not self._writer.saving.waiting:
                self.fold()
        finally:
            self._writer = None
            self._release()

    def fold(self) -> bool:
        """Write the snapshot anew if it is not up to date; False if something still waits for the disk.

        May be called beside the thread that changes the record. Raises NotSaved if it can't be written.
        """
        writer = self._refuse_if_read_only()
        with self._changing:
            if self._group.is_open or writer.saving.waiting:
                return False
            if not self._unfolded or self.is_new:
                return True
            if self.outside or (self._folding.should_wait and self._unfolded <= _MANY_LINES):
                return True  # the log has it all
            standing = self._standing()
        try:
            self._folding.write(standing, record=self.record, site=self._site, newest=self._formats.newest)
        except OSError as error:  # the log has everything; the next close tries again
            raise NotSaved(
                f"The record was saved, but {in_words(error)}, so it could not be tidied up.",
                "Nothing is lost.",
            ) from error
        with self._changing:
            self._unfolded = self._n - standing.n
        return True

    def repair(self) -> None:
        """Write the snapshot anew, and no longer wait for what is missing. Raises NotSaved."""
        self.drain()
        self.outside = ()
        self._folding.wait_for_nothing()
        self._unfolded += 1
        self.fold()

    def save_copy(self, target: Path) -> None:
        """Write everything, also what waits for the disk, to a new folder. Raises NotSaved."""
        with self._changing:
            seq, waiting = self._writer.unsaved if self._writer else (self._seq, ())
            standing = self._standing()._replace(seq=seq)
        try:
            meta = self._folding.meta(
                standing, record=self.record, site=self._site, newest=self._formats.newest
            )
            number = self._writer.segments[0] if self._writer else 1
            copy_record(
                self.folder, target, meta, standing.tables, waiting=waiting, segment=number, disk=self._disk
            )
        except OSError as error:
            raise NotSaved(
                f"The copy could not be written: {in_words(error)}.",
                "Everything typed is still here in memory.",
                "Choose another folder.",
            ) from error

    def _standing(self) -> Standing:
        number, is_open = self._writer.segments if self._writer else (1, False)
        return Standing(
            {name: dict(table) for name, table in self.tables.items()},
            self._writer.seq if self._writer else self._seq,
            number - 1 if is_open else number,
            self._n,
            self._time,
            dict(self._next),
        )

    def look(self) -> tuple[Replayed, Watch] | None:
        """What others wrote since the last look; None if nothing. Reads files: not for the event loop."""
        watch = Watch.of(self.folder, self._disk)
        if not watch.differs(self._watch, own=self._site if self.writable else ""):
            return None
        return replay(self.folder, self._disk), watch

    def adopt(self, seen: tuple[Replayed, Watch]) -> tuple[str, ...] | None:
        """Show what `look` found, in the thread that changes the record; what was added, in words.

        None if something was changed here meanwhile: look again.
        """
        replayed, watch = seen
        with self._changing:
            if self._group.is_open or (self.writable and replayed.last_of(self._site) != self._n):
                return None
            words = news(replayed, self._read, self._site) if self.writable else ()
            self._take(replayed, watch)
            self._folding.found(replayed)
            self._unfolded += 1
        return tuple(words)

    @property
    def is_free(self) -> bool:
        """Whether nobody holds the record for writing at this moment."""
        return is_free(self.folder, self._disk)

    def take_over(self) -> None:
        """Go on as the one who writes, now that nobody else does. Raises Locked, or ConveneError in words."""
        if self.writable:
            return
        self._lock = take_lock(self.folder, self._laptop.site, self._disk)
        self._open()

    def _tell(self) -> None:
        self.told()

    def _refuse_if_read_only(self) -> Writer:
        if self._writer is None:
            raise Locked(
                "This initiative is open for reading only.", "Nothing was changed.", "Close the other window."
            )
        return self._writer

    def _release(self) -> None:
        self._laptop.close(getattr(self, "record", ""))
        if self._lock is not None:
            self._lock.let_go()
            self._lock = None

    def _next_id(self, table: str) -> int:
        counter = self._next.get(table, 1)
        self._next[table] = counter + 1
        return counter * ID_STEP + site_number(self._site)
