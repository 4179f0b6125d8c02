"""Older snapshots: the last ten, and the last of each of thirty days; and the index of their hashes."""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from convene.store import snapshot
from convene.store.disk import Disk
from convene.store.snapshot import Snapshot

FOLDER = "backups"
KEEP = 10
KEEP_DAYS = 30


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an index: a snapshot that was written, when (UTC), how large, its hash."""

    generation: int
    at: str
    bytes: int
    blake2b: str


class Backup(NamedTuple):
    """A backup's file: which generation, folded by which site."""

    generation: int
    site: str

    def __str__(self) -> str:
        return f"{self.generation:06}-{self.site}.json"


def read_name(text: str) -> Backup | None:
    """The name of a backup file, or None if it is none of ours."""
    found = re.fullmatch(r"(\d{6,})-([a-z2-7]{4})\.json", text)
    return Backup(int(found[1]), found[2]) if found else None


def backups(folder: Path, disk: Disk) -> list[Backup]:
    """The backups of a record, newest first."""
    found = map(read_name, disk.names(folder / FOLDER))
    return sorted((name for name in found if name), reverse=True)


def read_index(folder: Path, disk: Disk) -> dict[tuple[int, str], Folded]:
    """What each site's index says of the generations it folded; damaged lines are passed over."""
    found = {}
    for name in disk.names(folder / FOLDER):
        site = re.fullmatch(r"index-([a-z2-7]{4})\.jsonl", name)
        if site:
            data = b""
            with contextlib.suppress(OSError):  # then nothing vouches for its states but the log
                data = disk.read(folder / FOLDER / name)
            for folded in filter(None, map(_checked, data.splitlines())):
                found[folded.generation, site[1]] = folded
    return found


def is_known(one: Snapshot, index: Iterable[Folded]) -> bool:
    """Whether a snapshot is one that convene wrote, byte for byte."""
    return any(folded.blake2b == one.digest and folded.bytes == one.size for folded in index)


def note_fold(folder: Path, site: str, folded: Folded, disk: Disk) -> None:
    """Add a line to this site's index and wait for the medium."""
    disk.make_folder(folder / FOLDER)
    body = msgspec.json.encode(folded)[1:]
    path = folder / FOLDER / f"index-{site}.jsonl"
    is_new = disk.look(path) is None
    file = disk.append(path)
    try:
        # the line feed before it ends what an earlier attempt may have left half written
        disk.write(file, b'\n{"crc":"%08x",' % zlib.crc32(body) + body + b"\n")
        disk.fsync(file)
    finally:
        disk.close(file)
    if is_new:
        disk.fsync_folder(folder / FOLDER)


def keep(folder: Path, old: Backup, disk: Disk) -> None:
    """Give the snapshot that is about to be replaced a second name; where that can't be, a copy."""
    source, target = folder / snapshot.FILE, folder / FOLDER / str(old)
    disk.make_folder(folder / FOLDER)
    if disk.look(source) is None or disk.look(target) is not None:
        return
    try:
        disk.link(source, target)
    except OSError:
        copy = folder / FOLDER / f".{old}.tmp"
        disk.unlink(copy)
        disk.write_new(copy, disk.read(source))
        disk.replace(copy, target)
    disk.fsync_folder(folder / FOLDER)


def rotate(folder: Path, disk: Disk) -> None:
    """Remove backups that are neither of the last ten nor the last of one of the last thirty days.

    Only days with a backup count: a clock that jumps to another year makes none of them old. One whose day
    is not known (its index line is missing) is kept.
    """
    index = read_index(folder, disk)
    found = backups(folder, disk)
    last_of_day = set()
    days: set[date] = set()
    for one in found:
        folded = index.get((one.generation, one.site))
        if folded is None:
            last_of_day.add(one)
            continue
        day = datetime.fromisoformat(folded.at).date()
        if day not in days and len(days) < KEEP_DAYS:
            last_of_day.add(one)
        days.add(day)
    for one in found[KEEP:]:
        if one not in last_of_day:
            disk.unlink(folder / FOLDER / str(one))


def newest_good(
    folder: Path,
    disk: Disk,
    *,
    above: int = -1,
    record: str | None = None,
    up_to: Mapping[str, int] | None = None,
) -> Snapshot | None:
    """The newest backup whose hash is right, of a generation above another; None if there is none.

    With `up_to` it holds no line of any site above these.
    """
    index = read_index(folder, disk)
    for one in backups(folder, disk):
        if one.generation <= above:
            return None
        try:
            found = snapshot.decode(disk.read(folder / FOLDER / str(one)))
        except (OSError, ValueError):
            continue
        is_within = up_to is None or all(
            covered <= up_to.get(site, 0) for site, covered in found.meta.covers.items()
        )
        if is_within and is_known(found, index.values()) and record in (None, found.meta.record):
            return found
    return None


def _checked(line: bytes) -> Folded | None:
    body = line[18:]
    if line[:8] != b'{"crc":"' or line[16:18] != b'",' or line[8:16] != b"%08x" % zlib.crc32(body):
        return None
    try:
        folded = msgspec.json.decode(b"{" + body, type=Folded)
        datetime.fromisoformat(folded.at)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return folded
