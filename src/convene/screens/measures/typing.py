"""Typing in a grid: one field floats over the cell with the cursor and goes from cell to cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import DataTable

from convene.errors import ConveneError
from convene.screens.keeping import keeping_at
from convene.widgets.cell_field import CellField
from convene.widgets.cell_input import Deed
from convene.widgets.sheet import Sheet, SheetColumn, SheetLine
from convene.widgets.still_there import StillThere
from convene.widgets.typeahead import LineInput


class CellAt(NamedTuple):
    """A cell by the key of its row and its place, from 0; at 0 stands the name of the row."""

    key: str
    place: int


class TypedGrid(Vertical, StillThere):
    """Rows with names at the left, and cells that are typed. `keep` takes words, or raises ConveneError.

    It calls back instead of posting a message: what is typed right after Enter must find the next cell open.
    """

    DEFAULT_CSS = """
    TypedGrid { layers: base over; height: auto; max-height: 1fr; }
    """

    class Moved(Message):
        """Another cell has the cursor."""

    @dataclass
    class Pasted(Message):
        """Cells were pasted, from this cell on."""

        text: str
        at: CellAt

    class UndoWanted(Message):
        """Ctrl+Z or Ctrl+Y in a field in which nothing was typed."""

        def __init__(self, *, redo: bool) -> None:
            super().__init__()
            self.redo = redo

    def __init__(
        self, place: str, where: str, words: Callable[[CellAt], str], keep: Callable[[CellAt, str], None]
    ) -> None:
        """`words` are those of a cell; `place` and `where` say where what is typed is kept meanwhile."""
        super().__init__()
        self.sheet = Sheet(self._key)
        self.field = CellField(lambda _words, _opened: (), self._finished)
        self._place, self._where = place, where
        self._words, self._keep = words, keep
        self._at = CellAt("", 0)
        self._columns = 0
        self.locked = False

    def compose(self) -> ComposeResult:
        """The table, and the field over it."""
        yield self.sheet
        yield self.field
        yield self.field.below

    def on_mount(self) -> None:
        """The field follows the table when it scrolls."""
        for change in ("scroll_x", "scroll_y"):
            self.watch(self.sheet, change, self._place_field, init=False)

    def show(self, columns: Sequence[SheetColumn], lines: Sequence[SheetLine]) -> None:
        """Show these; a field that is open stays as it is."""
        before, keys = self.at, [one.key for one in columns]
        is_other = list(columns) != self._wanted
        if is_other:
            self.sheet.set_columns(columns)
            self._wanted, self._keys = list(columns), keys
        self._columns = len(columns)
        self.sheet.fill(lines)
        if is_other and before:
            self.sheet.select(before.key, min(before.place, len(keys) - 1))

    _wanted: Sequence[SheetColumn] = ()
    _keys: Sequence[str] = ()

    @property
    def at(self) -> CellAt | None:
        """The cell with the cursor."""
        key = self.sheet.key
        return CellAt(key, self.sheet.cursor_column) if key else None

    def begin(self, at: CellAt) -> None:
        """Be in the table, at a cell; in one in which words wait, go on typing."""
        self.sheet.select(at.key, at.place)
        self.screen.set_focus(self.sheet)

    def take_up(self) -> None:
        """Go on where words were typed that are no value yet."""
        for name in keeping_at(self).words(self._place):
            key, _, column = name.rpartition("/")
            if column in self._keys and self.sheet.select(key, self._keys.index(column)):
                self.open(CellAt(key, self._keys.index(column)))

    def open(self, at: CellAt) -> None:
        """Begin to type in a cell."""
        if self.locked or at.key not in self.sheet.keys:
            return
        self._at = at._replace(place=max(1, at.place))
        self.sheet.select(self._at.key, self._at.place)
        draft = keeping_at(self).words(self._place).get(self._cell_name, "")
        self.field.open(
            self._words(self._at), chooses=False, several=False, separator=lambda _: False, draft=draft
        )
        if not draft:
            self.field.input.select_all()  # what is typed replaces what stands there
        self._place_field()
        self.call_after_refresh(self._place_field)
        self.post_message(self.Moved())

    def close(self) -> None:
        """Take the field away; the table has the keys again."""
        had_focus = self.screen.focused is self.field.input
        self.field.close()
        if had_focus:
            self.screen.set_focus(self.sheet)

    def finish(self) -> None:
        """Keep what is typed if it can be kept; else it waits in its cell."""
        if self.field.is_open:
            self._kept()
            self.close()

    @property
    def _cell_name(self) -> str:
        return f"{self._at.key}/{self._keys[self._at.place]}"

    def _kept(self) -> str:
        """Keep the words of the open cell; why they can't be, "" if they are kept."""
        try:
            if not self.field.is_as_opened:
                self._keep(self._at, self.field.words)
        except ConveneError as fault:
            return f"{fault.what} {fault.todo}".strip()
        keeping_at(self).finished(self._place)
        return ""

    def _finished(self, deed: Deed) -> None:
        if deed in {"undo", "redo"}:
            self.close()
            self.post_message(self.UndoWanted(redo=deed == "redo"))
            return
        if fault := self._kept():
            if deed == "leave":
                self.close()
                self.notify(f"{fault} The words wait in the cell.", markup=False)
                return
            self.field.show_fault(fault)
            self._place_field()
            return
        self._go(deed)

    def _go(self, deed: Deed) -> None:
        """Right, then to the next row; Shift+Tab left; behind the last cell the field is closed."""
        keys = list(self.sheet.keys)
        row = keys.index(self._at.key) if self._at.key in keys else len(keys)
        place = self._at.place + (-1 if deed == "left" else 1)
        if place < 1:
            row, place = row - 1, self._columns - 1
        elif place >= self._columns:
            row, place = row + 1, 1
        if deed == "leave" or not 0 <= row < len(keys):
            self.close()
        else:
            self.open(CellAt(keys[row], place))

    def _key(self, event: events.Key) -> bool:
        """A key that went to the table while the field was opening; Enter and digits begin to type."""
        if self.field.is_open:
            self.field.input.feed(event)
            return True
        at = self.at
        digit = event.character is not None and event.character in "0123456789.$-"
        if at is None or self.locked or not (digit or event.key == "enter"):
            return False
        self.open(at)
        if digit and at.place > 0:
            self.field.input.feed(event)
        return True

    def _place_field(self) -> None:
        if self.field.is_open and self.is_mounted:
            offset = self.sheet.content_region.offset - self.region.offset
            self.field.place(self.sheet.cell_region().translate(offset), self.region.size)

    @on(CellField.Typed)
    def _typed(self, event: CellField.Typed) -> None:
        event.stop()
        words = "" if self.field.is_as_opened else self.field.words
        keeping_at(self).typed(self._place, self._where, {self._cell_name: words})
        self._place_field()

    @on(DataTable.CellHighlighted)
    def _moved(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self.post_message(self.Moved())

    @on(DataTable.CellSelected)
    def _clicked(self, event: DataTable.CellSelected) -> None:
        event.stop()
        if self.at:
            self.open(self.at)

    @on(LineInput.LinesPasted)
    def _lines_pasted(self, event: LineInput.LinesPasted) -> None:
        event.stop()
        self.close()
        self.post_message(self.Pasted(event.text, self._at))

    def on_paste(self, event: events.Paste) -> None:
        """Cells of a spreadsheet."""
        event.stop()
        if self.at and not self.locked:
            self.post_message(self.Pasted(event.text, self.at))

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self.call_after_refresh(self._look_who_has_focus)

    def _look_who_has_focus(self) -> None:
        """A click elsewhere leaves the cell; another window in front doesn't."""
        here = self.is_mounted and self.field.is_open and self.app.app_focus and self.screen.is_current
        if here and self.screen.focused is not self.field.input:
            self.finish()
