"""A table whose cells one moves in: fixed widths, rows known by a key, differences applied in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.geometry import Region, Spacing
from textual.strip import Strip
from textual.widgets import DataTable

from convene.widgets.column_pages import PADDING, Laid, lay
from convene.widgets.still_there import StillThere

SCROLLBAR = 2
"""Cells kept for a scrollbar and a blank before it."""


class SheetColumn(NamedTuple):
    """A column: its key, its head, its least width without padding; one that `grows` takes what is left."""

    key: str
    title: Text
    width: int
    grows: bool = False


class SheetLine(NamedTuple):
    """A row: its key, and a cell for each column."""

    key: str
    cells: tuple[Text, ...]


def refuses(_: events.Key) -> bool:
    """Takes no key."""
    return False


class Sheet(DataTable[Text], StillThere):
    """Shows lines. The cursor stays on its row whatever is added, taken out or moved around it.

    `first` is given each key before the table and the bindings see it, and answers whether it took it:
    keys typed ahead of a field that is just opening must not get lost.
    """

    DEFAULT_CSS = """
    Sheet { height: auto; padding: 0 1; scrollbar-size-horizontal: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Edit", key_display="Enter")]

    _laid = Laid()

    def __init__(self, first: Callable[[events.Key], bool] = refuses) -> None:
        super().__init__(cursor_type="cell", fixed_columns=1, cell_padding=PADDING, show_row_labels=False)
        self._first = first
        self._wanted: tuple[SheetColumn, ...] = ()
        self._lines: tuple[SheetLine, ...] = ()
        self._begin_at: tuple[str, int | None] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows, from the top."""
        return tuple(line.key for line in self._lines)

    @property
    def key(self) -> str | None:
        """The key of the row with the cursor."""
        return self._lines[self.cursor_row].key if 0 <= self.cursor_row < len(self._lines) else None

    def set_columns(self, columns: Sequence[SheetColumn]) -> None:
        """Show these columns; the lines have to be filled in anew."""
        self._wanted = tuple(columns)
        self._lines = ()
        self._laid = Laid()
        self._redraw()

    def fill(self, lines: Sequence[SheetLine]) -> None:
        """Show these lines, by as few changes as possible."""
        before, after = self._lines, tuple(lines)
        old, new = self.keys, tuple(line.key for line in after)
        if not self._laid.widths:
            self._lines = after
            return
        if old != new and new[: len(old)] != old:
            gone = [key for key in old if key not in set(new)] if 0 < len(old) - len(new) <= 3 else []
            if gone and tuple(key for key in old if key not in gone) == new:
                for key in gone:
                    self.remove_row(key)
                before = tuple(line for line in before if line.key not in gone)
                old = new
            else:
                self._lines = after
                self._rows_anew(old)
                return
        self._lines = after
        for was, now in zip(before, after, strict=False):
            for column, one, other in zip(self._wanted, was.cells, now.cells, strict=True):
                if (one, one.style) != (other, other.style):
                    self.update_cell(now.key, column.key, other)
        for line in after[len(old) :]:
            self.add_row(*line.cells, key=line.key)

    def select(self, key: str, column: int | None = None) -> bool:
        """Put the cursor on a row, also before the table is drawn; False if there is no such row."""
        if key not in self.keys:
            return False
        if not self._laid.widths:
            self._begin_at = (key, column)
            return True
        self.move_cursor(row=self.keys.index(key), column=column)
        return True

    def cell_region(self) -> Region:
        """Where the cell with the cursor stands, seen from this widget's upper left corner."""
        columns = self.ordered_columns
        if not columns:
            return Region()
        at, padding = self.cursor_column, 2 * PADDING
        left = sum(column.width + padding for column in columns[:at])
        left -= int(self.scroll_x) if at >= self.fixed_columns else 0
        top = self.header_height + self.cursor_row - int(self.scroll_y)
        return Region(left, top, columns[at].width + padding, 1)

    def on_resize(self, event: events.Resize) -> None:
        """Give the widths out anew; what is chosen stays in sight."""
        self._redraw()
        self.call_after_refresh(self._scroll_cursor_into_view)

    # Scrolling sideways by pages of whole columns

    @property
    def pages(self) -> int:
        """How many pages of columns there are beside the first one."""
        return len(self._laid.pages)

    @property
    def seen_first(self) -> int:
        """How many columns are in sight before anybody scrolled, at least two where there are two."""
        ends = accumulate(width + 2 * PADDING for width in self._laid.widths[1:])
        return 1 + max(1, sum(end <= self._laid.pages[0].width for end in ends)) if self._laid.widths else 1

    @property
    def max_scroll_x(self) -> int:
        """Where the last page begins."""
        return self._laid.pages[-1].begins

    def validate_scroll_x(self, value: float) -> float:
        """The beginning of a page: the next one in the direction one goes."""
        return self._at_a_beginning(value)

    def validate_scroll_target_x(self, value: float) -> float:
        """As `validate_scroll_x`."""
        return self._at_a_beginning(value)

    def _at_a_beginning(self, value: float) -> int:
        begins = [page.begins for page in self._laid.pages]
        if value > self.scroll_x:
            return next((one for one in begins if one >= value), begins[-1])
        return next((one for one in reversed(begins) if one <= value), 0)

    def _get_fixed_offset(self) -> Spacing:
        """As a DataTable's, and without the cells at the right that no page fills: a column that would end in
        them is on the next page."""
        return super()._get_fixed_offset() + Spacing(right=SCROLLBAR)

    def render_line(self, y: int) -> Strip:
        """As a DataTable's, without what stands at the right of the page."""
        line, width = super().render_line(y), self.size.width
        page = next((one for one in self._laid.pages if one.begins == int(self.scroll_x)), None)
        fixed = sum(one + 2 * PADDING for one in self._laid.widths[: self.fixed_columns])
        if page is None or fixed + page.width >= width:
            return line
        blank = Strip.blank(width - fixed - page.width, self.rich_style)
        return Strip.join([line.crop(0, fixed + page.width), blank])

    def on_key(self, event: events.Key) -> None:
        """Offer each key to whoever must have it first."""
        if self._first(event):
            event.stop()
            event.prevent_default()

    def _redraw(self) -> None:
        least, grows = [one.width for one in self._wanted], [one.grows for one in self._wanted]
        laid = lay(least, grows, self.size.width - SCROLLBAR) if self._wanted else Laid()
        if laid == self._laid or not self.is_mounted:
            return
        key, column = self.key, self.cursor_column
        self._laid = laid
        with self.app.batch_update():
            self.clear(columns=True)
            for wanted, width in zip(self._wanted, laid.widths, strict=True):
                self.add_column(wanted.title, width=width, key=wanted.key)
            for line in self._lines:
                self.add_row(*line.cells, key=line.key)
        if key:
            self.select(key, min(column, len(laid.widths) - 1))
        if self._begin_at:
            self.select(*self._begin_at)
            self._begin_at = None

    def _rows_anew(self, old: Sequence[str]) -> None:
        row = self.cursor_row
        key = old[row] if 0 <= row < len(old) else None
        at, down = self.cursor_coordinate, self.scroll_y
        with self.app.batch_update():
            self.clear()
            for line in self._lines:
                self.add_row(*line.cells, key=line.key)
        if not self._lines:
            return
        self.scroll_to(y=down, animate=False)
        if not (key and self.select(key, at.column)):
            self.cursor_coordinate = Coordinate(min(row, len(self._lines) - 1), at.column)
