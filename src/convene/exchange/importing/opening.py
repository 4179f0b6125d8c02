"""A file of a spreadsheet opened with care: what it is not, is said with what to do about it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from convene.errors import BadFile
from convene.exchange.importing.csv_text import read_csv
from convene.exchange.importing.table import MOST_BYTES, SAFE, Book, Watched, nobody, words_of
from convene.exchange.importing.workbook_file import read_workbook
from convene.exchange.placing import typed_path
from convene.store.disk import in_words

_OLD = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"


def read_file(path: Path, watched: Watched = nobody) -> Book:
    """The sheets of a CSV, TSV or XLSX file. Raises BadFile, and Stopped as `watched` does."""
    name = words_of(path.name)
    try:
        if path.is_dir():
            raise BadFile(f"“{name}” is a folder.", SAFE, "Name the file in it.")
        if path.stat().st_size > MOST_BYTES:
            raise BadFile(
                f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB.",
                SAFE,
                "Save the sheet with the values of your measures as a file of its own.",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadFile(f"There is no file {words_of(str(path))}.", SAFE, "Type its whole path.") from None
    except OSError as error:
        raise BadFile(
            f"“{name}” can't be read: {in_words(error)}.", SAFE, "Close it elsewhere, or copy it."
        ) from error
    return read_data(data, name, watched)


def read_data(data: bytes, name: str, watched: Watched = nobody) -> Book:
    """The sheets in the bytes of a file. Raises BadFile."""
    if data.startswith(b"PK"):
        book = read_workbook(data, name, watched)
    elif data.startswith(_OLD):
        raise BadFile(
            f"“{name}” is protected by a password, or of the old kind (.xls).",
            SAFE,
            "Save it as .xlsx without one.",
        )
    elif data.startswith(_PDF) or (b"\0" in data[:4096] and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}):
        raise BadFile(f"“{name}” is no spreadsheet.", SAFE, "Give it as .xlsx, or as CSV UTF-8.")
    else:
        book = read_csv(data, name, watched)
    tables = tuple(table for table in book.tables if table.rows)
    if not tables:
        raise BadFile(f"“{name}” is empty.", SAFE, "Save it again with the values in it.")
    return book._replace(tables=tables)


def dropped_path(words: str) -> Path:
    """A path as it is typed, or as a terminal writes one of a file that is dropped into it.

    That one is in quotes, has backslashes before blanks, or is an address (file:///...).
    """
    bare = words.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1]
    elif sys.platform != "win32" and "\\" in bare:
        bare = re.sub(r"\\(.)", r"\1", bare)
    if bare.casefold().startswith("file://"):
        bare = unquote(urlsplit(bare).path)
        bare = bare.lstrip("/") if sys.platform == "win32" else bare  # /C:/...
    return typed_path(bare)
