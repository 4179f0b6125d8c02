"""The twelve cells: four components by three phases, each with its state as a bar and a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from convene.collective_impact import COMPONENTS, PHASES
from convene.widgets.words import cell

BAR = 4
"""Cells of a full bar."""


class MatrixCell(NamedTuple):
    """One cell: its state in a word ("" while not started), and how much of it is there, 0 to 1."""

    word: str
    share: float


class Matrix(DataTable[object]):
    """Arrows move from cell to cell; Enter or w asks why a cell is in its state."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,w", "why", "Why this state?", key_display="w"),
    ]
    DEFAULT_CSS = """
    Matrix { height: 5; margin: 0 1; overflow: hidden; }
    """

    @dataclass
    class Why(Message):
        """Somebody wants to know why this cell is as it is; "initiate-action/strategic-planning"."""

        cell: str

    def __init__(self) -> None:
        super().__init__(cursor_type="cell", show_row_labels=False, fixed_columns=1)
        self._cells: Mapping[str, MatrixCell] = {}
        self._narrow: bool | None = None

    def show(self, cells: Mapping[str, MatrixCell]) -> None:
        """Fill the matrix: cells by "phase/component"."""
        self._cells = cells
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Names and bars grow shorter in a narrow window."""
        narrow = event.size.width < 74
        if narrow != self._narrow:
            self._narrow = narrow
            self.clear(columns=True)
            self._fill()

    def _fill(self) -> None:
        if self._narrow is None:
            return
        if not self.columns:
            self.add_column(cell(""), width=11 if self._narrow else 21, key="component")
            for phase in PHASES:
                words = f"{phase.number} {phase.title.split()[0]}"
                self.add_column(cell(words), width=13 if self._narrow else 16, key=phase.id)
        for component in COMPONENTS:
            row = [cell(_short(component.title, narrow=bool(self._narrow)), "bold")]
            row += [self._shown(f"{phase.id}/{component.id}") for phase in PHASES]
            if component.id in self.rows:
                for column, value in zip(self.ordered_columns, row, strict=True):
                    self.update_cell(component.id, str(column.key.value), value)
            else:
                self.add_row(*row, key=component.id)
        if self.cursor_coordinate.column == 0:
            self.cursor_coordinate = Coordinate(0, 1)

    def _shown(self, cell_id: str) -> Text:
        found = self._cells.get(cell_id, MatrixCell("", 0.0))
        bar = 1 if self._narrow else BAR
        full = min(bar, max(round(found.share * bar), 1 if found.share else 0))
        return cell(f"{'█' * full}{'░' * (bar - full)} {found.word}")

    @property
    def at(self) -> str:
        """The cell under the cursor."""
        place = self.cursor_coordinate
        return f"{PHASES[max(0, place.column - 1)].id}/{COMPONENTS[place.row].id}"

    def action_why(self) -> None:
        """Ask why."""
        self.post_message(self.Why(self.at))

    @on(DataTable.CellSelected)
    def _clicked(self, event: DataTable.CellSelected) -> None:
        event.stop()
        self.action_why()

    def watch_cursor_coordinate(self, old: Coordinate, new: Coordinate) -> None:
        """The component's name is no cell to stand on."""
        if new.column == 0 and len(self.columns) > 1:
            self.cursor_coordinate = Coordinate(new.row, 1)
            return
        super().watch_cursor_coordinate(old, new)


def _short(name: str, *, narrow: bool) -> str:
    words = {
        "Governance and Infrastructure": "Governance",
        "Strategic Planning": "Planning" if narrow else "Strategic planning",
        "Community Involvement": "Community" if narrow else "Community involvement",
        "Evaluation and Improvement": "Evaluation",
    }
    return words.get(name, name)
