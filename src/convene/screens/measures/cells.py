"""The values of a measure as rows of a grid: a period down, a group across, one breakdown at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from textual.content import Content

from convene.dates import show_day
from convene.initiative.view import View
from convene.measures.figure import figure_words, unit_words, value_words, worth
from convene.measures.observation import Observation, Values
from convene.measures.pasted import EVERYBODY
from convene.measures.period import Period, last_finished
from convene.measures.suppression import HIDDEN, UNSTEADY, hidden, is_unsteady
from convene.widgets.sheet import SheetColumn, SheetLine
from convene.widgets.words import cell, joined, plain

PERIOD, FIGURE = 12, 12
"""Least widths: of a period with its marks, of a figure."""

WIDEST = 18


class GridShown(NamedTuple):
    """What is shown: of a measure one breakdown ("" where it has none), its groups, the periods.

    For the room small counts are hidden, and percents stand where counts are typed.
    """

    values: Values
    breakdown: str
    groups: tuple[str, ...]
    periods: tuple[Period, ...]
    room: bool

    @property
    def columns(self) -> list[SheetColumn]:
        """The period, everybody, the groups; for the room with space for what is hidden."""
        least = len(HIDDEN) if self.room and hidden(self.values) else FIGURE
        heads = [
            SheetColumn("period", cell("Period"), PERIOD),
            SheetColumn("", cell(EVERYBODY, right=True), least),
        ]
        return heads + [
            SheetColumn(
                f"{self.breakdown}/{name}",
                cell(name, right=True),
                least if self.room else max(least, min(len(name), WIDEST)),
                grows=True,
            )
            for name in self.groups
        ]

    @property
    def lines(self) -> list[SheetLine]:
        """A row a period."""
        away = hidden(self.values) if self.room else {}
        return [
            SheetLine(
                period.key,
                (
                    cell(" ".join(filter(None, (period.words, *self._marks(period))))),
                    *(
                        cell(HIDDEN if (period, *place) in away else self._figure(period, *place), right=True)
                        for place in self.places
                    ),
                ),
            )
            for period in self.periods
        ]

    @property
    def places(self) -> list[tuple[str, str]]:
        """Breakdown and group of each column but the first."""
        return [("", ""), *((self.breakdown, name) for name in self.groups)]

    def cell_at(self, key: str, place: int) -> tuple[Period, str, str] | None:
        """Period, breakdown and group of a cell; None beside all values."""
        period = next((one for one in self.periods if one.key == key), None)
        return (period, *self.places[place - 1]) if period and 0 < place <= len(self.places) else None

    def words(self, key: str, place: int) -> str:
        """What is typed in a cell; "" for nothing."""
        found = self.cell_at(key, place)
        return self._typed(*found) if found else ""

    def _typed(self, period: Period, breakdown: str, group: str) -> str:
        kept = self.values.of(period, breakdown, group)
        return figure_words(kept.figure, self.values.measure.unit) if kept else ""

    def _figure(self, period: Period, breakdown: str, group: str) -> str:
        kept, unit = self.values.of(period, breakdown, group), self.values.measure.unit
        if kept and self.room:
            value = worth(kept.figure, unit)
            return value_words(value, unit) if value is not None else ""
        return self._typed(period, breakdown, group) or "·"

    def _marks(self, period: Period) -> Iterable[str]:
        yield "prov." if self.values.is_provisional(period) else ""
        yield "new way" if period in self.values.new_ways else ""


def grid_shown(
    values: Values,
    breakdown: str,
    added: Mapping[str, list[str]],
    periods: Iterable[Period],
    today: date,
    *,
    room: bool,
) -> GridShown:
    """The grid of one breakdown; `added` are groups that have no value yet, `periods` such periods."""
    measure = values.measure
    shown = {*values.periods, *periods}
    if measure.begins:
        shown.add(measure.begins)
    if measure.kind:
        shown.add(last_finished(measure.kind, today))
    groups = (
        dict.fromkeys((*values.groups.get(breakdown, ()), *added.get(breakdown, ()))) if breakdown else {}
    )
    return GridShown(values, breakdown, tuple(groups), tuple(sorted(shown)), room)


def cell_words(shown: GridShown, key: str, place: int, view: View) -> Content:
    """The cell with the cursor: what it is, what it comes to, who reported it, whether others see it."""
    at = shown.cell_at(key, place)
    if at is None:
        return plain("Cells with periods in the first column can be pasted here.", "$muted")
    kept, unit = shown.values.of(*at), shown.values.measure.unit
    period, _, group = at
    head = f"{group or EVERYBODY}, {period.words}: "
    if kept is None:
        return joined((head, "bold"), "nothing yet")
    if shown.room and at in hidden(shown.values):
        return joined((head, "bold"), HIDDEN)
    return joined(
        (head, "bold"), " · ".join(_said(kept, unit, view)), (_seen(shown.values, at, unit), "$muted")
    )


def _said(kept: Observation, unit: str, view: View) -> Iterable[str]:
    value = worth(kept.figure, unit)
    typed = figure_words(kept.figure, unit)
    yield (
        f"{typed} is {value_words(value, unit)}{unit_words(unit)}"
        if kept.figure.of and value is not None
        else typed
    )
    who = view.name("people", kept.reported_by) if kept.reported_by else None
    if who or kept.on:
        on = f" {show_day(kept.on, year=True).partition(' ')[2]}" if kept.on else ""
        yield f"{who or 'typed'}{',' if who and on else ''}{on}"
    if kept.source:
        yield kept.source


def _seen(values: Values, at: tuple[Period, str, str], unit: str) -> str:
    kept = values.of(*at)
    if at in hidden(values):
        return f" · {HIDDEN} everywhere but here"
    return f" · {UNSTEADY}" if kept and is_unsteady(kept.figure, unit) else ""
