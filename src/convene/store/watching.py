"""Whether somebody else wrote in a record's folder since the last look."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from convene.store import snapshot
from convene.store.disk import Disk, Look
from convene.store.journal import FOLDER, is_log


class Watch(NamedTuple):
    """What the system says of the snapshot and of each segment, also of a sync client's copies."""

    snapshot: Look | None
    segments: dict[str, Look | None]

    @classmethod
    def of(cls, folder: Path, disk: Disk) -> Watch:
        """A look at a folder: no file is opened."""
        journal = folder / FOLDER
        names = [name for name in disk.names(journal) if is_log(name)]
        return cls(disk.look(folder / snapshot.FILE), {name: disk.look(journal / name) for name in names})

    def differs(self, before: Watch, *, own: str) -> bool:
        """Whether there is something new. A writer's `own` segments and snapshots are no news to it."""

        def of_others(watch: Watch) -> dict[str, Look | None]:
            return {name: look for name, look in watch.segments.items() if not own or f"-{own}." not in name}

        return of_others(self) != of_others(before) or (not own and self.snapshot != before.snapshot)
