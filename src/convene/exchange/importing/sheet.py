"""The cells of one sheet of a workbook, out of its XML: also what a number format or a merge says of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from convene.exchange.importing.formats import day_of, is_day, is_percent
from convene.exchange.importing.markup import Unreadable, go_through
from convene.exchange.importing.table import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Watched,
    nobody,
    place,
    too_many,
    words_of,
)

_AT = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_EVERY = 2000
_MOST_MERGED = 20_000
"""Cells of all merges together."""


class Style(NamedTuple):
    """What the formats of a workbook say: of each style the number of its format; codes; where days begin."""

    formats: Sequence[int] = ()
    codes: Mapping[int, str] = {}
    since_1904: bool = False


class SheetReader:
    """Takes the elements of a sheet and fills `rows`; the merges come last and are filled in by `merged`."""

    def __init__(self, strings: Sequence[str], style: Style, watched: Watched = nobody) -> None:
        self.rows: dict[int, dict[int, Cell]] = {}
        self._strings, self._style, self._watched = strings, style, watched
        self._merges: list[str] = []
        self._row = self._column = self._cells = 0
        self._given: Mapping[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._is_formula = False

    def read(self, pieces: Iterable[bytes]) -> None:
        """Go through the sheet. Raises BadFile for one that is too large, Unreadable."""
        go_through(pieces, self._begun, self._ended, self._words)
        self._fill_merges()

    def _begun(self, name: str, given: Mapping[str, str]) -> None:
        match name:
            case "row":
                self._row = int(given.get("r") or self._row + 1)
                self._column = 0
            case "c":
                at = _AT.fullmatch(given.get("r", ""))
                self._column = column_of(at[1]) if at else self._column + 1
                self._given, self._parts, self._is_formula = given, {"v": [], "t": []}, False
            case "v" | "t":
                self._into = self._parts.get(name)
            case "f":
                self._is_formula = True
            case "rPh":  # how a word is pronounced
                self._parts = {"v": self._parts.get("v", [])}
            case "mergeCell":
                self._merges.append(given.get("ref", ""))

    def _words(self, words: str) -> None:
        if self._into is not None:
            self._into.append(words)

    def _ended(self, name: str) -> None:
        if name in {"v", "t"}:
            self._into = None
        elif name == "c":
            cell = self._cell()
            if not cell.is_empty:
                self._keep(cell)

    def _keep(self, cell: Cell) -> None:
        if self._row not in self.rows and len(self.rows) == MOST_ROWS:
            raise too_many(f"{MOST_ROWS:,} rows with something in them")
        if self._column > MOST_COLUMNS:
            raise too_many(f"{MOST_COLUMNS} columns")
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise too_many(f"{MOST_CELLS:,} cells with something in them")
        if self._cells % _EVERY == 0:
            self._watched(len(self.rows), 0)
        self.rows.setdefault(self._row, {})[self._column] = cell

    def _cell(self) -> Cell:
        value, kind = "".join(self._parts.get("v", ())), self._given.get("t", "n")
        if self._is_formula and not value:
            return Cell(fault="a formula whose result is not in the file")
        if kind == "e":
            return Cell(fault=f"the spreadsheet says {words_of(value)[:20]}")
        if kind in {"n", ""}:
            return self._number(value) if value else Cell()
        return self._text(kind, value)._replace(is_formula=self._is_formula)

    def _text(self, kind: str, value: str) -> Cell:
        match kind:
            case "s":
                return _text(self._string(value))
            case "inlineStr":
                return _text("".join(self._parts.get("t", ())))
            case "b":
                return Cell("yes" if value == "1" else "no" if value else "")
        return _text(value)

    def _string(self, value: str) -> str:
        try:
            return self._strings[int(value)] if value else ""
        except (ValueError, IndexError):
            raise Unreadable from None

    def _number(self, value: str) -> Cell:
        try:
            number = float(f"{float(value):.15g}")  # Excel shows fifteen digits and keeps what rounding left
        except ValueError:
            raise Unreadable from None
        if not math.isfinite(number):
            return Cell(fault="a number that is too large")
        kind = self._format()
        if is_percent(kind, self._style.codes):
            return Cell(f"{number * 100:.15g}%", number, is_percent=True, is_formula=self._is_formula)
        day = day_of(number, since_1904=self._style.since_1904) if is_day(kind, self._style.codes) else None
        words = day.isoformat() if day else str(int(number) if number.is_integer() else number)
        return Cell(words, None if day else number, day=day, is_formula=self._is_formula)

    def _format(self) -> int:
        try:
            return self._style.formats[int(self._given.get("s", 0))]
        except (ValueError, IndexError):
            return 0

    def _fill_merges(self) -> None:
        """Every cell of a merge shows the words of the first one, and says that it is joined to it."""
        left = _MOST_MERGED
        for ref in self._merges:
            ends = [_AT.fullmatch(one) for one in ref.split(":")]
            if len(ends) != 2 or not all(ends):
                continue
            (left_column, top), (right, bottom) = (
                (column_of(end[1]), int(end[2])) for end in ends if end is not None
            )
            first = self.rows.get(top, {}).get(left_column)
            right = min(right, MOST_COLUMNS)
            size = (right - left_column + 1) * (bottom - top + 1)
            if first is None or size > left:
                continue
            left -= size
            for row in range(top, bottom + 1):
                for column in range(left_column, right + 1):
                    if (row, column) != (top, left_column):
                        joined = first._replace(merged=place(top, left_column))
                        self.rows.setdefault(row, {})[column] = joined


def column_of(letters: str) -> int:
    """The number of a column: 1 for A, 27 for AA."""
    found = 0
    for sign in letters:
        found = found * 26 + ord(sign) - 64
    return found


def _text(words: str) -> Cell:
    return Cell(words_of(words))
