r"""Lists as CSV files that a spreadsheet opens, with nothing in them that it would run.

A cell that a person typed can begin like a formula, and a spreadsheet that opens the file runs it: it can
send the other cells away. OWASP's page "CSV Injection" (owasp.org/www-community/attacks/CSV_Injection)
names what such a cell begins with: = + - @, their full-width forms, a tab, a carriage return or a line
feed; its cure, taken here, is an apostrophe in front, and quotes around what could end the cell. The
apostrophe is part of the cell for every other program; a workbook (XLSX) needs none, as it says which
cells are text. A spreadsheet that is set to semicolons cuts a CSV file in the middle of words, and could find
a formula there: on such a computer the workbook is the one to open.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from convene.typed import clean_text

Cell: TypeAlias = str | bool | int | float | date | tuple[str, ...] | None
"""What can stand in a list: words, yes or no, a number, a day, a moment, several words; or nothing."""

BETWEEN = "; "
"""Stands between several words in a cell."""

_BEGINS_FORMULA = frozenset("=+-@")
_BEGINS_CELL = frozenset("\t\r\n")
_NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


class Listing(NamedTuple):
    """One list: `name` for its file, `title` for its sheet, its heads and its rows."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def harmless(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet could take it for a formula.

    Spaces and what can't be seen are looked through: spreadsheets drop them. A plain negative number
    stays a number; +1 555 0100 gets its apostrophe, or the spreadsheet would add it up.
    """
    if _NEGATIVE.fullmatch(text):
        return text
    seen = next((sign for sign in text if unicodedata.category(sign) not in _INVISIBLE), "")
    formula = bool(_BEGINS_FORMULA.intersection(unicodedata.normalize("NFKC", seen)))
    return f"'{text}" if formula or text[:1] in _BEGINS_CELL else text


def in_words(cell: Cell) -> str:
    """A cell as text, as typed: yes or no, days as 2026-11-20, moments as 2026-11-20 15:30."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.strftime("%Y-%m-%d %H:%M")
        case tuple():
            return BETWEEN.join(map(clean_text, cell))
    return clean_text(str(cell))  # a date says itself as 2026-11-20


def csv_bytes(listing: Listing) -> bytes:
    """A list as a CSV file: UTF-8 with the mark by which Excel knows it, lines that end in CR LF."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(map(harmless, listing.heads))
    writer.writerows([_csv_cell(cell) for cell in row] for row in listing.rows)
    return made.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, tuple):  # each, for a spreadsheet may cut at the semicolon
        return BETWEEN.join(harmless(clean_text(one)) for one in cell)
    words = in_words(cell)
    return harmless(words) if isinstance(cell, str) else words
