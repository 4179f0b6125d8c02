"""Every value of a measure that may be shown: groups down, periods across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convene.blocks import Cell, Column, Rows
from convene.handouts.parts.measures.scored import Scored, number_words
from convene.measures.figure import PERCENT
from convene.measures.period import Period
from convene.measures.suppression import HIDDEN, UNSTEADY, Shown, shown

MOST_PERIODS = 6
"""In one table; earlier ones stand in a table of their own."""
EVERYBODY = "Everybody"
FIRST, REST = 16, 14  # of the width


def value_tables(one: Scored) -> Iterator[Rows]:
    """A table for each few periods, the newest first; nothing without a value."""
    cells = shown(one.values)
    periods = sorted({cell.period for cell in cells})
    while periods:
        of = periods[-MOST_PERIODS:]
        periods = periods[:-MOST_PERIODS]
        yield _table(one, of, [cell for cell in cells if cell.period in of])


def _table(one: Scored, periods: Sequence[Period], cells: Sequence[Shown]) -> Rows:
    measure, values = one.measure, one.values
    by_place = {(cell.breakdown, cell.group, cell.period): cell for cell in cells}
    lines = [("", ""), *((name, group) for name, its in values.groups.items() for group in its)]
    rows = [
        (
            Cell(_named(one, name, group), strong=not group),
            *(_cell(by_place.get((name, group, period)), measure.unit) for period in periods),
        )
        for name, group in lines
        if any((name, group, period) in by_place for period in periods)
    ]
    unit = "" if measure.unit == PERCENT else f", {measure.unit.lower()}"
    return Rows(
        caption=f"{measure.name}{unit}",
        columns=(
            Column("Group", "words", FIRST),
            *(Column(_head(one, period), "number", REST) for period in periods),
        ),
        rows=tuple(rows),
        titled=True,
        together=True,
    )


def _named(one: Scored, breakdown: str, group: str) -> str:
    """The group; with its breakdown where another one has a group of that name."""
    same = sum(group in its for its in one.values.groups.values())
    return f"{group} ({breakdown})" if same > 1 else group or EVERYBODY


def _head(one: Scored, period: Period) -> str:
    """The period, and what holds of all its values."""
    marks = [
        "provisional" if one.values.is_provisional(period) else "",
        "new way" if period in one.values.new_ways else "",
    ]
    return ", ".join(filter(None, (period.words, *marks)))


def _cell(cell: Shown | None, unit: str) -> Cell:
    if cell is None:
        return Cell("")
    if cell.value is None:
        return Cell(HIDDEN, muted=True)
    return Cell(number_words(cell.value, unit), note=UNSTEADY if cell.unsteady else "")
