"""The only place that touches files: small steps whose order is what makes saving safe."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)


class Disk:
    """Files and folders by path. Every method raises OSError as the system gives it."""

    def create(self, path: Path) -> int:
        """A new file to append to, for the owner only; fails if it is there."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)

    def append(self, path: Path) -> int:
        """A file to append to, made if it isn't there."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)

    def write(self, file: int, data: bytes) -> None:
        """All bytes, however many short writes that takes."""
        view = memoryview(data)
        while view:
            view = view[os.write(file, view) :]

    def fsync(self, file: int) -> None:
        """Wait until the file's bytes are on the medium, not only in the drive's cache."""
        if sys.platform == "darwin":
            try:
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            except OSError:
                os.fsync(file)  # network volumes don't know the full one
        else:
            os.fsync(file)

    def close(self, file: int) -> None:
        """Close; network drives report a failed write here."""
        os.close(file)

    def fsync_file(self, path: Path) -> None:
        """As `fsync`, for a file that is not open."""
        file = os.open(path, os.O_RDWR | _BINARY)
        try:
            self.fsync(file)
        finally:
            os.close(file)

    def fsync_folder(self, path: Path) -> None:
        """Make names in a folder durable. Windows logs names by itself and can't do this."""
        if sys.platform != "win32":
            folder = os.open(path, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in another's place, all or nothing."""
        source.replace(target)

    def unlink(self, path: Path) -> None:
        """Remove a file of ours if it is there."""
        with contextlib.suppress(FileNotFoundError):
            path.unlink()

    def read(self, path: Path) -> bytes:
        """All bytes."""
        return path.read_bytes()

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; empty if there is no folder."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208  names only, as the design counts calls
        except FileNotFoundError:
            return []

    def make_folder(self, path: Path) -> None:
        """A folder for the owner only, with its parents."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
