"""Lists as one Excel workbook, a sheet a list. Text is kept as text, whatever it begins with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from convene.exchange.data.spreadsheets import Cell, Listing, in_words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_NAME = 31
_LONGEST_CELL = 32_767
_WIDEST = 40
_LINE, _HIGHEST = 15, 405
"""Points; Excel takes rows up to 409."""
_EXACT = 10**15
"""Excel keeps fifteen digits of a number."""

_FIRST_YEAR = 1900
"""Excel knows no day before."""

_CUT = " ... (cut here: a cell holds no more)"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def workbook(listings: Sequence[Listing], created: datetime) -> bytes:
    """The bytes of an XLSX file: the same for the same lists and moment."""
    import xlsxwriter  # noqa: PLC0415  dear to import, and only for those who want a workbook

    made = io.BytesIO()
    as_typed = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, {"in_memory": True, **as_typed})
    book.set_properties({"created": created.astimezone(UTC).replace(tzinfo=None)})
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"}),
    }
    for name, listing in zip(sheet_names(one.title for one in listings), listings, strict=True):
        _write(book.add_worksheet(name), listing, looks)
    book.close()
    return made.getvalue()


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A name for each sheet that Excel takes: at most 31 characters, none twice, capitals aside."""
    names: list[str] = []
    taken = {"history"}  # Excel keeps it for itself
    for title in titles:
        plain = _NOT_IN_NAMES.sub(" ", title).strip(" '") or "Sheet"
        name, number = plain[:_LONGEST_NAME].strip(" '"), 2
        while name.casefold() in taken:
            ending = f" {number}"
            name, number = plain[: _LONGEST_NAME - len(ending)].strip(" '") + ending, number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _write(sheet: Worksheet, listing: Listing, looks: dict[str, Any]) -> None:
    words = [listing.heads, *(tuple(map(in_words, row)) for row in listing.rows)]
    for column, head in enumerate(listing.heads):
        longest = max(len(line) for row in words for line in row[column].split("\n"))
        sheet.set_column(column, column, min(longest, _WIDEST) + 2)
        sheet.write_string(0, column, head, looks["head"])
    for place, row in enumerate(listing.rows, start=1):
        # Excel would find the height of wrapped text by itself, other programs don't.
        sheet.set_row(place, min(_LINE * max(map(_lines, words[place]), default=1), _HIGHEST))
        for column, cell in enumerate(row):
            _write_cell(sheet, place, column, cell, looks)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(listing.rows), max(len(listing.heads) - 1, 0))


def _lines(text: str) -> int:
    """About how many lines a text takes in the widest column."""
    return sum(-(-len(line) // (_WIDEST + 4)) or 1 for line in text.split("\n"))


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    match cell:
        case None:
            return
        case datetime() if cell.year >= _FIRST_YEAR:
            sheet.write_datetime(row, column, cell.replace(tzinfo=None), looks["moment"])
        case date() if cell.year >= _FIRST_YEAR:
            sheet.write_datetime(row, column, cell, looks["day"])
        case int() | float() if not isinstance(cell, bool) and abs(cell) < _EXACT:
            sheet.write_number(row, column, cell, looks["number"])
        case _:
            sheet.write_string(row, column, _fitting(in_words(cell)), looks["text"])


def _fitting(text: str) -> str:
    """As much as a cell holds; Excel counts in halves of the rarer characters."""
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 <= _LONGEST_CELL:
        return text
    room = (_LONGEST_CELL - len(_CUT)) * 2
    return text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore") + _CUT
