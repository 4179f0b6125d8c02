"""What a writer does to a folder before it shows anything: settle what was read, put damaged copies aside."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from pathlib import Path

from convene.store import snapshot
from convene.store.aside import move_aside, set_aside
from convene.store.disk import Disk
from convene.store.journal import FOLDER
from convene.store.replay import Replayed

_HEAD = 18
_A_DAY = 86_400 * 10**9


def settle(folder: Path, replayed: Replayed, disk: Disk) -> bool:
    """Make durable what was read; whether that worked.

    A killed writer's last line may be seen and yet not be on the medium.
    """
    journal = folder / FOLDER
    last = {name.site: name for name in sorted(replayed.journal.segments)}.values()
    try:
        for name in last:
            disk.fsync_file(journal / str(name))
        if last:
            disk.fsync_folder(journal)
        disk.fsync_folder(folder)
    except OSError:
        return False
    return True


def keep_damaged(folder: Path, replayed: Replayed, disk: Disk, site: str | None) -> dict[str, str]:
    """Copies of what can't be used as it is; which of them a person should know of, and where they are.

    Each is told when it is made, and not again. With `site` only the ends of its own files count: those of
    others may still be on their way. A copy that can't be made is no reason to stop: the originals stay.
    """
    kept: dict[str, str] = {}
    journal = folder / FOLDER
    found = replayed.found
    with contextlib.suppress(OSError):
        if found.damaged_snapshot.strip(b"\0"):
            where = set_aside(folder, snapshot.FILE, found.damaged_snapshot, disk)
            kept["The damaged file"] = where
        if found.outside:
            kept["The changed file"] = set_aside(folder, snapshot.FILE, found.outside.data, disk)
        for name, end in replayed.journal.torn.items():
            if site and name.site != site:
                continue
            where = set_aside(folder, f"end-of-{name}", end, disk)
            if len(end.strip(b"\0")) > _HEAD:
                kept["A last line that was cut off while it was written"] = where
        for name in replayed.journal.damaged:
            kept["The damaged part of the log"] = set_aside(
                folder, str(name), disk.read(journal / str(name)), disk
            )
        for stray in replayed.journal.stray:
            if stray.lower().endswith(".jsonl"):  # not what a sync client is still bringing
                set_aside(folder, stray, disk.read(journal / stray), disk)
    return {what: where for what, where in kept.items() if where}


def clear_leftovers(folder: Path, disk: Disk) -> None:
    """Remove half-written snapshots of processes that ended; move a sync client's copies of ours aside."""
    for name in disk.names(folder):
        path = folder / name
        unfinished = re.fullmatch(r"\.initiative\.json\.(\d+)\.tmp", name)
        with contextlib.suppress(OSError):
            if unfinished and _is_over(path, int(unfinished[1]), disk):
                disk.unlink(path)
            elif name != snapshot.FILE and re.fullmatch(r"initiative\b.+\.json", name):
                move_aside(folder, path, disk)


def _is_over(path: Path, process: int, disk: Disk) -> bool:
    """Whether the process that wrote a file has ended: it is this one, is gone, or the file is a day old."""
    look = disk.look(path)
    if process == os.getpid() or look is None or time.time_ns() - look.modified > _A_DAY:
        return True
    if sys.platform != "win32":  # asking for a process is done with a signal there that can end it
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
    return False
