"""How every measure stands: a table with a row for each, and the finding in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from convene.blocks import Cell, Column, Rows
from convene.handouts.parts.counting import count, number_of, sentence, spelled
from convene.handouts.parts.handout import Lack
from convene.initiative.valuing import DEFINED_IN, measured
from convene.initiative.view import View
from convene.listed import listed
from convene.measures.figure import PERCENT, difference_words, rounded, unit_words, value_words
from convene.measures.measure import Measure
from convene.measures.observation import Values
from convene.measures.standing import At, Standing, Status, standing
from convene.measures.suppression import HIDDEN, UNSTEADY, baseline_is_hidden, hidden, is_unsteady
from convene.measures.words import summary

NO_MEASURE = Lack("No measure is written down yet.", DEFINED_IN)
NOT_SET, NO_VALUE = "Not set yet", "No value yet"
SHAPES: dict[Status, str] = {
    "Off track": "▼",
    "Target missed": "■",
    "On track": "▲",
    "Target met": "●",
    "Not enough data": "○",
}
"""What wants attention first comes first."""
BAD: tuple[Status, ...] = ("Off track", "Target missed")
WELL: tuple[tuple[Status, str, str], ...] = (
    ("Target met", "met its target", "met their targets"),
    ("On track", "is on track", "are on track"),
)
COLUMNS = (
    Column("Measure", "words", 28),
    Column("Baseline", "number", 10),
    Column("Now", "number", 15),
    Column("Target", "number", 10),
    Column("Change", "number", 18),
    Column("Where we stand", "words", 19),
)


class Scored(NamedTuple):
    """A measure with its values, and how it stands today."""

    values: Values
    found: Standing

    @property
    def measure(self) -> Measure:
        """Its definition."""
        return self.values.measure


def scored(view: View) -> list[Scored]:
    """Every measure, off track first; those that stand alike in the order of the worksheet."""
    order = list(SHAPES)
    found = [Scored(values, standing(values, view.today)) for values in measured(view)]
    return sorted(found, key=lambda one: order.index(one.found.status))


def holds(measures: Sequence[Scored]) -> str:
    """ "6 measures: 1 target met, 2 on track"; in numbers what a paper holds, as far as anything is known."""
    said = summary(one.found for one in measures if one.found.status != "Not enough data")
    return f"{count(len(measures), 'measure')}{f': {said}' if said else ''}"


def scoreboard(measures: Sequence[Scored]) -> Rows:
    """Where each started, where it is, where it is to go."""
    rows = tuple(_row(one) for one in measures)
    return Rows(caption="Where every measure stands", columns=COLUMNS, rows=rows, together=True)


def finding(measures: Sequence[Scored]) -> str:
    """What all of them say: "Of six measures one met its target and two are on track. Off track: …"."""
    by_status = {status: [one for one in measures if one.found.status == status] for status in SHAPES}
    well = [
        f"{number_of(len(there))} {single if len(there) == 1 else many}"
        for status, single, many in WELL
        if (there := by_status[status])
    ]
    said = [f"Of {spelled(len(measures), 'measure')} {listed(well) or 'none is on track'}"]
    said += [
        f"{words}: {'; '.join(one.measure.name for one in there)}"
        for status, words in (*((one, one) for one in BAD), ("Not enough data", "Not enough data yet"))
        if (there := by_status[status])
    ]
    return " ".join(map(sentence, said))


def marks(values: Values, at: At) -> Iterator[str]:
    """What one has to know of a value of everybody that is shown."""
    kept = values.of(at.period)
    if values.is_provisional(at.period):
        yield "provisional"
    if at.period in values.new_ways:
        yield "counted in a new way"
    if kept and is_unsteady(kept.figure, values.measure.unit):
        yield UNSTEADY


def number_words(value: Fraction, unit: str) -> str:
    """ "18.2%", "38.9", "$1,200"."""
    return f"{value_words(value, unit)}{'%' if unit == PERCENT else ''}"


def _row(one: Scored) -> tuple[Cell, ...]:
    values, found, unit = one.values, one.found, one.measure.unit
    away = hidden(values)
    latest_hidden = found.latest is not None and (found.latest.period, "", "") in away
    status = found.status
    return (
        Cell(one.measure.name, note=unit_words(unit).strip() if unit != PERCENT else ""),
        _at(found.baseline, values, NOT_SET, is_hidden=baseline_is_hidden(values)),
        _at(found.latest, values, NO_VALUE, is_hidden=latest_hidden),
        _at(found.target, values, NOT_SET, is_hidden=False, marked=False),
        _change(found, unit),
        Cell(
            f"{SHAPES[status]} {status}",
            note=found.way or "",
            strong=status != "Not enough data",
            late=status in BAD,
        ),
    )


def _at(at: At | None, values: Values, absent: str, *, is_hidden: bool, marked: bool = True) -> Cell:
    if at is None:
        return Cell(absent, muted=True)
    if is_hidden:
        return Cell(HIDDEN, note=at.period.words)
    said = (at.period.words, *(marks(values, at) if marked else ()))
    return Cell(number_words(at.value, values.measure.unit), note=", ".join(said))


def _change(found: Standing, unit: str) -> Cell:
    """Since the baseline; nothing where nothing may be shown or there is nothing yet."""
    change, baseline, latest = found.change, found.baseline, found.latest
    if found.is_hidden or change is None or not baseline or not latest or latest.period <= baseline.period:
        return Cell("")
    share = ""
    if found.share is not None and found.share > 0:
        share = f"{rounded(100 * found.share, 0)}% of the way"
    if change == 0:
        return Cell("The same", note=share)
    points = difference_words(change, unit).removesuffix(unit_words(unit) if unit != PERCENT else "")
    return Cell(f"{points} {'up' if change > 0 else 'down'}", note=share)
