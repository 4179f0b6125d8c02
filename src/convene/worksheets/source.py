"""The text of a worksheet file, whatever lies under its name, and what TOML it holds."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

from convene.errors import BadFile
from convene.typed import clean_line, clean_text
from convene.worksheets.syntax import explained

MOST_BYTES = 256 * 1024
"""A worksheet is a few thousand words; anything above this is another file by mistake."""

LONG = frozenset({"prompt", "note", "purpose", "outcome", "group", "prepare"})
"""Keys whose words may go over several lines."""


class BadSource(BadFile):
    """A file that can't be read as TOML; `place` is the line and column, if there is one."""

    def __init__(self, what: str, place: str = "") -> None:
        super().__init__(what)
        self.place = place


def read_text(path: Path) -> str:
    """The text of a worksheet or options file. Raises BadSource in words for anything that can't be one."""
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise BadSource(_why(path, error)) from error
    try:
        data = _read(file)
    except OSError as error:
        raise BadSource(_why(path, error)) from error
    finally:
        os.close(file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadSource(
            f"byte {error.start + 1} is not UTF-8 text; save the file as UTF-8.", f"line {line}"
        ) from error


def read_toml(path: Path) -> dict[str, Any]:
    """What a file holds, its words without control characters. Raises BadSource in words."""
    text = read_text(path)
    try:
        found = _cleaned(tomllib.loads(text), "")
    except tomllib.TOMLDecodeError as error:
        place, what = explained(error, text)
        raise BadSource(what, place) from error
    except RecursionError as error:
        raise BadSource("values are nested too deep; a worksheet needs three levels.") from error
    except ValueError as error:  # digits without end are no number for Python
        raise BadSource("a number has too many digits.") from error
    return dict(found)


def _read(file: int) -> bytes:
    found = os.fstat(file)
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError
    if not stat.S_ISREG(found.st_mode):
        raise BadSource("this is not a file of text.")
    if found.st_size > MOST_BYTES:
        size = f"{found.st_size / 1_000_000:.1f} MB"
        raise BadSource(f"the file has {size}; a worksheet has at most {MOST_BYTES // 1024} KB.")
    data = b""
    while len(data) <= MOST_BYTES and (more := os.read(file, MOST_BYTES + 1 - len(data))):
        data += more
    return data


def _why(path: Path, error: OSError | ValueError) -> str:
    if path.is_dir():  # on Windows, opening a folder is refused as if it were locked
        return "this is a folder, not a file."
    reason = (error.strerror if isinstance(error, OSError) else None) or "it can't be read"
    return f"{reason[:1].lower()}{reason[1:]}."


def _cleaned(value: Any, key: str) -> Any:
    """A copy with every word cleaned; only some keys may hold several lines."""
    if isinstance(value, str):
        return clean_text(value) if key in LONG else clean_line(value)
    if isinstance(value, list):
        return [_cleaned(item, key) for item in value]
    if isinstance(value, dict):
        return {clean_line(name): _cleaned(item, name) for name, item in value.items()}
    return value
