"""A record written to another folder, with what still waits for its own disk."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from convene.store import snapshot
from convene.store.backups import Folded, note_fold
from convene.store.disk import Disk
from convene.store.journal import FOLDER, is_log
from convene.store.operation import Operation
from convene.store.segment import Header, Line, Name, encode, read_name
from convene.store.snapshot import Meta


def copy_record(
    folder: Path,
    target: Path,
    meta: Meta,
    tables: Mapping[str, Mapping[str, Any]],
    *,
    waiting: Iterable[Operation],
    segment: int,
    disk: Disk,
) -> None:
    """Write a record as it is in memory to a new folder. Raises OSError, also if the folder is there.

    What can still be read of the log goes along, each file for itself. The operations that wait become the
    line after the last one that `meta` covers for its site, as they would have been written at home.
    """
    beside = target.with_name(f".{target.name}.tmp")
    disk.make_folder(target.parent, parents=True)
    if target.exists():
        raise FileExistsError(errno.EEXIST, "there is a folder of this name")
    try:
        shutil.rmtree(beside, ignore_errors=True)  # what a copy left that a power cut ended
        beside.mkdir(mode=0o700)
        _write_all(folder, beside, meta, tables, waiting=tuple(waiting), segment=segment, disk=disk)
        beside.rename(target)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    disk.fsync_folder(target.parent)


def _write_all(
    folder: Path,
    target: Path,
    meta: Meta,
    tables: Mapping[str, Mapping[str, Any]],
    *,
    waiting: tuple[Operation, ...],
    segment: int,
    disk: Disk,
) -> None:
    journal = target / FOLDER
    disk.make_folder(journal)
    for text, data in _readable(folder / FOLDER, disk):
        disk.write_new(journal / text, data)
        name = read_name(text)
        if name and name.site == meta.site:  # begun meanwhile, it may hold what waited
            segment = max(segment, name.number + 1)
    if waiting:
        seq = meta.covers.get(meta.site, 0)
        header = Header(segment=segment, format=meta.format, record=meta.record, site=meta.site, after=seq)
        line = Line(seq=seq + 1, ops=waiting)
        disk.write_new(journal / str(Name(segment, meta.site)), encode(header) + encode(line))
        meta = msgspec.structs.replace(meta, covers={**meta.covers, meta.site: seq + 1})
    disk.fsync_folder(journal)
    size, digest = snapshot.write(target / snapshot.FILE, meta, tables, disk)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    folded = Folded(generation=meta.generation, at=at, bytes=size, blake2b=digest)
    note_fold(target, meta.site, folded, disk)  # else nothing vouches for it where the log has holes
    disk.fsync_folder(target)


def _readable(journal: Path, disk: Disk) -> Iterator[tuple[str, bytes]]:
    """The files of a log by name, but for those that can't be read."""
    names: list[str] = []
    with contextlib.suppress(OSError):
        names = [text for text in disk.names(journal) if is_log(text)]
    for text in names:
        try:
            data = disk.read(journal / text)
        except OSError:
            continue
        yield text, data
