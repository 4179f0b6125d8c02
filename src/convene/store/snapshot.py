"""The fold of the log: one plain TinyDB file that any stock TinyDB opens."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec

from convene.store.disk import Disk
from convene.store.operation import Tables

FILE = "initiative.json"
META = "meta"


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """Document 1 of the table `meta`.

    `covers`: the last line of each site that is folded in. `last`: the highest operation number of each
    site. `next_id`: the next free counter of each table. `time`: the highest logical time.
    """

    format: int
    record: str
    generation: int = 0
    covers: dict[str, int] = {}
    last: dict[str, int] = {}
    segments: dict[str, int] = {}
    next_id: dict[str, int] = {}
    time: int = 0


def read(path: Path, disk: Disk) -> tuple[Meta, Tables] | None:
    """The snapshot in a file; None if there is none. Raises ValueError if it is no snapshot of ours."""
    try:
        data = disk.read(path)
    except FileNotFoundError:
        return None
    try:
        found: dict[str, dict[str, dict[str, Any]]] = msgspec.json.decode(
            data, type=dict[str, dict[str, dict[str, Any]]]
        )
        meta = msgspec.convert(found.pop(META)["1"], Meta)
    except (msgspec.MsgspecError, KeyError, UnicodeDecodeError) as error:
        raise ValueError(f"not a record: {error}") from error
    return meta, found


def write(path: Path, meta: Meta, tables: Tables, disk: Disk) -> None:
    """Put a new snapshot in place of the old one: beside, on the medium, then renamed."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    data = msgspec.json.encode({META: {"1": msgspec.to_builtins(meta)}, **tables})
    disk.unlink(beside)
    file = disk.create(beside)
    try:
        disk.write(file, data)
        disk.fsync(file)
    finally:
        disk.close(file)
    disk.replace(beside, path)
    disk.fsync_folder(path.parent)
