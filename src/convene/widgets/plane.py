"""A drawing of two axes with numbers on it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widgets import Static

from convene.kinds.grid import Axes

HIGHEST = 10


class Spot(NamedTuple):
    """A number at a place, each axis 0 to 10; `here` is set off."""

    label: str
    across: int
    up: int
    here: bool = False


class Plane(Static):
    """Draws the spots; each corner has its title, each axis its two ends in words."""

    DEFAULT_CSS = "Plane { width: 1fr; height: 1fr; padding: 0 1; }"

    def __init__(self, axes: Axes) -> None:
        super().__init__("", markup=False)
        self._axes = axes
        self._spots: Sequence[Spot] = ()

    def show(self, spots: Sequence[Spot]) -> None:
        """Draw these."""
        self._spots = spots
        size = self.content_size
        self.update(drawing(self._axes, spots, size.width, size.height))

    def on_resize(self, event: events.Resize) -> None:
        """Draw in another size."""
        self.show(self._spots)


def drawing(axes: Axes, spots: Sequence[Spot], width: int, height: int) -> Content:
    """The plane in lines: the upper end, the field with its middle lines, the lower end, the ends across.

    Nothing where there is no room for it. Numbers that would cover each other move to the right.
    """
    rows, columns = height - 3, width - 2
    if rows < 4 or columns < 16:
        return Content("")
    field = _Field(columns, rows)
    for spot in sorted(spots, key=lambda one: one.here):
        field.put(spot)
    field.corners(axes.corners)
    left, right = axes.across
    both = f"{axes.up[0]}, {left.lower()}"
    right = right[:columns]
    left = next((words for words in (both, left) if len(words) < columns - len(right)), "")
    across = left.ljust(columns - len(right)) + right
    lines = [Content.styled(axes.up[1][:columns], "$muted")]
    lines += [Content("│").append(line) for line in field.lines()]
    lines += [Content("└" + "─" * columns), Content.styled(f" {across}", "$muted")]
    return Content("\n").join(lines)


class _Field:
    """Characters and their styles, line by line from the top."""

    def __init__(self, columns: int, rows: int) -> None:
        middle, half = columns // 2, rows // 2
        self._columns, self._rows = columns, rows
        self._cells: list[list[tuple[str, str]]] = [
            [
                ("·", "$rule") if (column == middle or (row == half and column % 2 == 0)) else (" ", "")
                for column in range(columns)
            ]
            for row in range(rows)
        ]

    def corners(self, titles: tuple[str, str, str, str]) -> None:
        """Titles of the corners, in reading order: as far out as no number stands, or left out."""
        half, most = self._columns // 2 - 1, max(1, self._rows // 3)
        for place, title in enumerate(titles):
            for lines in (
                textwrap.wrap(title, half - 1, max_lines=few, placeholder="…") for few in (most, 1)
            ):
                inward = range(self._rows // 2 - len(lines) + 1)
                tops = inward if place < 2 else [self._rows - len(lines) - up for up in inward]
                if any(self._title(lines, top, at_the_right=place % 2 == 1) for top in tops):
                    break

    def _title(self, lines: Sequence[str], top: int, *, at_the_right: bool) -> bool:
        """Write the lines of a title; whether there was room for all of them."""
        places = [
            (row, self._columns - len(words) - 1 if at_the_right else 1, words)
            for row, words in enumerate(lines, start=top)
        ]
        free = all(self._is_free(row, column, len(words)) for row, column, words in places)
        for row, column, words in places if free else ():
            self._write(row, column, words, "$muted italic")
        return free

    def put(self, spot: Spot) -> None:
        """A number; it moves right, then left, off another number."""
        column = round(spot.across * (self._columns - 1) / HIGHEST)
        row = self._rows - 1 - round(spot.up * (self._rows - 1) / HIGHEST)
        column = min(column, self._columns - len(spot.label))
        style = "bold reverse" if spot.here else "bold $primary"
        places = [*range(column, self._columns - len(spot.label) + 1), *range(column, -1, -1)]
        free = next((place for place in places if self._is_free(row, place, len(spot.label))), column)
        self._write(row, column if spot.here else free, spot.label, style)

    def lines(self) -> list[Content]:
        """The lines as shown."""
        return [Content.assemble(*line) for line in self._cells]

    def _is_free(self, row: int, column: int, length: int) -> bool:
        return not any(
            "bold" in style for _, style in self._cells[row][max(0, column - 1) : column + length + 1]
        )

    def _write(self, row: int, column: int, words: str, style: str) -> None:
        for place, letter in enumerate(words):
            if 0 <= column + place < self._columns:
                self._cells[row][column + place] = (letter, style)
