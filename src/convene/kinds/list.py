"""Short lines, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from convene.blocks import Blocks, Items, WritingLines
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Keeping, Row, Value
from convene.typed import clean_line


class Definition(Field, frozen=True, kw_only=True, tag="list"):
    """From `least` to `most` lines (0: no limit), said and never forced.

    Each line is a row with the one cell `text`.
    """

    keeping: ClassVar[Keeping] = "rows"

    least: int = 0
    most: int = 0


def parse(text: str, field: Definition, around: Around) -> list[dict[str, Value]]:
    """A row for each line that isn't blank."""
    return [{"text": line} for line in (clean_line(raw).strip() for raw in text.splitlines()) if line]


def check(value: Value, field: Definition, around: Around) -> list[dict[str, Value]]:
    """A list of strings, or of objects with `text`."""
    if isinstance(value, list):
        lines = [item.get("text") if isinstance(item, dict) else item for item in value]
        words = [clean_line(line).strip() for line in lines if isinstance(line, str)]
        if len(words) == len(lines):
            return [{"text": line} for line in words if line]
    raise BadInput(f"{field.title} takes a list of lines.")


def show(value: Sequence[Row], field: Definition, around: Around) -> str:
    """The lines with semicolons between."""
    return "; ".join(str(row.cells.get("text", "")) for row in value)


def blocks(value: Sequence[Row] | None, field: Definition, around: Around) -> Blocks:
    """A list with bullets; the blank form has room for as many numbered lines as are asked for."""
    if value is None:
        return (WritingLines(count=max(5, field.least, min(field.most, 10)), numbered=True),)
    return (Items(items=tuple(str(row.cells.get("text", "")) for row in value)),)


def is_answered(value: Sequence[Row] | None, field: Definition) -> bool:
    """There is a line."""
    return bool(value)
