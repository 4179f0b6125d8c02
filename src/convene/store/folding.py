"""Putting a new snapshot in the old one's place: beside, on the medium, read back, then renamed."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from convene.store import backups, snapshot
from convene.store.aside import move_aside, set_aside
from convene.store.backups import Backup, Folded
from convene.store.disk import Disk, Look
from convene.store.replay import Replayed
from convene.store.snapshot import Meta


class Standing(NamedTuple):
    """A record at a moment when nothing waits for the disk.

    `seq` is this site's last line and `segment` its first segment that may get more lines.
    """

    tables: Mapping[str, Mapping[str, Any]]
    seq: int
    segment: int
    n: int
    time: int
    next_id: dict[str, int]


class Folding:
    """Knows what the snapshot on disk says, and writes the next one.

    `replaces` is what the system said of the snapshot that was read; None if that one was not used.
    """

    def __init__(self, folder: Path, disk: Disk, replayed: Replayed, replaces: Look | None) -> None:
        self._folder = folder
        self._disk = disk
        self._meta = replayed.meta
        self._replaces = replaces
        self._found = replayed

    def found(self, replayed: Replayed) -> None:
        """Others' lines were added to the record."""
        self._found = replayed

    def wait_for_nothing(self) -> None:
        """Lines that are missing will not come any more."""
        self._found = self._found._replace(gaps={}, unsettled=False)

    @property
    def should_wait(self) -> bool:
        """Whether a snapshot now would settle what the log, when all of it is here, leaves for a person."""
        return self._found.unsettled and self._replaces is not None

    def write(self, now: Standing, *, record: str, site: str, newest: int) -> None:
        """Write a snapshot of the format `newest`. A stop after any step loses nothing. Raises OSError."""
        meta = self.meta(now, record=record, site=site, newest=newest)
        known = [generation for generation, _ in backups.read_index(self._folder, self._disk)]
        there = [one.generation for one in backups.backups(self._folder, self._disk)]
        meta = msgspec.structs.replace(
            meta, generation=max(meta.generation, *(one + 1 for one in known + there), 0)
        )
        path, beside = self._folder / snapshot.FILE, snapshot.beside(self._folder)
        size, digest = snapshot.write(beside, meta, now.tables, self._disk)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        folded = Folded(generation=meta.generation, at=at, bytes=size, blake2b=digest)
        backups.note_fold(self._folder, site, folded, self._disk)
        self._keep_old(path, site)
        self._disk.replace(beside, path)
        self._disk.fsync_folder(self._folder)
        with contextlib.suppress(OSError):
            backups.rotate(self._folder, self._disk)
        self._meta, self._replaces = meta, self._disk.look(path)

    def _keep_old(self, path: Path, site: str) -> None:
        """The snapshot that is replaced becomes a backup; one that somebody else put there is set aside."""
        there = self._disk.look(path)
        if there is not None and there == self._replaces:
            backups.keep(self._folder, Backup(self._meta.generation, self._meta.site or site), self._disk)
        elif there is not None:
            try:
                set_aside(self._folder, snapshot.FILE, self._disk.read(path), self._disk)
            except OSError:  # no file, or a worn disk does not give it back: as it is
                move_aside(self._folder, path, self._disk)

    def meta(self, now: Standing, *, record: str, site: str, newest: int) -> Meta:
        """What the next snapshot says of itself."""
        found = self._found
        unreadable = {name.site for name in found.journal.damaged}  # these lines will not arrive any more
        gaps = {one: missing for one, missing in found.gaps.items() if one not in unreadable}
        # a segment of which only the head came says nothing of whether the one before is whole
        read = {name.site: name.number for name, one in sorted(found.journal.segments.items()) if one.lines}
        segments = {**self._meta.segments, **read, site: now.segment}
        for one in gaps:
            segments[one] = min(self._meta.segments.get(one, 1), found.meta.segments.get(one, 1))
        return Meta(
            format=newest,
            record=record,
            generation=self._meta.generation + 1,
            site=site,
            covers={**found.covers, site: now.seq},
            gaps=gaps,
            last={**self._last(), site: now.n},
            segments=segments,
            next_id=now.next_id,
            time=now.time,
        )

    def _last(self) -> dict[str, int]:
        """Each site's highest operation number, by all that is known: the snapshot of another laptop that was
        read meanwhile may know more of it than the one this laptop opened, and the other way round."""
        known = (self._meta.last, self._found.meta.last, self._found.fold.last)
        return {site: max(one.get(site, 0) for one in known) for site in {**known[0], **known[1], **known[2]}}
