"""What stands in the first rows below a row: it tells what a column holds."""

from __future__ import annotations

from collections.abc import Iterable

from convene.exchange.importing.numbers import looks_like_number
from convene.exchange.importing.periods import reads_as_period
from convene.exchange.importing.table import Cell, Table

_LOOKED_AT = 60
"""So many rows are enough."""


class Below:
    """The rows below one of a sheet; `kinds` are those of periods that may stand there."""

    def __init__(self, table: Table, row: int, kinds: Iterable[str]) -> None:
        self._table, self._kinds = table, tuple(kinds)
        self.rows = [one for one in sorted(table.rows) if one > row][:_LOOKED_AT]

    @property
    def columns(self) -> set[int]:
        """The columns in which anything stands."""
        return {column for row in self.rows for column in self._table.rows[row]}

    def cells(self, column: int) -> list[Cell]:
        """What stands in a column."""
        return [cell for row in self.rows if not (cell := self._table.at(row, column)).is_empty]

    def has_numbers(self, column: int) -> bool:
        """Whether any number stands there, or what was to be one."""
        return any(looks_like_number(cell) or cell.fault for cell in self.cells(column))

    def has_periods(self, column: int) -> bool:
        """Whether any period stands there."""
        return any(reads_as_period(cell, self._kinds) for cell in self.cells(column))

    def is_of_periods(self, column: int) -> bool:
        """Whether mostly periods stand there."""
        cells = self.cells(column)
        found = sum(reads_as_period(cell, self._kinds) for cell in cells)
        return found > 0 and found * 2 >= len(cells)
