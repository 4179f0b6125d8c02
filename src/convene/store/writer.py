"""The one thread that makes operations durable, while the screen goes on."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from convene.errors import NotSaved
from convene.store.disk import Disk
from convene.store.operation import Operation
from convene.store.segment import FORMAT, Header, Line, Name, encode

_PAUSES = (1, 2, 5, 10)
"""Seconds between attempts after a failure; the last one repeats."""


class Saving(NamedTuple):
    """What is on disk: the number of the last durable operation, how many wait, why saving failed last."""

    durable: int
    waiting: int
    trouble: str


class Writer:
    """Writes what is queued, a line at a time, each on the medium before the next.

    `told` is called from the writer's thread after every attempt. A file whose write or fsync failed is
    never touched again: the next attempt begins a new segment.
    """

    def __init__(
        self,
        folder: Path,
        disk: Disk,
        *,
        record: str,
        site: str,
        segment: int,
        seq: int,
        told: Callable[[], None],
    ) -> None:
        self._folder = folder
        self._disk = disk
        self._record = record
        self._site = site
        self._next_segment = segment
        self._seq = seq
        self._told = told
        self._file: int | None = None
        self._queue: list[Operation] = []
        self._durable = 0
        self._trouble = ""
        self._failures = 0
        self._ending = False
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="convene-writer", daemon=True)

    @property
    def seq(self) -> int:
        """The last line that is surely on disk."""
        return self._seq

    @property
    def next_segment(self) -> int:
        """The number that the next segment of this site gets."""
        return self._next_segment

    @property
    def saving(self) -> Saving:
        """What is on disk now."""
        with self._wake:
            return Saving(self._durable, len(self._queue), self._trouble)

    def add(self, operation: Operation) -> None:
        """Queue an operation; returns at once."""
        with self._wake:
            if not self._thread.is_alive() and not self._ending:
                self._thread.start()
            self._queue.append(operation)
            self._wake.notify_all()

    def drain(self, timeout: float | None = None) -> None:
        """Wait until all that is queued is on disk. Raises NotSaved if saving fails or takes too long."""
        with self._wake:
            failures = self._failures
            self._wake.notify_all()
            self._wake.wait_for(lambda: not self._queue or self._failures > failures, timeout)
            if self._queue:
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
            self._disk.close(self._file)
            self._file = None

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._queue or self._ending)
                batch = tuple(self._queue)
                ending = self._ending
            if not batch:
                return
            try:
                self._save(batch)
            except OSError as error:
                self._failed(error)
                if ending:
                    return
                pause = _PAUSES[min(self._failures, len(_PAUSES)) - 1]
                with self._wake:
                    self._wake.wait_for(lambda: self._ending, pause)
            else:
                with self._wake:
                    del self._queue[: len(batch)]
                    self._durable = batch[-1].n
                    self._trouble = ""
                    self._wake.notify_all()
            self._told()

    def _save(self, batch: tuple[Operation, ...]) -> None:
        if self._file is None:
            self._file = self._begin()
        self._disk.write(self._file, encode(Line(seq=self._seq + 1, ops=batch)))
        self._disk.fsync(self._file)
        self._seq += 1

    def _begin(self) -> int:
        """A new segment with its header on the medium, its name too."""
        journal = self._folder / "journal"
        self._disk.make_folder(journal)
        number = self._next_segment
        self._next_segment += 1
        file = self._disk.create(journal / str(Name(number, self._site)))
        try:
            header = Header(
                segment=number, format=FORMAT, record=self._record, site=self._site, after=self._seq
            )
            self._disk.write(file, encode(header))
            self._disk.fsync(file)
            self._disk.fsync_folder(journal)
            self._disk.fsync_folder(self._folder)
        except OSError:
            with contextlib.suppress(OSError):
                self._disk.close(file)
            raise
        return file

    def _failed(self, error: OSError) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._disk.close(self._file)
            self._file = None
        with self._wake:
            self._trouble = in_words(error)
            self._failures += 1
            self._wake.notify_all()


def in_words(error: OSError) -> str:
    """Why a file could not be written, for a person."""
    import errno  # noqa: PLC0415  only when something failed

    words = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk is full",
        errno.EFBIG: "the disk is full",
        errno.EACCES: "this folder can't be written",
        errno.EPERM: "this folder can't be written",
        errno.EROFS: "this folder can't be written",
        errno.ENOENT: "the folder is gone",
        errno.EIO: "the disk has an error",
        errno.ENODEV: "the disk is gone",
    }
    return words.get(error.errno or 0, (error.strerror or "the disk has an error").lower())
