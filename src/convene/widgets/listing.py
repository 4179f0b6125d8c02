"""A table of records: one column takes the rest, rows have keys, differences are applied in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text
from textual import events

from convene.widgets.choices import Grid

NARROW, WIDE = 76, 120
"""The widths at which screens change, as in the breakpoints of `screens.place`."""


class ListColumn(NamedTuple):
    """A column. `width` 0 takes what the others leave; it is shown from `least` columns of screen on."""

    title: str
    width: int = 0
    least: int = 0


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

    def _widths(self, room: int) -> tuple[int, ...]:
        """The width of each column, 0 for those not shown. Each has a blank at both sides."""
        screen = self.app.size.width
        shown = [column.least <= screen for column in self._all_columns]
        pairs = list(zip(self._all_columns, shown, strict=True))
        fixed = sum(column.width + 2 for column, seen in pairs if seen and column.width)
        flexible = sum(seen and not column.width for column, seen in pairs)
        scrollbar = 2
        rest = max(8, (room - fixed - scrollbar) // flexible - 2) if flexible else 0
        return tuple((column.width or rest) if seen else 0 for column, seen in pairs)

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
