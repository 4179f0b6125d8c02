"""From a record's folder to a bundle, while somebody may be writing to it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import time
from collections.abc import Container, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

import msgspec

from convene.errors import ConveneError
from convene.exchange.bundles.checking import read_bundle
from convene.exchange.bundles.manifest import FILE, FORMAT, LIMITS, Limits, Manifest, Member, is_member
from convene.exchange.zipped import zipped
from convene.store import segment
from convene.store.backups import is_known, read_index
from convene.store.disk import Disk
from convene.store.journal import FOLDER, is_log
from convene.store.snapshot import decode

SNAPSHOT = "initiative.json"
_PAUSES = (0.05, 0.2, 0.8)
"""Seconds; while a snapshot takes another's place, Windows lets nobody read it."""


class Packed(NamedTuple):
    """A bundle's bytes, what it says of itself, and what is not in it: files of the folder that are no part
    of a record, and files that a worn disk does not give back.
    """

    data: bytes
    manifest: Manifest
    left_out: tuple[str, ...]
    worn: tuple[str, ...]


class _Named(msgspec.Struct):
    record: str = ""


class _Snapshot(msgspec.Struct):
    meta: dict[str, _Named] = {}


def pack(folder: Path, *, made: datetime, limits: Limits = LIMITS) -> Packed:
    """A bundle of the record in a folder, as far as it is on disk now. Never writes there.

    It is read again before it is given. Raises ConveneError if there is nothing to pack, too much of it, or
    something of it can't be read.
    """
    members, left_out, worn = _gathered(folder)
    if not any(name == SNAPSHOT or name.startswith("journal/") for name in members):
        raise ConveneError(f"The folder {folder} holds no record.", "Nothing was written.")
    _refuse_too_much(members, limits)
    manifest = Manifest(
        format=FORMAT,
        record=_record(members),
        made=made,
        members=tuple(
            Member(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
            for name, data in members.items()
        ),
        vouched=_is_vouched(folder, members.get(SNAPSHOT, b"")),
    )
    said = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    data = zipped({FILE: said, **members}, made)
    read_bundle(data, "The new backup", limits=limits)
    return Packed(data, manifest, left_out, worn)


def _gathered(folder: Path) -> tuple[dict[str, bytes], tuple[str, ...], tuple[str, ...]]:
    """The files of a record by name, the names beside them that are none, and those that a worn disk keeps.

    The order matters while somebody writes: first the snapshot, then which segments there are, then what is
    in them. So whatever was folded into that snapshot is in the log that goes with it, and history has it.
    """
    found: dict[str, bytes] = {}
    left_out: list[str] = []
    worn: list[str] = []
    for inside in ("", "journal", "worksheets"):
        names = _names(folder, inside)
        for name in sorted(names, key=lambda one: not is_member(one)):
            if not (is_member(name) or (inside == FOLDER and is_log(name))):
                left_out += [name] if inside else []
                continue
            try:
                data = _read(folder / name)
            except FileNotFoundError:
                continue  # a segment that never got a line of its own is taken away by its writer
            except OSError as error:
                if error.errno != errno.EIO:
                    raise _unreadable(name, error) from error
                worn.append(name)  # from such a disk a backup is needed most
                continue
            own_name = name if is_member(name) else _own_name(data, found)
            if own_name:
                found[own_name] = data
            else:
                left_out.append(name)
    return found, tuple(left_out), tuple(worn)


def _own_name(data: bytes, taken: Container[str]) -> str | None:
    """A name for a file of the log that a sync program gave another one: changes may stand only there.

    The one it says of itself, or the next that is free: whoever reads it goes by what it says.
    """
    header = segment.decode(data[: data.find(b"\n") + 1]).header
    numbers = count(header.segment) if header else ()
    names = (f"{FOLDER}/{segment.Name(number, header.site)}" for number in numbers if header)
    name = next((name for name in names if name not in taken), "")
    return name if is_member(name) else None


def _is_vouched(folder: Path, data: bytes) -> bool:
    try:
        return is_known(decode(data), read_index(folder, Disk()).values())
    except (ValueError, OSError):
        return False


def _names(folder: Path, inside: str) -> list[str]:
    try:
        paths = sorted((folder / inside).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _unreadable(inside or folder.name, error) from error
    return [f"{inside}/{path.name}".lstrip("/") for path in paths if path.is_file()]


def _read(path: Path) -> bytes:
    for pause in _PAUSES:
        with contextlib.suppress(PermissionError):
            return path.read_bytes()
        time.sleep(pause)
    return path.read_bytes()


def _unreadable(name: str, error: OSError) -> ConveneError:
    return ConveneError(f"{name} can't be read: {error.strerror}.", "Nothing was written.")


def _refuse_too_much(members: dict[str, bytes], limits: Limits) -> None:
    sizes = [len(data) for data in members.values()]
    if len(sizes) >= limits.members or sum(sizes) > limits.total or max(sizes) > limits.member:
        raise ConveneError(
            "The record is larger than a backup file can hold.",
            "Nothing was written, and the record is untouched.",
            "Copy its folder instead.",
        )


def _record(members: dict[str, bytes]) -> str:
    """The initiative's id, from the snapshot or from the head of a segment."""
    return next(filter(None, _records(members)), "")


def _records(members: dict[str, bytes]) -> Iterator[str]:
    for name, data in members.items():
        try:
            if name == SNAPSHOT:
                yield msgspec.json.decode(data, type=_Snapshot).meta.get("1", _Named()).record
            elif name.startswith("journal/"):
                yield msgspec.json.decode(data.partition(b"\n")[0], type=_Named).record
        except msgspec.MsgspecError:
            continue
