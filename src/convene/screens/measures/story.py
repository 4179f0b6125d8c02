"""One measure in words: how it stands, its groups beside each other, every value and who reported it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from textual.content import Content

from convene.blocks import Cell, Column, Rows
from convene.dates import show_day
from convene.initiative.valuing import definition_gaps
from convene.initiative.view import View
from convene.measures.figure import value_words
from convene.measures.gaps import gap_words, gaps
from convene.measures.observation import Values
from convene.measures.standing import Standing
from convene.measures.suppression import HIDDEN, UNSTEADY, Shown, faults_shown, shown
from convene.measures.words import change_words, notes, reason
from convene.widgets.table_words import APART, beside, rows_in_lines, wrapped
from convene.widgets.words import joined, plain

BESIDE = 100
"""From so many columns on, breakdowns stand beside each other."""


def standing_lines(values: Values, found: Standing, view: View, width: int, *, room: bool = False) -> Content:
    """Above the line: the question, how it stands and why, and what is missing, which no `room` is told."""
    measure = values.measure
    way = f", {found.way.lower()}" if found.way else ""
    lines = wrapped(measure.plain_question, width, "$muted") if measure.plain_question else []
    lines += joined((f"{found.status}{way}. ", "bold"), reason(found, measure)).wrap(width)
    change = change_words(found, measure)
    said = [f"{change[:1].upper()}{change[1:]}."] if change else []
    for words in (*said, *notes(found, measure), *faults_shown(values)):
        lines += wrapped(words, width)
    lacking = () if room else definition_gaps(view, measure)
    if lacking:
        missing = ", ".join(lacking)
        said_so = joined(("Missing for a full definition: ", "bold"), missing, ("  e: fill it in", "$muted"))
        lines += said_so.wrap(width)
    return Content("\n").join(lines)


def groups_and_values(values: Values, view: View, width: int) -> Content:
    """Below the line: breakdowns with the widest gap, then the values of everybody and their sources."""
    cells = shown(values)
    blocks = [_breakdown(name, values, cells, width) for name in values.groups]
    if width >= BESIDE and len(blocks) > 1:
        half = (width - APART) // 2
        blocks = [_breakdown(name, values, cells, half) for name in values.groups]
        lines = [line for at in range(0, len(blocks), 2) for line in beside(blocks[at : at + 2], half)]
    else:
        lines = [line for block in blocks for line in (*block, plain(""))]
    lines += _of_everybody(cells, values, view, width)
    return Content("\n").join(lines)


def _breakdown(name: str, values: Values, cells: Sequence[Shown], width: int) -> list[Content]:
    """The groups of the newest period with two that are shown, a bar each; else of the newest one."""
    unit = values.measure.unit
    gap = next((one for one in gaps(cells) if one.breakdown == name), None)
    mine = [one for one in cells if one.breakdown == name]
    period = gap.period if gap else max(one.period for one in mine)
    groups = [one for one in mine if one.period == period]
    highest = max((one.value for one in groups if one.value is not None), default=Fraction(0))
    table = Rows(
        caption="",
        columns=(Column(""), Column("", look="bar"), Column("", look="number"), Column("")),
        rows=tuple(
            (
                Cell(one.group),
                Cell("", share=float(one.value / highest) if one.value and highest > 0 else 0.0),
                Cell("" if one.value is None else value_words(one.value, unit)),
                Cell(HIDDEN if one.hidden else UNSTEADY if one.unsteady else ""),
            )
            for one in groups
        ),
    )
    head = joined((f"{name}, {period.words}", "bold $primary"), (f"  {unit.lower()}", "$muted"))
    lines = [head, *rows_in_lines(table, width)]
    if any(one.hidden for one in mine if one.period > period):
        lines += wrapped(f"Newer values are {HIDDEN}.", width, "$muted")
    if gap:
        lines += joined(("Widest gap: ", "bold"), gap_words(gap, unit)).wrap(width)
    else:
        lines += wrapped("No two groups can be shown beside each other.", width, "$muted")
    return lines


def _of_everybody(cells: Sequence[Shown], values: Values, view: View, width: int) -> Iterator[Content]:
    totals = [one for one in reversed(cells) if not one.breakdown]
    if not totals:
        yield plain("No value of everybody yet.", "$muted")
        return
    table = Rows(
        caption="",
        columns=(
            Column("Period"),
            Column("Value", look="number"),
            Column("Counted"),
            Column("Reported by"),
            Column("On"),
        ),
        rows=tuple(tuple(map(Cell, _told(one, values, view))) for one in totals),
    )
    yield plain("Everybody", "bold $primary")
    yield from rows_in_lines(table, width)
    sources = dict.fromkeys(one.observation.source for one in cells if one.observation.source)
    if sources:
        yield from wrapped(f"From: {'; '.join(sources)}", width, "$muted")


def _told(one: Shown, values: Values, view: View) -> Iterator[str]:
    kept, figure, unit = one.observation, one.figure, values.measure.unit
    marks = [
        "provisional" if values.is_provisional(one.period) else "",
        "counted in a new way" if one.period in values.new_ways else "",
        UNSTEADY if one.unsteady else "",
    ]
    counted = f"{figure.count:g} of {figure.of:g}" if figure and figure.of is not None else ""
    yield one.period.words
    yield HIDDEN if one.value is None else value_words(one.value, unit)
    yield ", ".join(filter(None, (counted, *marks)))
    yield (view.name("people", kept.reported_by) or "") if kept.reported_by else ""
    yield show_day(kept.on, year=True).partition(" ")[2] if kept.on else ""
