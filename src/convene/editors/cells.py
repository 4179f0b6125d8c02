"""Typing in a table: one field floats over the cell and goes from cell to cell."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial

from textual import events
from textual.geometry import Size

from convene.editors.columns import CellWords, TableLine
from convene.editors.editor import Editor
from convene.editors.unfinished import Unfinished
from convene.errors import BadInput
from convene.kinds.columns import Column, show_cell
from convene.kinds.field import Around
from convene.widgets.cell_field import CellField
from convene.widgets.cell_input import Deed
from convene.widgets.cell_offers import chooses, offers_for, separates_here, takes_several
from convene.widgets.drafts import Drafts
from convene.widgets.sheet import Sheet
from convene.widgets.typeahead import Offer
from convene.worksheets.definition import Step


class CellTyping(Editor):
    """An editor in whose table one types. Subclasses say which `lines` and `columns` are shown."""

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.drafts = Drafts()
        self.words = CellWords(step.id, around, self.drafts, self.post_message, self._after)
        self.sheet = Sheet(self.key_first)
        self.field = CellField(self._find, self._finished)
        self.at = ("", 0)
        self.unfinished = Unfinished(step.id, self.drafts, self.post_message)
        self.complained = False

    @property
    @abstractmethod
    def columns(self) -> Sequence[Column]:
        """The columns that are shown."""

    @property
    @abstractmethod
    def lines(self) -> Sequence[TableLine]:
        """The rows that are shown."""

    @abstractmethod
    def begins_at(self, key: str) -> int:
        """The column in which one begins to type in a row: not in words that are there already."""

    @property
    @abstractmethod
    def is_whole(self) -> bool:
        """Whether all rows are there, so that Enter in the last cell begins no other one."""

    @abstractmethod
    def draw(self) -> None:
        """Show the lines as they are now."""

    @abstractmethod
    def say_below(self) -> None:
        """Show the cell with the cursor in full."""

    def add_draft(self) -> str:
        """A new row to type in; its key."""
        key = self.drafts.begin()
        self.draw()
        return key

    def line(self, key: str | None) -> TableLine | None:
        """The row with this key, if it is shown."""
        return next((line for line in self.lines if line.key == key), None)

    def _after(self, key: str) -> int | None:
        """The row of the record above this one, 0 if it is the first of them; None for one at the end."""
        keys = [line.key for line in self.lines]
        at = keys.index(key) if key in keys else len(keys)
        if not any(line.sort == "row" for line in self.lines[at + 1 :]):
            return None
        above = (self.drafts.row(line.key) for line in reversed(self.lines[:at]) if line.sort == "row")
        return next((row for row in above if row), 0)

    def key_first(self, event: events.Key) -> bool:
        """A key that went to the table while the field was opening belongs to the field."""
        if self.field.is_open:
            self.field.input.feed(event)
            return True
        return False

    def open_cell(self, key: str, place: int) -> None:
        """Begin to type in a cell."""
        line = self.line(key)
        if line is None:
            return
        self.at, self.complained = (key, place), False
        self.sheet.select(key, place)
        column = self.columns[place]
        self.field.open(
            show_cell(line.cells.get(column.id), column, self.around),
            chooses=chooses(column.field),
            several=takes_several(column.field),
            separator=partial(separates_here, field=column.field),
            draft=self.unfinished.open(key, column.id),
        )
        self.say_below()
        self._place_soon()

    def close_cell(self) -> None:
        """Take the field away; the table has the keys again."""
        had_focus = self.screen.focused is self.field.input
        self.field.close()
        if (self.at[0], self._column.id) not in self.unfinished.waiting:
            self.say_typing("")
        if self.drafts.is_empty(self.at[0]) and not self.unfinished.in_row(self.at[0]):
            self.drafts.drop(self.at[0])
            self.draw()
        if had_focus:
            self.screen.set_focus(self.sheet)

    def step_back(self) -> bool:
        """Close the field, with its words kept."""
        if not self.field.is_open:
            return False
        self._finished("leave")
        return True

    def unsaid(self) -> tuple[Editor.Said, ...]:
        """The words in the open field, if they fit; if not they are there when the cell is opened again."""
        if not self.field.is_open or self.field.is_as_opened:
            return ()
        try:
            said = self._said(None)
        except BadInput:
            self.unfinished.wait(self.at[0], self._column.id, self.field.words)
            return ()
        return (*said, *self.unfinished.answered())

    @property
    def left_open(self) -> str:
        """The words in the open cell, if they don't fit."""
        words = self.unfinished.waiting.get((self.at[0], self._column.id)) if self.field.is_open else None
        return f"“{words}” in {self._column.title} is not kept yet: it waits there." if words else ""

    def say_typing(self, words: str) -> None:
        """Have the words in the open cell kept until they are an answer; "" when they need it no more."""
        self.unfinished.say(self.at[0], self._column.id, words)

    @property
    def _column(self) -> Column:
        return self.columns[self.at[1]]

    def _find(self, words: str, as_opened: bool) -> Sequence[Offer]:
        return offers_for(words, self._column, self.around, all_of_them=as_opened)

    def _said(self, offer: Offer | None) -> tuple[Editor.Said, ...]:
        """What the open field says, or the offer. Raises BadInput for words that don't fit the column."""
        line = self.line(self.at[0])
        if line is None or (self.field.is_as_opened and (offer is None or offer.words == self.field.words)):
            return ()
        return self.words.said(line, self._column, self.field.words, offer, self.columns)

    def _finished(self, deed: Deed) -> None:
        """Enter, Tab or Esc in the field. Esc keeps words that fit, and takes no offer: nobody chose it."""
        if deed in {"undo", "redo"}:
            self.close_cell()
            self.post_message(self.UndoWanted(self.step.id, redo=deed == "redo"))
            return
        try:
            said = self._said(None if deed == "leave" else self.field.chosen)
        except BadInput as fault:
            self._complain(fault, deed)
            return
        for message in said:
            self.post_message(message)
        self.say_typing("")
        self.draw()
        self._go(deed)

    def _complain(self, fault: BadInput, deed: Deed) -> None:
        """Say what is wrong and go on typing; a second Esc leaves, and the words wait in the cell."""
        if deed == "leave" and self.complained:
            self.unfinished.wait(self.at[0], self._column.id, self.field.words)
            self.close_cell()
            self.draw()
            return
        self.complained = deed == "leave"
        more = " Esc again leaves the cell; the words wait in it." if self.complained else ""
        listed = chooses(self._column.field)
        self.field.show_fault(f"{fault.what} {'' if listed else fault.todo}{more}".strip())
        if listed:
            self.field.offer_all()
        self._place_soon()

    def _go(self, deed: Deed) -> None:
        """To the next cell: right, or the next row's first; below the last row a new one begins."""
        key, place = self.at
        nothing = self.drafts.is_empty(key) and place == 0 and deed == "next"
        if deed == "leave" or nothing:
            self.close_cell()
            return
        to = place + (-1 if deed == "left" else 1)
        if 0 <= to < len(self.columns):
            self.open_cell(key, to)
            return
        keys = [line.key for line in self.lines]
        beside = keys.index(key) + (-1 if to < 0 else 1) if key in keys else len(keys)
        if beside < 0:
            self.close_cell()
            if not self.lines:  # nothing was typed: Shift+Tab means out of here
                self.screen.focus_previous()
            return
        if beside >= len(keys) and self.is_whole:
            self.close_cell()
            return
        other = keys[beside] if beside < len(keys) else self.add_draft()
        if self.drafts.is_empty(key) and not self.unfinished.in_row(key):
            self.drafts.drop(key)
            self.draw()
        self.open_cell(other, len(self.columns) - 1 if to < 0 else self.begins_at(other))

    def _place_soon(self) -> None:
        self.place_field()
        self.call_after_refresh(self.place_field)

    def place_field(self) -> None:
        """Put the field over the cell with the cursor."""
        if self.field.is_open and self.is_mounted:
            offset = self.sheet.content_region.offset - self.region.offset
            status = self.query_one(".below").outer_size.height
            space = Size(self.region.width, self.region.height - status)
            self.field.place(self.sheet.cell_region().translate(offset), space)
