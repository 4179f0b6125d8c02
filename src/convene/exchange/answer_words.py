"""Words from a script or a spreadsheet to an answer: as typed, as JSON, or as CSV with a heading row."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from convene.errors import BadInput
from convene.kinds import kind_of
from convene.kinds.field import Around, Field, Value
from convene.kinds.grid import Definition as Grid
from convene.kinds.score import Definition as Score
from convene.kinds.text import Definition as Text
from convene.typed import clean_line


def read_answer(words: str, field: Field, around: Around) -> Value:
    """An answer in its usual form, checked; None or no rows for no words. Raises BadInput.

    A text is taken as it is. Elsewhere what begins as a JSON list is read as JSON, if it is some.
    """
    if not isinstance(field, Text):
        found, value = _json(words)
        if found:
            return kind_of(field).check(value, field, around)
    if isinstance(field, Score | Grid) and (rows := _with_headings(words, field)):
        return kind_of(field).check(rows, field, around)
    return kind_of(field).parse(words, field, around)


def _json(words: str) -> tuple[bool, Any]:
    if not words.lstrip().startswith(("[", "{")):
        return False, None
    try:
        return True, json.loads(words)
    except RecursionError:
        raise BadInput("This JSON is nested too deep.") from None
    except ValueError as error:  # also for a number of thousands of digits, without a place
        if words.lstrip().startswith(("[{", "{", "[\n")):
            where = ""
            if isinstance(error, json.JSONDecodeError):
                where = f" from line {error.lineno}, character {error.colno} on"
            raise BadInput(
                f"This is not JSON: it can't be read{where}.", todo="Give a list of objects by column."
            ) from None
        return False, None


def _with_headings(words: str, field: Score | Grid) -> list[dict[str, Any]]:
    """Rows of a table whose first line names the columns; none if it doesn't begin with "item"."""
    tabs = "\t" in words.partition("\n")[0]
    lines = [
        [clean_line(cell).strip() for cell in line]
        for line in csv.reader(io.StringIO(words, newline=""), delimiter="\t" if tabs else ",")
        if any(line)
    ]
    if not lines or lines[0][0].casefold() not in {"item", "option"}:
        return []
    keys = {"across": "across", "up": "up"}
    if isinstance(field, Score):
        keys = {criterion.title.casefold(): criterion.id for criterion in field.criteria}
        keys |= {criterion.id: criterion.id for criterion in field.criteria}
    heads = [keys.get(head.casefold(), "") for head in lines[0][1:]]
    unknown = [word for word, head in zip(lines[0][1:], heads, strict=True) if word and not head]
    if unknown:
        raise BadInput(f"There is no column “{unknown[0]}”.", todo=f"The columns are: {', '.join(keys)}.")
    return [
        {
            "item": line[0],
            **{head: _whole(cell, n) for head, cell in zip(heads, line[1:], strict=False) if cell and head},
        }
        for n, line in enumerate(lines[1:], start=2)
    ]


def _whole(cell: str, row: int) -> int:
    try:
        return int(cell)
    except ValueError:
        raise BadInput(f"Row {row}: “{cell}” is not a whole number.") from None
