"""The one thread that makes operations durable, while the screen goes on."""

from __future__ import annotations

import contextlib
import errno
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

from convene.errors import NotSaved
from convene.store.disk import Disk, in_words
from convene.store.journal import FOLDER
from convene.store.operation import Operation
from convene.store.replay import Replayed
from convene.store.segment import Header, Line, Name, decode, encode, read_name
from convene.store.tidying import settle

_PAUSES = (1, 2, 5, 10)
"""Seconds between attempts after a failure; the last one repeats."""


class Saving(NamedTuple):
    """What is on disk: the number of the last durable operation, how many wait, why saving failed last."""

    durable: int
    waiting: int
    trouble: str


class Place(NamedTuple):
    """Where a writer goes on: the record, its site, the format; the next segment, the last line that is
    surely on disk, and a segment that is known to stand in the journal, if there is one.

    `read`: the last line of the site that was read. `beside`: a thread of its own writes; without,
    everything waits until it is asked for.
    """

    record: str
    site: str
    format: int
    segment: int = 1
    seq: int = 0
    read: int = 0
    known: Name | None = None
    beside: bool = True


class Writer:
    """Writes what is queued, a line at a time, each on the medium before the next: in a thread of its own, or
    when it is waited for, where no screen could be held up.

    `told` is called from the writer's thread after every attempt, `wrote` with each line that is on disk. A
    file whose write or fsync failed is never touched again: the next attempt begins a new segment.
    """

    def __init__(
        self,
        folder: Path,
        disk: Disk,
        place: Place,
        *,
        told: Callable[[], None],
        wrote: Callable[[Line], None],
    ) -> None:
        self._folder = folder
        self._disk = disk
        self._place = place
        self._next_segment = place.segment
        self._seq = place.seq
        self._known = place.known
        self._told = told
        self._wrote = wrote
        self._file: int | None = None
        self._path = folder
        self._number = (0, 0)
        self._following = folder
        self._empty: list[Path] = []
        self._queue: list[Operation] = []
        self._durable = 0
        self._trouble = ""
        self._failures = 0
        self._in_a_row = 0
        self._ending = False
        self._hurry = False
        self._is_over = False
        self._lock = threading.RLock()
        self._wake = threading.Condition(self._lock)
        self._thread = threading.Thread(target=self._run, name="convene-writer", daemon=True)

    @property
    def seq(self) -> int:
        """The last line that is surely on disk."""
        return self._seq

    @property
    def segments(self) -> tuple[int, bool]:
        """The number that the next segment of this site gets, and whether the one before is still written."""
        return self._next_segment, self._file is not None

    @property
    def saving(self) -> Saving:
        """What is on disk now."""
        with self._lock:
            return Saving(self._durable, len(self._queue), self._trouble)

    @property
    def unsaved(self) -> tuple[int, tuple[Operation, ...]]:
        """The last line that is surely on disk, and what waits to come after it."""
        with self._lock:
            return self._seq, tuple(self._queue)

    def add(self, operation: Operation) -> None:
        """Queue an operation; returns at once."""
        self._queue.append(operation)
        if self._place.beside:
            with self._wake:
                if not self._thread.is_alive() and not self._ending:
                    self._thread.start()
                self._wake.notify_all()

    def drain(self, timeout: float | None = None) -> None:
        """Wait until all that is queued is on disk. Raises NotSaved if saving fails or takes too long."""
        if self._place.beside:
            self._wait(timeout)
        elif self._save_waiting() is False:
            self._refuse()

    def _wait(self, timeout: float | None) -> None:
        with self._wake:
            failures = self._failures
            self._hurry = bool(self._queue)  # somebody waits: the next attempt is now
            self._wake.notify_all()
            self._wake.wait_for(
                lambda: not self._queue or self._failures > failures or self._is_over, timeout
            )
            if self._queue:
                self._refuse()

    def _refuse(self) -> NoReturn:
        raise NotSaved(
            f"Not saved: {self._trouble or 'the disk does not answer'}.",
            "What was saved before is safe.",
            "Make room on the disk or check the folder, then try again.",
        )

    def close(self) -> None:
        """Stop after the queue is empty or the last attempt failed; close the segment."""
        with self._wake:
            self._ending = True
            self._wake.notify_all()
        if self._thread.is_alive():
            self._thread.join()
        if self._file is not None:
            with contextlib.suppress(OSError):  # every line in it had its fsync
                self._disk.close(self._file)
            self._file = None

    def _run(self) -> None:
        try:
            self._work()
        finally:  # whatever ended it: nobody waits for ever
            with self._wake:
                self._is_over = True
                self._wake.notify_all()

    def _work(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._queue or self._ending)
                ending = self._ending
            saved = self._save_waiting()
            if ending and (saved is False or not self._queue):
                return
            if saved is False:
                pause = _PAUSES[min(self._in_a_row, len(_PAUSES)) - 1]
                with self._wake:
                    self._wake.wait_for(lambda: self._ending or self._hurry, pause)
                    self._hurry = False

    def _save_waiting(self) -> bool | None:
        """Make one line of what waits; whether it is on the medium, or None if nothing waited."""
        batch = tuple(self._queue)
        if not batch:
            return None
        try:
            self._save(batch)
        except OSError as error:
            self._failed(error)
        except MemoryError:  # another attempt may find some
            self._failed(OSError(errno.ENOMEM, "there is no memory left"))
        else:
            self._saved(batch)
        self._told()
        return not self._in_a_row

    def _saved(self, batch: tuple[Operation, ...]) -> None:
        with self._lock:
            del self._queue[: len(batch)]
            self._seq += 1
            self._durable = batch[-1].n
            self._trouble = ""
            self._in_a_row = 0
            if self._place.beside:  # else nobody waits
                self._wake.notify_all()

    def _save(self, batch: tuple[Operation, ...]) -> None:
        if self._file is None:
            self._file = self._begin()
        else:
            there = self._disk.look(self._path)
            if there is None or there.file != self._number:
                raise FileNotFoundError(errno.ENOENT, "the folder is gone")
            if self._disk.is_there(self._following):
                raise OSError(errno.EALREADY, "somebody else writes as this site")
        line = Line(seq=self._seq + 1, ops=batch)
        self._disk.write(self._file, encode(line))
        self._disk.fsync(self._file)
        if self._empty:
            self._is_no_longer_empty()
        self._wrote(line)

    def _is_no_longer_empty(self) -> None:
        """The first line is in the segment; in those begun before a failure nothing was acknowledged."""
        self._known = Name(self._next_segment - 1, self._place.site)
        for path in self._empty:
            if path != self._path:
                with contextlib.suppress(OSError):
                    self._disk.unlink(path)
        self._empty.clear()

    def _begin(self) -> int:
        """A new segment with its header on the medium, its name too."""
        self._check_place()
        journal = self._folder / FOLDER
        self._disk.make_folder(journal)
        self._check_alone(journal)
        number = self._next_segment
        self._next_segment += 1
        self._path = journal / str(Name(number, self._place.site))
        file = self._disk.create(self._path)
        self._empty.append(self._path)
        try:
            header = Header(
                segment=number,
                format=self._place.format,
                record=self._place.record,
                site=self._place.site,
                after=self._seq,
            )
            self._disk.write(file, encode(header))
            self._disk.fsync(file)
            self._disk.fsync_folder(journal)
            self._disk.fsync_folder(self._folder)
            self._number = self._disk.identity(file)
            self._following = journal / str(Name(self._next_segment, self._place.site))
        except OSError:
            with contextlib.suppress(OSError):
                self._disk.close(file)
            raise
        return file

    def _check_place(self) -> None:
        """After a stick was pulled another one may stand at the same path: it is not written to."""
        if self._known is None:
            return
        data = self._disk.read(self._folder / FOLDER / str(self._known))
        header = decode(data[: data.find(b"\n") + 1]).header
        if header is None or header.record != self._place.record:
            raise OSError(errno.ESTALE, "another folder is in its place")

    def _check_alone(self, journal: Path) -> None:
        """The lock keeps others out; but it may be deleted, and some disks know none.

        Two that write as one site would take each other's lines for lines in doubt.
        """
        names = (read_name(text) for text in self._disk.names(journal))
        last = max((name.number for name in names if name and name.site == self._place.site), default=0)
        grown = False
        if last and self._next_segment == self._place.segment:
            with contextlib.suppress(OSError):
                found = decode(self._disk.read(journal / str(Name(last, self._place.site))))
                is_other = found.header is not None and found.header.record != self._place.record
                grown = not is_other and any(line.seq > self._place.read for line in found.lines)
        if grown or last >= self._next_segment:
            raise OSError(errno.EALREADY, "somebody else writes as this site")

    def _failed(self, error: OSError) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._disk.close(self._file)
            self._file = None
        with self._wake:
            self._trouble = in_words(error)
            self._failures += 1
            self._in_a_row += 1
            self._wake.notify_all()


def go_on_writing(
    folder: Path,
    replayed: Replayed,
    place: Place,
    disk: Disk,
    *,
    told: Callable[[], None],
    wrote: Callable[[Line], None],
) -> Writer:
    """A writer that begins where the log ends. Raises NotSaved.

    What was read is made durable first; a last line for which that fails is written again.
    """
    site = place.site
    settled = not replayed.doubtful or settle(folder, replayed, disk)
    again = None if settled else replayed.doubtful.get(site)
    place = place._replace(
        segment=max(replayed.newest.get(site, 0) + 1, replayed.meta.segments.get(site, 1)),
        seq=replayed.covers.get(site, 0) - (1 if again else 0),
        read=replayed.covers.get(site, 0),
        known=max((name for name, one in replayed.journal.segments.items() if one.header), default=None),
    )
    writer = Writer(folder, disk, place, told=told, wrote=wrote)
    if again:
        for operation in again.ops:
            writer.add(operation)
        try:
            writer.drain()
        except NotSaved:
            writer.close()
            raise
    return writer
