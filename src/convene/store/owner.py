"""The label beside the lock: who has a record open for writing. The lock is the truth, this the message."""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
from datetime import datetime
from pathlib import Path

import msgspec

from convene.store.disk import Disk
from convene.typed import clean_line

FILE = ".owner.json"
LOCK = ".lock"


class Owner(msgspec.Struct, frozen=True, kw_only=True):
    """A window that writes: machine, user, process, site, since when (UTC, ISO)."""

    machine: str
    user: str
    pid: int
    site: str
    since: str

    @property
    def words(self) -> str:
        """ "Sam on ward-7": for a message."""
        return clean_line(f"{self.user} on {self.machine}").strip()


def write_owner(folder: Path, site: str, since: datetime, disk: Disk) -> None:
    """Say that this process writes. A label that can't be written is left out."""
    with contextlib.suppress(OSError):
        owner = Owner(
            machine=platform.node() or "this computer",
            user=_user(),
            pid=os.getpid(),
            site=site,
            since=since.isoformat(timespec="seconds"),
        )
        disk.unlink(folder / FILE)
        file = disk.create(folder / FILE)
        try:
            disk.write(file, msgspec.json.encode(owner))
        finally:
            disk.close(file)


def read_owner(folder: Path, disk: Disk) -> Owner | None:
    """Who wrote the label last; None if there is none."""
    try:
        return msgspec.json.decode(disk.read(folder / FILE), type=Owner)
    except (OSError, msgspec.MsgspecError):
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list, as in some containers
        return "somebody"
