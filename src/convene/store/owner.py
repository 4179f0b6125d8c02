"""The label beside the lock: who has a record open for writing. The lock is the truth, this the message."""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from convene.errors import Locked, ReadOnly
from convene.store.disk import Disk, Lock, in_words
from convene.store.notes import clock
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


def take_lock(folder: Path, site: str, disk: Disk) -> Lock:
    """Hold a record for writing. Raises Locked or ReadOnly, in words."""
    try:
        disk.make_folder(folder, parents=True)
        lock = disk.lock(folder / LOCK)
    except BlockingIOError as error:
        owner = read_owner(folder, disk)
        who = f" by {owner.words} since {clock(owner.since)}" if owner else ""
        locked = Locked(
            f"This initiative is open in another window{who}.",
            "Nothing was changed.",
            "Close the other window, or look at it here without changing it.",
        )
        locked.who = owner.words if owner else ""
        raise locked from error
    except OSError as error:
        raise ReadOnly(
            f"This folder can't be opened for writing: {in_words(error)}.",
            "What is in it can be read.",
            "Save a copy somewhere else to go on writing.",
        ) from error
    write_owner(folder, site, datetime.now(UTC), disk)
    return lock


def is_free(folder: Path, disk: Disk) -> bool:
    """Whether nobody holds a record for writing at this moment. Writes nothing: no lock is made by asking.

    Raises OSError where a lock can't be asked for, as in a folder that can't be written.
    """
    if disk.look(folder / LOCK) is None:
        return True
    try:
        disk.lock(folder / LOCK).let_go()
    except BlockingIOError:
        return False
    return True


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
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list, as in some containers
        return "somebody"
