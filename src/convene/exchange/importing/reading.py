"""The values that a sheet holds, by its layout: each with the cell it stands in, or why it can't be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from convene.errors import BadInput
from convene.exchange.importing.groups import on_record
from convene.exchange.importing.layout import Known, Layout, ValueColumn
from convene.exchange.importing.numbers import (
    NO_VALUE,
    Decimal,
    Scale,
    decimal_of,
    looks_like_number,
    read_cell,
    read_count,
)
from convene.exchange.importing.periods import Read, month_comes_first, put_together, read_cell_period
from convene.exchange.importing.scales import scales
from convene.exchange.importing.table import NOTHING, Cell, Watched, nobody, place
from convene.exchange.importing.words import (
    TOTALS,
    Role,
    is_everybody,
    is_yes,
    nearest,
    plain,
)
from convene.listed import listed
from convene.measures.figure import PERCENT, Figure, check_figure
from convene.measures.observation import Values
from convene.measures.period import Period

ADD_IT = "Add it in the worksheet “How will we know?” first."
A_TOTAL = "A sum or mean over periods is no value of a measure."
_EVERY = 200
MARKS: tuple[Role, ...] = ("provisional", "new_way")


class Found(NamedTuple):
    """A value of the file, with the words that stand there; `why` says in a sentence why it is none.

    `provisional` and `new_way` are None where the file says nothing of them.
    """

    row: int
    cell: str
    words: str
    values: Values | None = None
    period: Period | None = None
    breakdown: str = ""
    group: str = ""
    figure: Figure | None = None
    provisional: bool | None = None
    new_way: bool | None = None
    is_formula: bool = False
    why: str = ""


class Reading:
    """Goes through the rows of a sheet once it is known how its numbers and days are written."""

    def __init__(self, layout: Layout, known: Known) -> None:
        self._layout, self._known, self._table = layout, known, layout.table
        self._rows = layout.rows
        self._by_name = {plain(one.measure.name): one for one in known.measures}
        self._month_first = month_comes_first(
            (self._at(row, "period").words for row in self._rows), otherwise=known.month_first
        )
        self._decimal: Decimal = decimal_of(
            (
                cell.words
                for row in self._rows
                for column in self._number_columns
                if (cell := self._table.at(row, column)).number is None and looks_like_number(cell)
            ),
            may_be_comma=self._table.decimal_comma,
        )
        self._scales = scales(self._readable(), self._decimal)

    def found(self, watched: Watched = nobody) -> Iterator[Found]:
        """Every value and every fault, by rows; what is empty is passed over."""
        for done, row in enumerate(self._rows):
            if done % _EVERY == 0:
                watched(done, len(self._rows))
            yield from self._of_row(row)

    @property
    def _number_columns(self) -> list[int]:
        roles = self._layout.roles
        more = [roles[one] for one in ("value", "of") if one in roles]
        return [*(one.column for one in self._layout.columns), *more]

    def _at(self, row: int, role: Role) -> Cell:
        column = self._layout.roles.get(role)
        return self._table.at(row, column) if column else NOTHING

    def _value(self, row: int, column: ValueColumn) -> tuple[Cell, int]:
        """The cell with the value, and where it is; beside an empty count the percent or rate."""
        cell, value = self._table.at(row, column.column), self._layout.roles.get("value")
        if _is_nothing(cell) and value and self._layout.roles.get("count") == column.column:
            return self._table.at(row, value), value
        return cell, column.column

    def _of_row(self, row: int) -> Iterator[Found]:
        given = [
            (column, *self._value(row, column))
            for column in self._layout.columns
            if not _is_nothing(self._value(row, column)[0])
        ]
        if not given or self._is_heading_again(row):
            return
        if self._is_total(row):
            where = place(row, self._layout.roles["period"])
            yield Found(row, where, self._at(row, "period").words, why=A_TOTAL)
            return
        faults: set[str] = set()
        for column, cell, at in given:
            here = Found(row, place(row, at), cell.words)
            try:
                values = self._measure(row, column)
                here = here._replace(values=values)
                read = self._period(row, column, values)
                here = here._replace(period=read.period, group=column.group or self._at(row, "group").words)
                breakdown, group = self._group(row, column, values)
            except BadInput as fault:  # of the whole row: said once
                why = f"{fault.what} {fault.todo}".strip()
                if why not in faults or len(given) == 1:
                    faults.add(why)
                    yield here._replace(why=why)
                continue
            here = here._replace(breakdown=breakdown, group=group, is_formula=cell.is_formula)
            yield self._read(here, cell, row, at, read)

    def _read(self, here: Found, cell: Cell, row: int, at: int, read: Read) -> Found:
        values = here.values
        if values is None:
            return here
        try:
            if cell.merged and cell.merged != here.cell:
                raise BadInput(
                    f"It is joined to {cell.merged}: one number for several.", todo="Split the cells."
                )
            figure = self._figure(cell, row, at, values)
        except BadInput as fault:
            return here._replace(why=f"{fault.what} {fault.todo}".strip())
        marks: dict[str, Any] = {
            role: is_yes(self._at(row, role).words) for role in MARKS if role in self._layout.roles
        }
        if read.provisional:
            marks["provisional"] = True
        return here._replace(figure=figure, **marks)

    def _figure(self, cell: Cell, row: int, at: int, values: Values) -> Figure:
        measure = values.measure
        unit = self._at(row, "unit").words
        if unit and plain(unit) not in {plain(measure.unit), "%" if measure.unit == PERCENT else ""}:
            raise BadInput(f"The file says {unit}, and “{measure.name}” is counted as {measure.unit}.")
        scale: Scale = 1 if unit and plain(unit) == plain(measure.unit) else self._scales.get(measure.id, 1)
        of = self._layout.roles.get("of")
        if of and at == self._layout.roles.get("count") and not _is_nothing(self._table.at(row, of)):
            whole = self._table.at(row, of)
            return _out_of(cell, whole, measure.unit, self._decimal)
        return read_cell(cell, measure.unit, self._decimal, scale)

    def _measure(self, row: int, column: ValueColumn) -> Values:
        words = column.measure or self._at(row, "measure").words
        if not words and self._known.measure:
            return self._known.measure
        if not words:
            raise BadInput(
                "Nobody can tell of which measure this is.", todo="Name the measure, or add a column Measure."
            )
        found = self._by_name.get(plain(words))
        if found is None:
            near = nearest(words, [one.measure.name for one in self._known.measures])
            raise BadInput(f"There is no measure “{words}”.", todo=f"Is it {near}?" if near else ADD_IT)
        if self._known.measure and found.measure.id != self._known.measure.measure.id:
            raise BadInput(f"This is of “{found.measure.name}”, which was not asked for.")
        return found

    def _period(self, row: int, column: ValueColumn, values: Values) -> Read:
        kind = values.measure.how_often
        cell = column.period or self._at(row, "period")
        for role in ("quarter", "month"):
            if column.period is None and role in self._layout.roles:
                cell = put_together(cell, self._at(row, role), kind)
        if cell.is_empty:
            raise BadInput("There is no period.", todo="Say in each row for which one it is.")
        if cell.fault:
            raise BadInput(f"The period is {cell.fault}.")
        return read_cell_period(cell, kind, month_first=self._month_first)

    def _group(self, row: int, column: ValueColumn, values: Values) -> tuple[str, str]:
        """Breakdown and group, as they are written on record; both empty for everybody."""
        if column.group:
            breakdown, group = column.breakdown, column.group
        else:
            breakdown, group = self._at(row, "breakdown").words, self._at(row, "group").words
            given = {
                name: cell.words
                for at, name in self._layout.by_breakdown.items()
                if not is_everybody((cell := self._table.at(row, at)).words)
            }
            if len(given) > 1:
                raise BadInput(
                    f"It is by {listed(given, 'and')} at once.",
                    todo="Values are kept by one breakdown at a time.",
                )
            for name, words in given.items():
                breakdown, group = name, words
        if is_everybody(group):
            return "", ""
        return on_record(breakdown or "", group, values, self._known.breakdown)

    def _is_heading_again(self, row: int) -> bool:
        """Whether a heading is repeated, as on the next page of a printed table."""
        heading = self._table.rows[self._layout.heading]
        return all(cell.words == heading.get(at, NOTHING).words for at, cell in self._table.rows[row].items())

    def _is_total(self, row: int) -> bool:
        cell = self._at(row, "period")
        return plain(cell.words) in TOTALS

    def _readable(self) -> Iterator[tuple[Values, Cell]]:
        """The cells with values of measures that are there."""
        if "count" in self._layout.roles:
            return
        for row in self._rows:
            for column in self._layout.columns:
                cell, _ = self._value(row, column)
                try:
                    yield self._measure(row, column), cell
                except BadInput:
                    continue


def _out_of(count: Cell, of: Cell, unit: str, decimal: Decimal) -> Figure:
    """So many out of so many, from two cells. Raises BadInput."""
    figure = Figure(count=read_count(count, decimal), of=read_count(of, decimal))
    check_figure(figure, unit)
    return figure


def _is_nothing(cell: Cell) -> bool:
    return not cell.fault and cell.number is None and cell.words.casefold() in NO_VALUE
