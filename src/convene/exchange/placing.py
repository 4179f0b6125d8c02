"""What is finished gets a name of its own: written beside, synced, then named. Nothing is ever replaced."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from convene.errors import NotSaved
from convene.store.disk import Disk, in_words
from convene.typed import expanded

SAFE = "Nothing was left behind, and the record itself is untouched."
_DISK = Disk()
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]|worksheets|templates")
"""Names that Windows keeps for devices, and two that have a meaning in a home folder."""


def typed_path(words: str) -> Path:
    """A path as typed at a command line, with `~` for one's own folder."""
    return expanded(words).absolute()


def plain_name(words: str, otherwise: str = "") -> str:
    """A name for a file or folder made of a person's words: small letters, digits, dashes; 48 at most.

    Words in another script leave nothing of it: then `otherwise` is taken, and "initiative" at last.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-")
    if not name:
        return plain_name(otherwise) if otherwise else "initiative"
    return f"{name}-initiative" if _RESERVED.fullmatch(name) else name


@contextlib.contextmanager
def told(what: str, todo: str) -> Iterator[None]:
    """What the system refuses inside is raised as NotSaved: `what` could not be done, and why."""
    try:
        yield
    except OSError as error:
        raise NotSaved(f"{what}: {in_words(error)}.", SAFE, todo) from error


@contextlib.contextmanager
def folder_for(folder: Path) -> Iterator[Path]:
    """A folder to put something into, made with its parents; what was made goes again if that fails."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield folder
    except BaseException:
        for one in new:
            with contextlib.suppress(OSError):
                one.rmdir()
        raise


@contextlib.contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A folder of our own inside another; it is gone at the end, unless it was given a name."""
    path = folder / f".{secrets.token_hex(8)}.part"
    try:
        path.mkdir(mode=0o700)
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def write_file(path: Path, pieces: Iterator[bytes], disk: Disk = _DISK) -> None:
    """A new file for the owner only, on the medium when this ends. Raises OSError."""
    file = disk.create(path)
    try:
        for piece in pieces:
            disk.write(file, piece)
        disk.fsync(file)
    finally:
        disk.close(file)


def place_file(data: bytes, folder: Path, name: str, ending: str, disk: Disk = _DISK) -> Path:
    """A file `name.ending` in a folder that is there, or `name-2.ending`, ...; its path.

    Raises OSError; nothing is left behind then, nor when interrupted.
    """
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        write_file(part, iter([data]), disk)
        for target in _numbered(folder, name, ending):
            with contextlib.suppress(FileExistsError):
                disk.name(part, target)
                break
    finally:
        disk.unlink(part)
    _settle(folder, disk)
    return target


def place_folder(part: Path, folder: Path, name: str, disk: Disk = _DISK) -> Path:
    """Give a folder that was filled beside the first free name: `name`, `name-2`, ...; its path."""
    for target in _numbered(folder, name, ""):
        if os.path.lexists(target):
            continue
        try:
            part.rename(target)
        except OSError:
            if os.path.lexists(target):  # somebody was faster
                continue
            raise
        break
    _settle(folder, disk)
    return target


def _numbered(folder: Path, name: str, ending: str) -> Iterator[Path]:
    return (folder / f"{name}{'' if number == 1 else f'-{number}'}{ending}" for number in count(1))


def _settle(folder: Path, disk: Disk) -> None:
    with contextlib.suppress(OSError):  # some shared folders can't; what was named is there all the same
        disk.fsync_folder(folder)
