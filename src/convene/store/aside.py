"""What can't be used as it is: kept in `set-aside/`, never deleted, each content once."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from convene.store.disk import Disk

FOLDER = "set-aside"


def set_aside(folder: Path, name: str, data: bytes, disk: Disk) -> str:
    """Keep a copy of bytes; its path within the record's folder, "" if it is kept already. Raises OSError."""
    digest = hashlib.blake2b(data, digest_size=4).hexdigest()
    place = folder / FOLDER / f"{digest}-{name}"
    if disk.look(place) is not None:
        return ""
    disk.make_folder(folder / FOLDER)
    disk.write_new(place, data)
    return f"{FOLDER}/{place.name}"


def move_aside(folder: Path, path: Path, disk: Disk) -> None:
    """Move what stands in the way, be it no file at all; nothing is lost by a later one. Raises OSError."""
    disk.make_folder(folder / FOLDER)
    disk.replace(path, folder / FOLDER / f"{time.time_ns():x}-{path.name}")
