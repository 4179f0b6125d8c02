"""Things placed on two axes, each from 0 (low) to 10 (high): effort and impact, influence and interest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec

from convene.blocks import Blocks, Corner, Corners
from convene.errors import BadInput
from convene.kinds.field import REMOVED, Around, Field, Keeping, Row, Value

MIDDLE = 5
"""Places above it are high."""


class Axes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The two axes by their low and high ends, and the titles of the corners.

    Corners in reading order: top left, top right, bottom left, bottom right.
    """

    id: str
    title: str
    across: tuple[str, str]
    up: tuple[str, str]
    corners: tuple[str, str, str, str]


class Definition(Field, frozen=True, kw_only=True, tag="grid"):
    """`axes` of the grid; the items are the rows of `items_from`, or the words in one column of theirs."""

    keeping: ClassVar[Keeping] = "rows"

    axes: Axes
    items_from: str
    items_column: str = ""

    @property
    def source(self) -> str:
        """The step whose rows are placed, or the column of it whose words are."""
        step = self.items_from.removesuffix("?")
        return f"{step}.{self.items_column}" if self.items_column else step


def parse(text: str, field: Definition, around: Around) -> list[dict[str, Value]]:
    """Lines of "item, across, up"."""
    rows: list[dict[str, Value]] = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.replace("\t", ",").rsplit(",", 2)]
        if not any(parts):
            continue
        try:
            across, up = int(parts[-2]), int(parts[-1])
        except (ValueError, IndexError):
            raise BadInput(f"“{line}” has no two places.", todo="Type: item, across 0-10, up 0-10.") from None
        rows.append({"item": parts[0], "across": across, "up": up})
    return check(rows, field, around)


def check(value: Value, field: Definition, around: Around) -> list[dict[str, Value]]:
    """Objects with `item` (a row's id or its words), `across` and `up` from 0 to 10."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise BadInput(f"{field.title} takes rows with item, across and up.")
    choices = around.named(field.source)
    by_words = {words.casefold(): row for row, words in choices}
    rows = []
    for row in value:
        item = row.get("item")
        if isinstance(item, str):
            item = by_words.get(item.strip().casefold())
        if not isinstance(item, int) or item not in dict(choices):
            raise BadInput(f"“{row.get('item')}” is not among the rows of {field.source}.")
        for axis in ("across", "up"):
            place = row.get(axis)
            if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place <= 10:
                raise BadInput(f"The place {axis} is a whole number from 0 to 10.")
        rows.append({"item": item, "across": row["across"], "up": row["up"]})
    return rows


def corner(row: Row) -> int:
    """The corner a placed item is in: 0 top left, 1 top right, 2 bottom left, 3 bottom right."""
    right = int(row.cells.get("across", 0)) > MIDDLE
    low = int(row.cells.get("up", 0)) <= MIDDLE
    return 2 * low + right


def show(value: Sequence[Row], field: Definition, around: Around) -> str:
    """How many stand in which corner."""
    counts = [sum(corner(row) == place for row in value) for place in range(4)]
    return ", ".join(f"{title}: {count}" for title, count in zip(field.axes.corners, counts, strict=True))


def blocks(value: Sequence[Row] | None, field: Definition, around: Around) -> Blocks:
    """The four corners as text; the blank form has them empty."""
    placed: list[list[str]] = [[], [], [], []]
    for row in value or ():
        placed[corner(row)].append(around.name(field.source, row.cells["item"]) or REMOVED)
    titles = field.axes.corners
    corners = tuple(Corner(titles[place], tuple(placed[place])) for place in range(4))
    first, second, third, fourth = corners
    return (
        Corners(
            caption=field.title,
            across=field.axes.across,
            up=field.axes.up,
            corners=(first, second, third, fourth),
        ),
    )


def is_answered(value: Sequence[Row] | None, field: Definition) -> bool:
    """Something is placed."""
    return bool(value)
