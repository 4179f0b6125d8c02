"""How a sheet is laid out: where its heading is, and what each column holds. Long and wide are both known.

Long has a row a value: period, group, value. Wide has a row a period and a column a group or a measure, or a
row a group and a column a period. Titles above the heading and notes below the rows are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from convene.exchange.importing.table import Cell, Table, letters
from convene.exchange.importing.words import Role
from convene.measures.observation import Values

_SAID: dict[Role, str] = {
    "period": "period",
    "month": "month",
    "quarter": "quarter",
    "measure": "measure",
    "group": "group",
    "breakdown": "breakdown",
    "count": "count",
    "of": "out of",
}
"""What is told of a layout."""


class Known(NamedTuple):
    """What a file is read against: all measures, and what was said beforehand of it."""

    measures: Sequence[Values]
    measure: Values | None = None
    breakdown: str = ""
    month_first: bool = True

    @property
    def kinds(self) -> set[str]:
        """The kinds of periods that may stand in it."""
        given = [self.measure] if self.measure else self.measures
        return {one.measure.how_often for one in given if one.measure.kind}

    @property
    def groups(self) -> list[str]:
        """The groups that have values."""
        given = [self.measure] if self.measure else self.measures
        return [group for one in given for groups in one.groups.values() for group in groups]

    @property
    def breakdowns(self) -> list[str]:
        """The breakdowns that measures have."""
        given = [self.measure] if self.measure else self.measures
        return list(dict.fromkeys(name for one in given for name in (*one.measure.breakdowns, *one.groups)))


class ValueColumn(NamedTuple):
    """A column with values; what its heading says of them, "" where the rows say it."""

    column: int
    head: str
    measure: str = ""
    breakdown: str = ""
    group: str = ""
    period: Cell | None = None


class Layout(NamedTuple):
    """Where everything is. `by_breakdown` are columns of groups that are headed by their breakdown."""

    table: Table
    heading: int
    roles: Mapping[Role, int]
    by_breakdown: Mapping[int, str]
    columns: tuple[ValueColumn, ...]
    left_out: tuple[str, ...] = ()

    @property
    def names_measures(self) -> bool:
        """Whether it says of which measure each value is."""
        return "measure" in self.roles or all(one.measure for one in self.columns)

    @property
    def kind(self) -> str:
        """ "long", "wide" (a row a period) or "wide, periods across"."""
        if any(one.period for one in self.columns):
            return "wide, periods across"
        return (
            "wide"
            if any(one.measure or one.group for one in self.columns) or len(self.columns) > 1
            else "long"
        )

    @property
    def words(self) -> str:
        """How the sheet was understood, in a line: "long (a row a value): heading in row 3, period in A"."""
        say = {
            "long": "long (a row a value)",
            "wide": "wide (a row a period)",
            "wide, periods across": "wide (a column a period)",
        }
        parts = [
            f"{words} in {letters(self.roles[role])}" for role, words in _SAID.items() if role in self.roles
        ]
        parts += [f"{name} in {letters(column)}" for column, name in self.by_breakdown.items()]
        columns = [one.column for one in self.columns]
        if columns and "count" not in self.roles:
            first, last = letters(min(columns)), letters(max(columns))
            parts.append(f"values in {first if first == last else f'{first} to {last}'}")
        return f"{say[self.kind]}: heading in row {self.heading}, {', '.join(parts)}"

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows below the heading that hold anything."""
        return sorted(row for row in self.table.rows if row > self.heading)
