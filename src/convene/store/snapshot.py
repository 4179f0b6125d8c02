"""The fold of the log: one plain TinyDB file that any stock TinyDB opens."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from convene.store.disk import Disk
from convene.store.operation import Tables

FILE = "initiative.json"
META = "meta"
_PIECE = 500
"""Documents written to text in one go: more would hold up the screen's thread."""


_ID = re.compile("-?(0|[1-9][0-9]{0,18})")
_MOST = 10**6
"""Segments have six digits."""


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """Document 1 of the table `meta`.

    `covers`: the last line of each site that is folded in, but for those in `gaps` (they never arrived).
    `last`: the highest operation number of each site. `segments`: each site's first segment that may hold
    lines which are not folded in. `site`: who folded. `next_id`: the next free counter of each table.
    `time`: the highest logical time.
    """

    format: int
    record: str
    generation: int = 0
    site: str = ""
    covers: dict[str, int] = {}
    gaps: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    segments: dict[str, int] = {}
    next_id: dict[str, int] = {}
    time: int = 0


class Snapshot(NamedTuple):
    """A snapshot read from a file, with the file's size and hash."""

    meta: Meta
    tables: Tables
    size: int
    digest: str


def read(folder: Path, disk: Disk) -> bytes:
    """The bytes of a record's own snapshot; none if a worn disk does not give them back, or it is no file.

    Those are then as damaged: the log has it all. Raises OSError.
    """
    try:
        return disk.read(folder / FILE)
    except IsADirectoryError:
        return b""
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return b""


def digest_of(data: bytes) -> str:
    """The hash that tells a snapshot of ours from a damaged or changed one."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def decode(data: bytes) -> Snapshot:
    """The snapshot in a file's bytes. Raises ValueError if it is no snapshot of ours."""
    try:
        found: dict[str, dict[str, dict[str, Any]]] = msgspec.json.decode(
            data, type=dict[str, dict[str, dict[str, Any]]]
        )
        meta = msgspec.convert(found.pop(META)["1"], Meta)
        if not all(_ID.fullmatch(key) for table in found.values() for key in table):
            raise ValueError("not a record: an id is no number")
        if not re.fullmatch("([a-z2-7]{4})?", meta.site):
            raise ValueError("not a record: a site is four letters")
        if not all(0 <= number < _MOST for number in meta.segments.values()):
            raise ValueError("not a record: no segment has such a number")
    except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"not a record: {error}") from error
    return Snapshot(meta, found, len(data), digest_of(data))


def pieces(meta: Meta, tables: Mapping[str, Mapping[str, Any]]) -> Iterator[bytes]:
    """A snapshot's bytes, some hundred documents at a time: no part of it takes long."""
    yield b'{"' + META.encode() + b'":{"1":' + msgspec.json.encode(meta) + b"}"
    for name, table in tables.items():
        yield b"," + msgspec.json.encode(name) + b":{"
        left = iter(table.items())
        first = True
        while part := dict(islice(left, _PIECE)):
            yield (b"" if first else b",") + msgspec.json.encode(part)[1:-1]
            first = False
        yield b"}"
    yield b"}"


def beside(folder: Path) -> Path:
    """Where a new snapshot is written before it takes the old one's place."""
    return folder / f".{FILE}.{os.getpid()}.tmp"


def write(path: Path, meta: Meta, tables: Mapping[str, Mapping[str, Any]], disk: Disk) -> tuple[int, str]:
    """Write a snapshot to a new file, wait for the medium, read it back; its size and hash.

    Raises OSError, also when what was read back is not what was written.
    """
    disk.unlink(path)
    file = disk.create(path)
    hashed = hashlib.blake2b(digest_size=16)
    size = 0
    try:
        for piece in pieces(meta, tables):
            hashed.update(piece)
            size += len(piece)
            disk.write(file, piece)
        disk.fsync(file)
    finally:
        disk.close(file)
    if digest_of(disk.read(path)) != hashed.hexdigest():
        raise OSError("what was written is not what was read back")
    return size, hashed.hexdigest()
