"""A CSV or TSV file as cells, whatever program and country it comes from."""

from __future__ import annotations

import csv
import io
from collections import Counter

from convene.errors import BadFile
from convene.exchange.importing.table import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    Cell,
    Table,
    Watched,
    nobody,
    too_many,
    words_of,
)

_BETWEEN = ",;\t|"
NOT_UTF8 = "The file is not UTF-8; it was read as Excel for Windows writes it."
_LOOKED_AT = 50
"""So many lines tell what stands between cells."""

_EVERY = 1000


def read_csv(data: bytes, name: str, watched: Watched = nobody) -> Book:
    """The one table of a CSV or TSV file. Raises BadFile."""
    text, note = _decoded(data)
    rows: dict[int, dict[int, Cell]] = {}
    cells = 0
    try:
        text, between = _between(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
        for number, line in enumerate(reader, start=1):
            found = {
                column: Cell(_plain(words)) for column, words in enumerate(line, start=1) if words.strip()
            }
            if found:
                rows[number] = found
                cells += len(found)
                _check(len(rows), max(found), cells)
            if number % _EVERY == 0:
                watched(number, 0)
    except csv.Error as error:
        raise BadFile(
            f"“{name}” can't be read as CSV: {error}.",
            "Nothing was changed.",
            "Save it as CSV UTF-8, or as .xlsx.",
        ) from error
    return Book(name, (Table("", rows, decimal_comma=between == ";"),), note)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and what had to be guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), NOT_UTF8


def _between(text: str) -> tuple[str, str]:
    """The text, and what stands between its cells: the sign that parts most lines into as many cells.

    A first line such as "sep=;", by which Excel is told, is no line of the table.
    """
    first, _, rest = text.partition("\n")
    if first.strip().casefold() in {f"sep={sign}" for sign in _BETWEEN}:
        return rest, first.strip()[-1]
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    best, score = ",", (0, 0)
    for sign in _BETWEEN:
        counts = Counter(
            len(line) for line in csv.reader(lines, delimiter=sign) if any(cell.strip() for cell in line)
        )
        parted = {width: many for width, many in counts.items() if width > 1}
        if parted:
            found = max(parted.values()), max(parted)
            if found > score:
                best, score = sign, found
    return text, best


def _plain(words: str) -> str:
    """The words, without the apostrophe by which text is kept from being a formula."""
    bare = words_of(words)
    return bare[1:] if bare[:1] == "'" and bare[1:2] in "=+-@" else bare


def _check(rows: int, column: int, cells: int) -> None:
    if rows > MOST_ROWS:
        raise too_many(f"{MOST_ROWS:,} rows with something in them")
    if column > MOST_COLUMNS:
        raise too_many(f"{MOST_COLUMNS} columns")
    if cells > MOST_CELLS:
        raise too_many(f"{MOST_CELLS:,} cells with something in them")
