"""Rows with typed columns, and their keys."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from convene.editors.columns import TableLine
from convene.editors.crossed import Crossed
from convene.editors.meanwhile import HistoryWanted
from convene.editors.rows import RowsShown
from convene.kinds.columns import parse_cell, show_cell
from convene.widgets.cell_field import CellField
from convene.widgets.cell_offers import begins_with_digits
from convene.widgets.filter_line import FilterLine
from convene.widgets.typeahead import LineInput

OF_ROWS = frozenset({"delete", "filter", "duplicate", "move", "cross", "history"})
"""Deeds for which there have to be rows."""


class TableEditor(RowsShown):
    """One moves in the table and types in one field over the cell. Rows can be pasted anywhere in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add row"),
        Binding("d,delete", "delete", "Delete", key_display="d", show=False),
        Binding("slash", "filter", "Filter", key_display="/", show=False),
        Binding("c", "duplicate", "Copy", show=False),
        Binding("plus", "move(1)", "Down", key_display="+", show=False),
        Binding("minus", "move(-1)", "Up", key_display="-", show=False),
        Binding("p", "mend", "Mend a paste", show=False),
        Binding("g", "cross", "As a grid", show=False, tooltip="The same rows, one column across"),
        Binding("h", "history", "History", show=False, tooltip="What stood in this row before"),
    ]

    def begin(self) -> None:
        """Be in the table."""
        self.screen.set_focus(self.sheet)

    def watch_room(self) -> None:
        """Other columns are shown now."""
        if self.is_mounted:
            was_open = self.field.is_open
            if was_open:
                self.step_back()
            self.set_columns()
            if was_open:
                self.begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The letters are keys only while one moves in the table."""
        mine = {"add", "delete", "filter", "duplicate", "move", "mend", "history", "cross"}
        if action == "cross" and not self.definition.crossed_by:
            return False
        if action == "history" and self.room:
            return False
        if action in OF_ROWS and not self.lines and not self.filter_words:
            return False
        return self.sheet.has_focus if action in mine else True

    def key_first(self, event: events.Key) -> bool:
        """Adding and editing begin at once: what is typed right after belongs into the field.

        So does a digit where a number or a day belongs; elsewhere it leads to another place. An empty table
        takes words at once: only a letter that is a key there is none of them.
        """
        if super().key_first(event):
            return True
        if event.character and event.character.isdecimal() and self._takes_digits():
            self.action_edit()
            self.field.input.select_all()
            self.field.input.feed(event)
            return True
        if self._takes_words(event):
            self.action_add()
            self.field.input.feed(event)
            return True
        if event.key == "a":
            self.action_add()
        elif event.key == "enter":
            self.action_edit()
        return event.key in {"a", "enter"}

    def step_back(self) -> bool:
        """Close the field, or show all rows again."""
        if super().step_back():
            return True
        if not self.filter_words:
            return False
        self.query_one(FilterLine).action_clear()
        return True

    def action_add(self) -> None:
        """Begin a row at the end."""
        self.open_cell(self.add_draft(), 0)

    def action_edit(self) -> None:
        """Type in the cell; an offered row is taken over first."""
        line = self.line(self.sheet.key)
        if line is None:
            self.action_add()
            return
        place = self.sheet.cursor_column
        if line.sort == "offer":
            self.post_message(self.words.row_of(line, {}))
            self.draw()
            empty = [at for at, column in enumerate(self.columns) if column.id not in line.cells]
            place = place if place in empty else min(empty, default=place)
        self.open_cell(line.key, place)

    def action_delete(self) -> None:
        """Take the row out; undo brings it back."""
        row = self._row()
        if row is not None:
            self.post_message(self.RowRemoved(self.step.id, row))

    def action_duplicate(self) -> None:
        """A copy below."""
        row = self._row()
        if row is not None:
            self.post_message(self.RowDuplicated(self.step.id, row, self._select_soon))

    def action_move(self, by: int) -> None:
        """Move the row; not while some rows are hidden."""
        row = self._row()
        if row is not None and not self.filter_words:
            self.post_message(self.RowMoved(self.step.id, row, by))

    def action_mend(self) -> None:
        """Take up a pasted text that didn't fit."""
        self.post_message(self.MendWanted(self.step.id))

    def action_history(self) -> None:
        """What stood in this row before."""
        row = self._row()
        if row is not None:
            self.post_message(HistoryWanted(self.step.id, row))

    def action_cross(self) -> None:
        """See the rows as a grid."""
        self.crossed.display, self.sheet.display = True, False
        self.query_one(".below").display = False
        self.draw()
        self.screen.set_focus(self.crossed.sheet)

    @on(Crossed.Left)
    def as_rows(self) -> None:
        """See them as rows again."""
        self.crossed.display, self.sheet.display = False, True
        self.query_one(".below").display = True
        self.screen.set_focus(self.sheet)

    @on(Crossed.Chosen)
    def _chosen_in_grid(self, event: Crossed.Chosen) -> None:
        """To the row of a cell; an empty cell begins one."""
        event.stop()
        down, across, mark = self.definition.crossing
        said = [
            (line, [show_cell(line.cells.get(one.id), one, self.around) for one in (down, across)])
            for line in self.lines
            if line.sort == "row"
        ]
        there = next((line.key for line, words in said if words == [event.down, event.across]), None)
        self.as_rows()
        if there:
            self.sheet.select(there, self.columns.index(mark))
            return
        cells = {
            one.id: parse_cell(words, one, self.around)
            for one, words in ((down, event.down), (across, event.across))
        }
        key = self.drafts.begin(cells)
        self.draw()
        self.open_cell(key, self.columns.index(mark))

    def _takes_digits(self) -> bool:
        at = self.sheet.cursor_column
        return bool(self.lines) and begins_with_digits(self.columns[at].field)

    def _takes_words(self, event: events.Key) -> bool:
        is_empty = not self.lines and not self.filter_words and not self.room
        is_word = event.is_printable and bool((event.character or "").strip())
        return is_empty and is_word and event.key not in self.screen.active_bindings

    def _row(self) -> int | None:
        """The record's row under the cursor."""
        line: TableLine | None = self.line(self.sheet.key)
        return self.drafts.row(line.key) if line and line.sort == "row" else None

    def _select_soon(self, row: int) -> None:
        self.to_select = self.drafts.key(row)

    @on(DataTable.CellHighlighted)
    def _moved(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self.say_below()

    @on(DataTable.CellSelected)
    def _clicked(self, event: DataTable.CellSelected) -> None:
        event.stop()
        self.action_edit()

    @on(CellField.Typed)
    def _typed(self, event: CellField.Typed) -> None:
        event.stop()
        self.complained = False
        self.say_typing("" if self.field.is_as_opened else self.field.words)
        self.place_field()

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self.call_after_refresh(self._look_who_has_focus)

    def _look_who_has_focus(self) -> None:
        """A click elsewhere leaves the cell; another window in front doesn't."""
        here = self.is_mounted and self.field.is_open and self.app.app_focus and self.screen.is_current
        if here and self.screen.focused is not self.field.input:
            self.say()
            self.close_cell()

    @on(LineInput.LinesPasted)
    def _lines_pasted(self, event: LineInput.LinesPasted) -> None:
        event.stop()
        self.say()
        self.close_cell()
        self.post_message(self.RowsPasted(self.step.id, event.text))

    def on_paste(self, event: events.Paste) -> None:
        """Rows of a spreadsheet."""
        event.stop()
        self.post_message(self.RowsPasted(self.step.id, event.text))
