"""A finished document as a file: a name that every system takes, written beside, synced, then named.

A document is a person's own once it is there: an existing one is never replaced, the next free
number is taken. Whatever fails leaves neither half a document nor a temporary file.
"""

from __future__ import annotations

import contextlib
import errno
import re
import secrets
import unicodedata
from itertools import count
from pathlib import Path

from convene.errors import NotSaved
from convene.store.disk import Disk

LONGEST = 80  # characters
_LONGEST_ENCODED = 180  # bytes; folders hold 255 at most, some encrypted ones 143 characters
_TO_DASH = str.maketrans(dict.fromkeys("/\\|:", "-"))
_TO_NOTHING = str.maketrans(dict.fromkeys('<>"?*'))
_RESERVED = re.compile(
    r"(CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)
_JOINERS = "\u200c\u200d"  # join letters in Persian, Hindi and emoji

_SAFE = "No file was left behind, and the record itself is untouched."
_FULL = ("The disk is full.", "Free some space, or write to another folder.")
_FAULTS = {
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": _FULL,
    "EACCES": ("You may not write to that folder.", "Choose another folder, or have the owner allow it."),
    "EPERM": ("You may not write to that folder.", "Choose another folder, or have the owner allow it."),
    "EROFS": ("That folder can only be read.", "Choose another folder."),
    "ENOENT": ("That folder isn't there any more.", "Make the folder again, or choose another one."),
    "ENOTDIR": ("That is not a folder.", "Choose a folder."),
    "ENAMETOOLONG": ("The name of the folder and file is too long.", "Choose a folder nearer to the top."),
}


def file_name(words: str) -> str:
    """A name without its ending, made from a person's words; the same name when made again.

    Keeps letters of any script. No character that Windows refuses, no control or direction
    character, no dot or space at either end, no device name, at most 80 characters. "document"
    when nothing is left.
    """
    name = words.translate(_TO_DASH).translate(_TO_NOTHING)
    name = unicodedata.normalize(
        "NFC", "".join(character if _stays(character) else " " for character in name)
    )
    name = _trimmed(_cut(_trimmed(name)))
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name or "document"


def _stays(character: str) -> bool:
    """Letters, marks, digits, punctuation and symbols: not what steers, not halves of characters."""
    return character in _JOINERS or unicodedata.category(character)[0] not in "CZ"


def _trimmed(name: str) -> str:
    return " ".join(name.split()).lstrip(f". ~-{_JOINERS}").rstrip(f". {_JOINERS}")


def _cut(name: str) -> str:
    """Short enough, between words if a space is near, never between a letter and its accent."""
    end = min(len(name), LONGEST)
    while len(name[:end].encode()) > _LONGEST_ENCODED:
        end -= 1
    if end == len(name):
        return name
    space = name.rfind(" ", 0, end + 1)
    if space > end * 3 // 4:
        return name[:space]
    while end > 1 and (unicodedata.combining(name[end]) or name[end] in _JOINERS):
        end -= 1
    return name[:end]


def put(data: bytes, folder: Path, name: str, disk: Disk) -> Path:
    """A new file `name.docx` (or "name 2.docx", ...) in an existing folder; gives its path.

    Raises NotSaved when the system refuses; nothing is left behind then.
    """
    try:
        return _put(data, folder, name, disk)
    except OSError as error:
        why, todo = _FAULTS.get(
            errno.errorcode.get(error.errno or 0, ""),
            (f"The system says: {error.strerror or error}.", "Try again, or write to another folder."),
        )
        raise NotSaved(f"{name}.docx was not written to {folder}. {why}", _SAFE, todo) from error


def _put(data: bytes, folder: Path, name: str, disk: Disk) -> Path:
    beside = folder / f".{secrets.token_hex(8)}.part"
    file = disk.create(beside)
    try:
        try:
            disk.write(file, data)
            disk.fsync(file)
        finally:
            disk.close(file)
        target = _named(beside, folder, name, disk)
    finally:
        with contextlib.suppress(OSError):
            disk.unlink(beside)
    with contextlib.suppress(OSError):  # some shared folders can't; the document is there all the same
        disk.fsync_folder(folder)
    return target


def _named(beside: Path, folder: Path, name: str, disk: Disk) -> Path:
    """Give the file the first free name; the system decides what is free, so nobody is raced."""
    for number in count(1):
        target = folder / (f"{name}.docx" if number == 1 else f"{name} {number}.docx")
        with contextlib.suppress(FileExistsError):
            disk.name(beside, target)
            return target
    raise AssertionError  # pragma: no cover  numbers don't end
