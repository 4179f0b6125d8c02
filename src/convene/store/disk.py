"""The only place that touches files: small steps whose order is what makes saving safe."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

if sys.platform == "darwin":
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)
_BUSY = {5, 32, 33}
"""Windows' answers while an antivirus or a sync client has the file; they let go after a moment."""
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


def _opened(path: str, flags: int) -> int:
    """Open for reading; what stands in a file's place and waits for a writer holds up nobody.

    A link that leads only to itself leads nowhere.
    """
    try:
        return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise FileNotFoundError(errno.ENOENT, "it leads nowhere") from error
        raise


class Look(msgspec.Struct, frozen=True):
    """What the system says of a file without opening it: another look tells whether it changed."""

    size: int
    modified: int
    file: tuple[int, int]


class Lock(NamedTuple):
    """A lock that is held until `let_go` is called.

    Without `is_sure` the disk knows no locks (some network drives): a file stands in for one.
    """

    let_go: Callable[[], None]
    is_sure: bool = True


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
        while data:
            data = data[os.write(file, data) :]

    def write_new(self, path: Path, data: bytes) -> None:
        """A new file with these bytes, on the medium; its name is durable with the folder's."""
        file = self.create(path)
        try:
            self.write(file, data)
            self.fsync(file)
        finally:
            self.close(file)

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
        for pause in (*_PAUSES, 0.0):
            try:
                source.replace(target)
            except PermissionError as error:
                if getattr(error, "winerror", None) not in _BUSY or not pause:
                    raise
                import time  # noqa: PLC0415  only on Windows, while somebody else has the file

                time.sleep(pause)
            else:
                return

    def name(self, part: Path, target: Path) -> None:
        """Give a finished file its name, but raise FileExistsError where a plain rename would replace."""
        if sys.platform == "win32":
            part.rename(target)  # refuses an existing target there
        else:
            try:
                os.link(part, target)
            except FileExistsError:
                raise
            except OSError:  # sticks and some shared folders have no second names
                self._take_and_fill(part, target)

    def _take_and_fill(self, part: Path, target: Path) -> None:
        """Take the name with an empty file of our own, then put the finished one in its place."""
        self.close(self.create(target))
        try:
            self.replace(part, target)
        except BaseException:
            self.unlink(target)
            raise

    def link(self, source: Path, target: Path) -> None:
        """A second name for a file; fails where the file system has none."""
        os.link(source, target)

    def unlink(self, path: Path) -> None:
        """Remove a file of ours if it is there."""
        with contextlib.suppress(FileNotFoundError):
            path.unlink()

    def read(self, path: Path, start: int = 0) -> bytes:
        """All bytes, or those from a place on. Raises IsADirectoryError for all that is no file."""
        with open(path, "rb", opener=_opened) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise IsADirectoryError(errno.EISDIR, "it is no file")
            file.seek(start)
            return file.read()

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; empty if there is no folder."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208  names only, as the design counts calls
        except (FileNotFoundError, NotADirectoryError):
            return []

    def look(self, path: Path) -> Look | None:
        """Size, time and identity of a file or folder; None if it isn't there."""
        try:
            found = os.stat(str(path))  # noqa: PTH116  the short way, once a line
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            if error.errno == errno.ELOOP:
                return None
            raise
        return Look(found.st_size, found.st_mtime_ns, (found.st_dev, found.st_ino))

    def is_there(self, path: Path) -> bool:
        """Whether a file or folder is there, and no more than that; not so where it can't be told."""
        return os.access(path, os.F_OK)

    def identity(self, file: int) -> tuple[int, int]:
        """What identifies an open file: a look at its path tells whether it still stands there."""
        found = os.fstat(file)
        return found.st_dev, found.st_ino

    def make_folder(self, path: Path, *, parents: bool = False) -> None:
        """A folder for the owner only. Without `parents` the one it is in must be there."""
        path.mkdir(mode=0o700, parents=parents, exist_ok=True)

    def lock(self, path: Path) -> Lock:
        """Hold a lock until it is let go or this process ends. Raises BlockingIOError if another has it."""
        import filelock  # noqa: PLC0415  only where a record is opened for writing

        path.parent.stat()  # else a folder that was moved away would be made again, empty
        held = filelock.FileLock(path, timeout=0, thread_local=False, mode=0o600)
        try:
            held.acquire()
        except filelock.Timeout as error:
            raise BlockingIOError(errno.EAGAIN, "held by another") from error
        return Lock(held.release, is_sure=not isinstance(held, filelock.SoftFileLock))


def in_words(error: OSError, *, reading: bool = False) -> str:
    """Why a file could not be written, or read, for a person."""
    if reading and error.errno in {errno.EACCES, errno.EPERM}:
        return "this computer's user may not read it"
    words = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk is full",
        errno.EFBIG: "the disk is full",
        errno.EACCES: "this folder can't be written",
        errno.EPERM: "this folder can't be written",
        errno.EROFS: "this folder can't be written",
        errno.ENOENT: "the folder is gone",
        errno.ENOTDIR: "the folder is gone",
        errno.ESTALE: "another folder is in its place",
        errno.EALREADY: "another window writes here too",
        errno.EIO: "the disk has an error",
        errno.ENODEV: "the disk is gone",
        errno.ENXIO: "the disk is gone",
    }
    return words.get(error.errno or 0, (error.strerror or "the disk has an error").lower())
