"""The heading of a sheet found, and what each column under it holds: long and wide are both known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from convene.errors import BadInput
from convene.exchange.importing.below import Below
from convene.exchange.importing.layout import Known, Layout, ValueColumn
from convene.exchange.importing.periods import is_day, reads_as_period
from convene.exchange.importing.table import NOTHING, SAFE, Cell, Table, Watched, letters, nobody
from convene.exchange.importing.words import Role, begins_with, is_everybody, named, plain, role_of
from convene.listed import listed

_TRIED = 40
"""So many rows may be the heading."""

YEARLY = frozenset({"Calendar year", "School year"})

NO_LAYOUT = BadInput(
    "Nobody can tell where the periods and the values are.",
    SAFE,
    "Let one row name the columns: Period, Group, Value. Or put the periods into the first column, and a "
    "group into each of the others.",
)


def recognize(table: Table, known: Known, watched: Watched = nobody) -> Layout:
    """The layout of a sheet. Raises BadInput for one that has none, or could have two."""
    rows = sorted(table.rows)
    fault: BadInput | None = None
    for row in rows[:_TRIED]:
        watched(0, 1)  # there is nothing to tell yet, but it can be stopped
        try:
            if found := _Heading(table, row, known).layout():
                return found
        except BadInput as said:
            fault = fault or said
    raise fault or NO_LAYOUT


class _Heading:
    """One row, taken for the heading."""

    def __init__(self, table: Table, row: int, known: Known) -> None:
        self.table, self.row, self.known = table, row, known
        self.below = Below(table, row, known.kinds)
        own, above = table.rows[row], table.rows.get(row - 1, {})
        self.used = sorted(self.below.columns | set(own))
        higher = {column: above[column] for column in self.used if column in above and column not in own}
        self.cells = {**own, **higher}  # a name may stand in the upper of two rows

    def layout(self) -> Layout | None:
        """The layout under this heading; None if it is none. Raises BadInput for one that is unclear."""
        own = self.table.rows[self.row]
        if len({cell.words for cell in own.values()}) < 2 or not self.below.rows:
            return None
        roles, by_breakdown = self._roles()
        across = [
            column
            for column, cell in self.cells.items()
            if column not in roles.values() and self._is_period(cell)
        ]
        if "period" not in roles and len(across) > (1 if self._periods_below() else 0):
            return self._across(roles, by_breakdown, across)
        if "period" not in roles and (found := self._periods_below()):
            roles["period"] = found
        parts = {"month", "quarter"} & set(roles)  # of a year that stands beside them
        if "period" not in roles or not (parts or self.below.has_periods(roles["period"])):
            return None
        self._check_names(roles["period"])
        rest = [column for column in self.used if column not in {*roles.values(), *by_breakdown}]
        rest = [column for column in rest if self._head(column) and self._role(column) is None]
        numbers = [column for column in rest if self.below.has_numbers(column)]
        if any(is_day(self.cells[column]) for column in numbers):  # when the report was made, not a name
            return None
        columns = self._columns(roles, by_breakdown, numbers)
        return self._made(roles, by_breakdown, columns)

    def _is_period(self, cell: Cell) -> bool:
        """Whether a heading is a period; the day of a report above a table of years is none."""
        kinds = self.known.kinds - YEARLY if is_day(cell) else self.known.kinds
        return reads_as_period(cell, kinds)

    def _roles(self) -> tuple[dict[Role, int], dict[int, str]]:
        """Columns that are named by what they are for; the first of several with one name counts."""
        roles: dict[Role, int] = {}
        by_breakdown: dict[int, str] = {}
        for column in sorted(self.cells):
            role, head = self._role(column), self._head(column)
            if role and role != "ignored":
                roles.setdefault(role, column)
            elif name := named(head, self.known.breakdowns):
                by_breakdown[column] = name
        for role in ("value", "count"):
            if role in roles and not self.below.has_numbers(roles[role]):
                roles.pop(role)
        if "count" not in roles:
            roles.pop("of", None)  # so many percent of so many: the percent is what there is
        if "period" not in roles and len({"month", "quarter"} & set(roles)) == 1:
            part = next(one for one in ("month", "quarter") if one in roles)
            roles["period"] = roles.pop(part)
        return roles, by_breakdown

    def _check_names(self, period: int) -> None:
        """Raises BadInput where right of the periods a column has no name of its own."""
        for column in (one for one in self.used if one > period):
            if joined := self._joined(column):
                raise BadInput(
                    f"The heading “{joined}” is joined over several columns.",
                    SAFE,
                    "Split it, and let each column have a name of its own.",
                )
            if not self._head(column) and self.below.has_numbers(column):
                raise BadInput(
                    f"Column {letters(column)} has numbers and no name.",
                    SAFE,
                    "Name it in the heading, or clear it.",
                )

    def _columns(
        self, roles: dict[Role, int], by_breakdown: Mapping[int, str], numbers: Sequence[int]
    ) -> tuple[ValueColumn, ...]:
        if several := self._under_groups(roles):
            return several
        if "count" in roles:
            return (ValueColumn(roles["count"], self._head(roles["count"])),)
        measures = {column: name for column in numbers if (name := self._measure(self._head(column)))}
        in_rows = {"group", "breakdown"} & set(roles) or by_breakdown
        if "value" in roles and not measures:
            groups = [] if in_rows else [column for column in numbers if self._is_group(column)]
            everybody = ValueColumn(roles["value"], self._head(roles["value"]))
            return (everybody, *map(self._group_column, groups))
        if measures and "measure" not in roles:
            return tuple(ValueColumn(column, name, measure=name) for column, name in measures.items())
        if in_rows or (len(numbers) == 1 and not self._is_group(numbers[0])):
            if len(numbers) > 1:
                heads = listed((f"“{self._head(column)}”" for column in numbers), "and")
                raise BadInput(f"{heads} could each be the values.", SAFE, "Name the right one Value.")
            return tuple(ValueColumn(column, self._head(column)) for column in numbers)
        return tuple(self._group_column(column) for column in numbers)

    def _under_groups(self, roles: dict[Role, int]) -> tuple[ValueColumn, ...]:
        """Percents that stand under names of groups, as often beside the counts; () where there is but one.

        Raises BadInput where several columns could be the values.
        """
        for role in ("value", "count"):
            found = [one for one in self.used if self._role(one) == role and self.below.has_numbers(one)]
            names = [self._above(one) for one in found]
            if len(found) < 2:
                continue
            if role == "value" and len({*names, ""}) == len(names) + 1:
                for other in ("value", "count", "of"):
                    roles.pop(other, None)
                given = zip(found, names, strict=True)
                return tuple(
                    ValueColumn(at, name, group="" if is_everybody(name) else name) for at, name in given
                )
            heads = listed((f"“{self._head(one)}” ({letters(one)})" for one in found), "and")
            raise BadInput(f"{heads} could each be the values.", SAFE, "Name the right one Value.")
        return ()

    def _group_column(self, column: int) -> ValueColumn:
        head = self._head(column)
        above = self._above(column)
        if is_everybody(head):
            return ValueColumn(column, head, measure=self._measure(above) or "")
        return ValueColumn(
            column,
            head,
            measure=self._measure(above) or "",
            breakdown=named(above, self.known.breakdowns) or "",
            group=head,
        )

    def _across(
        self, roles: dict[Role, int], by_breakdown: dict[int, str], across: Sequence[int]
    ) -> Layout | None:
        """A column a period; what stands left of them says what the row is of."""
        labels = [
            column
            for column in self.used
            if column not in {*roles.values(), *by_breakdown, *across}
            and self._role(column) is None
            and not self.below.has_numbers(column)
            and self.below.cells(column)
        ]
        names = [one.measure.name for one in self.known.measures]
        for column in labels:
            if any(named(cell.words, names) for cell in self.below.cells(column)) and "measure" not in roles:
                roles["measure"] = column
            elif "group" not in roles and not by_breakdown:
                roles["group"] = column
        if roles.get("value") or roles.get("count"):
            return None
        columns = [ValueColumn(one, self._head(one), period=self.cells[one]) for one in across]
        unnamed = [one for one in self.used if one > min(across) and not self._head(one)]
        if any(self.below.has_numbers(one) for one in unnamed):
            return None
        return self._made(roles, by_breakdown, [one for one in columns if self.below.has_numbers(one.column)])

    def _made(
        self, roles: Mapping[Role, int], by_breakdown: Mapping[int, str], columns: Sequence[ValueColumn]
    ) -> Layout | None:
        """The layout, with the names of the columns that are not read; None without values."""
        read = {*roles.values(), *by_breakdown, *(one.column for one in columns)}
        others = [one for one in self.used if one not in read and self._role(one) != "ignored"]
        left_out = [f"“{self._head(one)}” ({letters(one)})" for one in others if self._head(one)]
        if not columns:
            return None
        return Layout(self.table, self.row, roles, by_breakdown, tuple(columns), tuple(left_out))

    def _periods_below(self) -> int:
        """The first column in which mostly periods stand; 0 if there is none."""
        for column in self.used:
            if self._role(column) is None and self.below.is_of_periods(column):
                return column
        return 0

    def _is_group(self, column: int) -> bool:
        head = self._head(column)
        known = named(head, self.known.groups) or any(begins_with(head, one) for one in self.known.breakdowns)
        return bool(known or named(self._above(column), self.known.breakdowns))

    def _measure(self, words: str) -> str | None:
        return named(words, [one.measure.name for one in self.known.measures])

    def _head(self, column: int) -> str:
        cell = self.cells.get(column)
        return cell.words if cell else ""

    def _role(self, column: int) -> Role | None:
        """What its heading says; the measure's own words for what it counts are heard too."""
        head = self._head(column)
        if self.known.measure and plain(head):
            measure = self.known.measure.measure
            if named(head, [measure.what_we_count]):
                return "count"
            if named(head, [measure.out_of_whom]):
                return "of"
        return role_of(head)

    def _joined(self, column: int) -> str:
        """The words of a heading that is joined over more than this column."""
        cell = self.cells.get(column, NOTHING)
        others = [one for at, one in self.cells.items() if at != column and one.words == cell.words]
        return (
            cell.words if cell.words and others and (cell.merged or any(one.merged for one in others)) else ""
        )

    def _above(self, column: int) -> str:
        """The words over the heading: a name that spans columns, joined or with nothing beside it."""
        above = self.table.rows.get(self.row - 1, {})
        left = [at for at in above if at <= column]
        return above[max(left)].words if left else ""
