"""A table of records: one column takes the rest, rows have keys, differences are applied in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text
from textual import events

from convene.widgets.choices import Grid

NARROW, WIDE = 76, 118
"""Columns of a list from which on more fits; about where screens change (`screens.place`)."""

WIDEST = 88
"""A column that takes the rest stays under 90, however wide the screen is."""


class ListColumn(NamedTuple):
    """A column. `width` 0 takes what the others leave; it is shown in lists of at least `least` columns.

    One that `grows` takes a part of what is left over on a wide screen; `narrow` is its width in lists below
    `NARROW` columns.
    """

    title: str
    width: int = 0
    least: int = 0
    grows: bool = False
    narrow: int = 0


class Line(NamedTuple):
    """One row: its key, and a cell for every column, shown or not."""

    key: str
    cells: tuple[Text, ...]


class Listing(Grid):
    """Shows lines; the cursor stays on its record whatever is added, taken out or sorted around it.

    Subclass to name Enter otherwise than "Edit".
    """

    def __init__(self, columns: Sequence[ListColumn], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._all_columns = tuple(columns)
        self._lines: tuple[Line, ...] = ()
        self._drawn: tuple[int, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows, from the top."""
        return tuple(line.key for line in self._lines)

    @property
    def key(self) -> str | None:
        """The key of the row with the cursor."""
        return self._lines[self.cursor_row].key if 0 <= self.cursor_row < len(self._lines) else None

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        before, self._lines = self._lines, tuple(lines)
        if not self._drawn:
            return
        if [line.key for line in before] == [line.key for line in lines]:
            self._update(before)
        else:
            self._draw_rows(before)

    def select(self, key: str) -> bool:
        """Put the cursor on a row; False if there is no such row."""
        if key not in self.keys:
            return False
        self.move_cursor(row=self.keys.index(key))
        return True

    def on_resize(self, event: events.Resize) -> None:
        """Give the widths out anew."""
        widths = self._widths(event.size.width)
        if widths != self._drawn:
            key = self.key
            self._drawn = widths
            with self.app.batch_update():
                self.clear(columns=True)
                for place, column in enumerate(self._all_columns):
                    if widths[place]:
                        self.add_column(Text(column.title), width=widths[place], key=str(place))
                self._add_rows()
            if key:
                self.select(key)
        self.call_after_refresh(self._scroll_cursor_into_view)

    def _widths(self, room: int) -> tuple[int, ...]:
        """The width of each column, 0 for those not shown. Each has a blank at both sides."""
        seen = [column.least <= room for column in self._all_columns]
        columns = [
            column._replace(width=column.narrow) if column.narrow and room < NARROW else column
            for column in self._all_columns
        ]
        pairs = list(zip(columns, seen, strict=True))
        fixed = sum(column.width + 2 for column, shown in pairs if shown and column.width)
        scrollbar = 1
        rest = max(8, room - fixed - scrollbar - 2)
        growing = sum(shown and column.grows for column, shown in pairs)
        more = min(14, max(0, rest - WIDEST) // growing) if growing else 0
        rest = min(rest - more * growing, WIDEST)
        widths = (column.width + more * column.grows if column.width else rest for column in columns)
        return tuple(width if shown else 0 for width, shown in zip(widths, seen, strict=True))

    def _update(self, before: Sequence[Line]) -> None:
        for old, new in zip(before, self._lines, strict=True):
            for place, (was, now) in enumerate(zip(old.cells, new.cells, strict=True)):
                if self._drawn[place] and was != now:
                    self.update_cell(new.key, str(place), now)

    def _draw_rows(self, before: Sequence[Line]) -> None:
        row = self.cursor_row
        key = before[row].key if 0 <= row < len(before) else None
        with self.app.batch_update():
            self.clear()
            self._add_rows()
        if self._lines and not (key and self.select(key)):
            self.move_cursor(row=min(row, len(self._lines) - 1))

    def _add_rows(self) -> None:
        for line in self._lines:
            cells = (cell for place, cell in enumerate(line.cells) if self._drawn[place])
            self.add_row(*cells, key=line.key)
