"""What a file holds before anybody says what it means: sheets of cells, each with what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from convene.errors import BadFile
from convene.typed import clean_line

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 50_000, 500, 600_000
"""Of one sheet, with something in them: nobody looks through more."""

SAFE = "Nothing was changed."

MOST_BYTES = 30_000_000
"""Of a file."""


class Cell(NamedTuple):
    """A cell: its words, and what the file knows of it besides.

    `number` where the file keeps a number; `is_percent`: it shows it as a percent (0.182 as 18.2%). `day`
    where it keeps a day. `is_formula`: it was worked out in the file. `merged` is the place of the cell that
    this one is joined to ("B4"), whose words it shows. `fault` says why there is nothing to read.
    """

    words: str = ""
    number: float | None = None
    is_percent: bool = False
    day: date | None = None
    is_formula: bool = False
    merged: str = ""
    fault: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.words and not self.fault


NOTHING = Cell()

_LONGEST = 2000
"""Letters of a cell that are kept: no name and no number is longer."""


def words_of(text: str) -> str:
    """What a file holds as words, in one line: a file may hold what could harm a terminal."""
    return " ".join(clean_line(text).split())[:_LONGEST]


class Table(NamedTuple):
    """One sheet, or a CSV file: its cells by row and column, from 1 as a spreadsheet program counts them.

    `decimal_comma` is whether its program may write 18,2: a CSV file with semicolons.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    decimal_comma: bool = False
    is_hidden: bool = False

    def at(self, row: int, column: int) -> Cell:
        """A cell, empty where nothing is."""
        return self.rows.get(row, {}).get(column, NOTHING)


class Book(NamedTuple):
    """A file: its name, its sheets in their order; `note` says what had to be guessed of it."""

    name: str
    tables: tuple[Table, ...]
    note: str = ""


class Stopped(Exception):
    """Somebody wants it to end here. Nothing was changed."""


Watched = Callable[[int, int], None]
"""Told how much of how much is done, now and then; raises Stopped to end it."""


def nobody(_done: int, _of: int) -> None:
    """Nobody watches."""


def place(row: int, column: int) -> str:
    """ "B4" for row 4, column 2."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """ "A", "Z", "AA" for columns 1, 26, 27."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def too_many(what: str) -> BadFile:
    """A sheet with more than can be looked through."""
    return BadFile(
        f"The file has more than {what}.",
        SAFE,
        "Keep the rows and columns with the values of your measures, and save them as a file of their own.",
    )
