"""Words in a table's cells, and pasted rows, that are no answer yet: kept until they are."""

from __future__ import annotations

from collections.abc import Mapping

from convene.editors.unfinished import Typing
from convene.initiative.kept_typing import KeptTyping
from convene.screens.keeping import Keeping
from convene.worksheets.definition import Worksheet


def keep_cell(keeping: Keeping, worksheet: Worksheet, said: Typing) -> None:
    """Keep what an editor says is in a cell."""
    place = f"{_cells(worksheet.place(said.step))}{said.row}/{said.column}"
    keeping.typed(place, _where(worksheet, said.step), {"words": said.words})


def in_cells(typing: KeptTyping, step: str) -> Mapping[tuple[str, str], str]:
    """What was typed in the cells of a step, by row and column; new rows in the order they were begun."""
    found: dict[tuple[str, str], str] = {}
    for cell, words in sorted(typing.under(_cells(step)).items(), key=lambda one: _begun(one[0])):
        row, _, column = cell.partition("/")
        found[row, column] = words.get("words", "")
    return found


def keep_paste(keeping: Keeping, worksheet: Worksheet, step: str, text: str) -> None:
    """Keep pasted rows that didn't fit; "" when they did."""
    where = f"rows pasted into {_where(worksheet, step)}"
    keeping.typed(_paste(worksheet, step), where, {"text": text})


def pasted(keeping: Keeping, worksheet: Worksheet, step: str) -> str:
    """The rows that were left to be mended; "" if there are none."""
    return keeping.words(_paste(worksheet, step)).get("text", "")


def _begun(cell: str) -> int:
    number = cell.partition("/")[0].removeprefix("new-")
    return int(number) if number.isdigit() else 0


def _cells(step: str) -> str:
    return f"cell/{step}/"


def _paste(worksheet: Worksheet, step: str) -> str:
    return f"paste/{worksheet.place(step)}"


def _where(worksheet: Worksheet, step_id: str) -> str:
    step = worksheet.step(step_id)
    return f"“{worksheet.title}”, {step.title if step else step_id}"
