"""A table seen as a grid: arrows move in it, Enter goes to the row of a cell, or begins one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import DataTable, Static

from convene.kinds.crossing import Crossing
from convene.widgets.sheet import Sheet, SheetColumn, SheetLine
from convene.widgets.words import cell, joined, plain

FIRST, OTHERS = 18, 7
"""Least widths: of the names down the left, of a column of letters."""


class Crossed(Vertical):
    """Shows a crossing, read only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g,escape", "leave", "As rows", key_display="g"),
    ]
    DEFAULT_CSS = """
    Crossed { display: none; height: 1fr; }
    Crossed Sheet { height: 1fr; }
    Crossed .here, Crossed .key { height: auto; padding: 0 1; }
    Crossed .key { color: $muted; }
    """

    class Left(Message):
        """The rows are wanted again."""

    @dataclass
    class Chosen(Message):
        """The row of a cell is wanted: its names down and across."""

        down: str
        across: str

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet()
        self._crossing = Crossing((), (), {}, {})

    def compose(self) -> ComposeResult:
        """The grid, the cell with the cursor in words, what the letters mean."""
        yield self.sheet
        yield Static("", classes="here", markup=False)
        yield Static("", classes="key", markup=False)

    def show(self, crossing: Crossing, head: str) -> None:
        """Show it."""
        if crossing.across != self._crossing.across or not self._crossing.across:
            names = [SheetColumn(str(at), cell(words), OTHERS) for at, words in enumerate(crossing.across)]
            self.sheet.set_columns([SheetColumn("down", cell(head), FIRST, grows=True), *names])
        self._crossing = crossing
        self.sheet.fill(
            [
                SheetLine(
                    one,
                    (
                        cell(one),
                        *(cell(crossing.letters.get((one, other), "·")) for other in crossing.across),
                    ),
                )
                for one in crossing.down
            ]
        )
        self.query_one(".key", Static).update(plain(crossing.key))
        self._say_here()

    def _here(self) -> tuple[str, str] | None:
        at, down = self.sheet.cursor_column - 1, self.sheet.key
        known = down is not None and 0 <= at < len(self._crossing.across)
        return (str(down), self._crossing.across[at]) if known else None

    def _say_here(self) -> None:
        here, words = self._here(), {letter: words for words, letter in self._crossing.meaning.items()}
        said = (
            ", ".join(words.get(one, one) for one in self._crossing.letters.get(here, "").split())
            if here
            else ""
        )
        line = joined((f"{here[0]}, {here[1]}: ", "bold"), said or "nothing promised") if here else plain("")
        self.query_one(".here", Static).update(line)

    def action_leave(self) -> None:
        """Back to the rows."""
        self.post_message(self.Left())

    @on(DataTable.CellHighlighted)
    def _moved(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self._say_here()

    @on(DataTable.CellSelected)
    def _selected(self, event: DataTable.CellSelected) -> None:
        event.stop()
        here = self._here()
        if here:
            self.post_message(self.Chosen(*here))
