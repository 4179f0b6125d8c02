"""A disk in memory that loses what was not synced: files keep durable bytes and unsynced writes, folders
durable names and unsynced changes of names."""

from __future__ import annotations

import errno
import random
from collections.abc import Callable
from pathlib import Path

from convene.store.disk import Disk, Lock, Look

SECTOR = 512
FOLDER = -1
"""Stands for a folder where files have a number."""


def rename(names: dict[Path, int], change: tuple[tuple[Path, int | None], ...]) -> None:
    for path, number in change:
        if number is None:
            names.pop(path, None)
        else:
            names[path] = number


class File:
    def __init__(self) -> None:
        self.durable = b""
        self.now = bytearray()
        self.unsynced: list[tuple[int, bytes]] = []
        self.changed = 0

    def copy(self) -> File:
        other = File()
        other.durable, other.now, other.changed = self.durable, bytearray(self.now), self.changed
        other.unsynced = list(self.unsynced)
        return other


class SimulatedDisk(Disk):
    """Everything goes well until call number `stop`; then the disk stands still and every call fails.

    `faults` are raised once each, at their call number.
    """

    def __init__(self, seed: int = 0) -> None:
        self.random = random.Random(seed)
        self.files: dict[int, File] = {}
        self.seen: dict[Path, int] = {}
        self.durable_seen: dict[Path, int] = {}
        self.unsynced_names: list[tuple[tuple[Path, int | None], ...]] = []
        self.open_files: dict[int, tuple[int, Path]] = {}
        self.held: set[Path] = set()
        self.calls = 0
        self.stop: int | None = None
        self.is_kill = False
        self.faults: dict[int, str] = {}
        self.log: list[str] = []

    # What happens to it

    def kill(self) -> SimulatedDisk:
        """The process ended: what it wrote is seen, but not on the medium."""
        return self._after(self.files, self.seen, self.durable_seen, self.unsynced_names)

    def cut(self, *, strict: bool) -> SimulatedDisk:
        """The power went: of what was not synced any part arrived; of new names the first ones, or any."""
        files = {number: self._survived(file) for number, file in self.files.items()}
        names = dict(self.durable_seen)
        changes = self.unsynced_names
        if strict:
            arrived = [change for change in changes if self.random.random() < 0.5]
        else:
            arrived = changes[: self.random.randint(0, len(changes))]
        for change in arrived:
            rename(names, change)
        names = {path: number for path, number in names.items() if self._has_parents(path, names)}
        return self._after(files, names, names, [])

    def _after(
        self,
        files: dict[int, File],
        names: dict[Path, int],
        durable: dict[Path, int],
        unsynced: list[tuple[tuple[Path, int | None], ...]],
    ) -> SimulatedDisk:
        other = type(self)(self.random.randrange(2**32))
        other.files = {number: file.copy() for number, file in files.items()}
        other.seen, other.durable_seen = dict(names), dict(durable)
        other.unsynced_names = list(unsynced)
        return other

    def _survived(self, file: File) -> File:
        data = bytearray(file.durable)
        for offset, written in file.unsynced:
            end = offset + len(written)
            data.extend(b"\0" * (end - len(data)))
            for start in range(offset - offset % SECTOR, end, SECTOR):
                if self.random.random() < 0.5:
                    first, last = max(start, offset), min(start + SECTOR, end)
                    data[first:last] = written[first - offset : last - offset]
        if len(data) > len(file.durable):
            del data[self.random.randint(len(file.durable), len(data)) :]
        other = File()
        other.durable, other.now = bytes(data), data
        return other

    @staticmethod
    def _has_parents(path: Path, names: dict[Path, int]) -> bool:
        return all(parent in names for parent in path.parents if parent != path.parents[-1])

    # One call

    def _call(self, what: str, during: Callable[[], None] | None = None) -> str:
        """Count a call; the fault that it meets, if it is one that the method itself has to make."""
        self.calls += 1
        self.log.append(what)
        if self.stop is not None and self.calls >= self.stop:
            if self.calls == self.stop and during is not None:
                during()
            raise OSError(errno.EIO, "the disk stands still")
        fault = self.faults.pop(self.calls, "")
        if fault in {"EIO", "ENOSPC", "EACCES"}:
            raise OSError(getattr(errno, fault), fault)
        return fault

    def _name(self, *change: tuple[Path, int | None]) -> None:
        rename(self.seen, change)
        self.unsynced_names.append(change)

    def _number(self, path: Path) -> int:
        if path not in self.seen:
            raise FileNotFoundError(errno.ENOENT, str(path))
        return self.seen[path]

    def _made(self, path: Path, *, exclusive: bool) -> int:
        if path.parent not in self.seen:
            raise FileNotFoundError(errno.ENOENT, str(path))
        if path in self.seen and exclusive:
            raise FileExistsError(errno.EEXIST, str(path))
        if path not in self.seen:
            number = len(self.files) + 1
            self.files[number] = File()
            self._name((path, number))
        handle = len(self.open_files) + 100 + self.calls
        self.open_files[handle] = (self.seen[path], path)
        return handle

    def create(self, path: Path) -> int:
        self._call(f"create {path.name}")
        return self._made(path, exclusive=True)

    def append(self, path: Path) -> int:
        self._call(f"append {path.name}")
        return self._made(path, exclusive=False)

    def write(self, file: int, data: bytes) -> None:
        number, path = self.open_files[file]

        def part(size: int) -> None:
            there = self.files[number]
            there.unsynced.append((len(there.now), bytes(data[:size])))
            there.now += data[:size]
            there.changed += 1

        fault = self._call(f"write {path.name}", lambda: part(self.random.randint(0, len(data))))
        if fault == "short":
            part(len(data) // 2)
            raise OSError(errno.ENOSPC, "no space left")
        part(len(data))

    def fsync(self, file: int) -> None:
        number, path = self.open_files[file]
        self._sync(number, self._call(f"fsync {path.name}"))

    def fsync_file(self, path: Path) -> None:
        fault = self._call(f"fsync_file {path.name}")
        self._sync(self._number(path), fault)

    def _sync(self, number: int, fault: str) -> None:
        file = self.files[number]
        if fault == "forget":  # the dirty pages are marked clean: the next fsync says yes and does nothing
            file.unsynced.clear()
            raise OSError(errno.EIO, "fsync failed")
        if file.unsynced:
            data = bytearray(file.durable)
            for offset, written in file.unsynced:
                data.extend(b"\0" * (offset + len(written) - len(data)))
                data[offset : offset + len(written)] = written
            file.durable = bytes(data)
        file.unsynced.clear()

    def close(self, file: int) -> None:
        self.open_files.pop(file)

    def fsync_folder(self, path: Path) -> None:
        self._call(f"fsync_folder {path.name}")
        if path not in self.seen:
            raise FileNotFoundError(errno.ENOENT, str(path))
        for change in self.unsynced_names:
            if change[0][0].parent == path:
                rename(self.durable_seen, change)
        self.unsynced_names = [change for change in self.unsynced_names if change[0][0].parent != path]

    def replace(self, source: Path, target: Path) -> None:
        self._call(f"replace {target.name}")
        self._name((target, self._number(source)), (source, None))

    def link(self, source: Path, target: Path) -> None:
        self._call(f"link {target.name}")
        self._name((target, self._number(source)))

    def unlink(self, path: Path) -> None:
        if path in self.seen:
            self._call(f"unlink {path.name}")
            self._name((path, None))

    def read(self, path: Path, start: int = 0) -> bytes:
        self._call(f"read {path.name}")
        return bytes(self.files[self._number(path)].now[start:])

    def names(self, folder: Path) -> list[str]:
        self._call(f"names {folder.name}")
        return sorted(path.name for path in self.seen if path.parent == folder)

    def look(self, path: Path) -> Look | None:
        self._call(f"look {path.name}")
        number = self.seen.get(path)
        if number is None:
            return None
        file = self.files.get(number, File())
        return Look(len(file.now), file.changed, (0, number))

    def is_there(self, path: Path) -> bool:
        return self.look(path) is not None

    def identity(self, file: int) -> tuple[int, int]:
        self._call("number")
        return 0, self.open_files[file][0]

    def make_folder(self, path: Path, *, parents: bool = False) -> None:
        self._call(f"make_folder {path.name}")
        if path in self.seen:
            return
        if path.parent not in self.seen and not parents:
            raise FileNotFoundError(errno.ENOENT, str(path))
        if parents:  # the place for initiatives is there since long
            for parent in [*reversed(path.parents), path]:
                rename(self.seen, ((parent, FOLDER),))
                rename(self.durable_seen, ((parent, FOLDER),))
        else:
            self._name((path, FOLDER))

    def lock(self, path: Path) -> Lock:
        self._call(f"lock {path.name}")
        if path in self.held:
            raise BlockingIOError(errno.EAGAIN, "held")
        self.held.add(path)
        return Lock(lambda: self.held.discard(path))
