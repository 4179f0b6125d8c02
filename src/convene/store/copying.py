"""A record written to another folder, with what still waits for its own disk."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from convene.store import snapshot
from convene.store.disk import Disk
from convene.store.journal import FOLDER
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

    What can still be read of the log goes along. The operations that wait become the line after the last one
    that `meta` covers for its site, as they would have been written at home.
    """
    beside = target.with_name(f".{target.name}.tmp")
    disk.make_folder(target.parent, parents=True)
    if target.exists():
        raise FileExistsError(errno.EEXIST, "there is a folder of this name")
    try:
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
    with contextlib.suppress(OSError):
        for text in disk.names(folder / FOLDER):
            if name := read_name(text):
                _write(journal / text, disk.read(folder / FOLDER / text), disk)
                if name.site == meta.site:  # begun meanwhile, it may hold what waited
                    segment = max(segment, name.number + 1)
    if waiting:
        seq = meta.covers.get(meta.site, 0)
        header = Header(segment=segment, format=meta.format, record=meta.record, site=meta.site, after=seq)
        line = Line(seq=seq + 1, ops=waiting)
        _write(journal / str(Name(segment, meta.site)), encode(header) + encode(line), disk)
        meta = msgspec.structs.replace(meta, covers={**meta.covers, meta.site: seq + 1})
    disk.fsync_folder(journal)
    snapshot.write(target / snapshot.FILE, meta, tables, disk)
    disk.fsync_folder(target)


def _write(path: Path, data: bytes, disk: Disk) -> None:
    file = disk.create(path)
    try:
        disk.write(file, data)
        disk.fsync(file)
    finally:
        disk.close(file)
