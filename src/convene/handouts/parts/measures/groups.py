"""The groups of a measure beside each other: bars, the widest gap, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convene.blocks import Block, Figure, Prose, Series, SmallNote
from convene.handouts.parts.counting import begun_small
from convene.handouts.parts.measures.line import as_shown, decimals_of, figure_unit
from convene.handouts.parts.measures.scored import Scored, number_words
from convene.listed import listed
from convene.measures.figure import difference_words
from convene.measures.gaps import Gap, gap_words, gaps, widest
from convene.measures.suppression import HIDDEN, UNSTEADY, Shown, shown


def groups(one: Scored) -> Iterator[Block]:
    """Bars of the breakdown with the widest gap, in the newest period that shows two groups; others in words.

    Groups stand in the order of the record, which says nothing of their values.
    """
    cells = shown(one.values)
    found = {gap.breakdown: gap for gap in gaps(cells)}
    most = widest(found.values())
    if most:
        yield _bars(one, most, cells)
    said = [_hidden(most, cells)] if most else []
    for name in one.values.groups:
        if name not in found:
            said.append(f"By {begun_small(name)}: no two groups can be shown beside each other, {HIDDEN}.")
        elif found[name] != most:
            said += [_in_words(one, found[name], cells), _hidden(found[name], cells)]
    if words := " ".join(filter(None, said)):
        yield SmallNote(text=words) if most else Prose(text=words)


def gap_sentence(gap: Gap, unit: str) -> str:
    """ "Widest gap by grade in 2026: Grade 12 25.1, Grade 8 6.6: 18.4 points"."""
    return f"Widest gap, by {begun_small(gap.breakdown)}: {gap_words(gap, unit)}"


def _bars(one: Scored, gap: Gap, cells: Sequence[Shown]) -> Figure:
    measure, mine = one.measure, _of(gap, cells)
    there = [(cell, cell.value) for cell in mine if cell.value is not None]
    decimals = decimals_of([value for _, value in there], measure)
    words = f"{gap_sentence(gap, measure.unit)} ({gap.period.words})"
    return Figure(
        caption=words,
        told=f"{words}.",
        places=tuple(f"{cell.group}{f' ({UNSTEADY})' if cell.unsteady else ''}" for cell, _ in there),
        series=(Series(gap.period.words, tuple(as_shown(value, decimals) for _, value in there)),),
        kind="bars",
        unit=figure_unit(measure),
        decimals=decimals,
    )


def _in_words(one: Scored, gap: Gap, cells: Sequence[Shown]) -> str:
    unit = one.measure.unit
    said = [
        f"{cell.group} {number_words(cell.value, unit)}{f' ({UNSTEADY})' if cell.unsteady else ''}"
        for cell in _of(gap, cells)
        if cell.value is not None
    ]
    apart = difference_words(gap.difference, unit)
    return f"By {begun_small(gap.breakdown)}, {gap.period.words}: {listed(said)}, at most {apart} apart."


def _hidden(gap: Gap, cells: Sequence[Shown]) -> str:
    """Which groups are left out, and whether newer values are."""
    away = [cell.group for cell in _of(gap, cells) if cell.hidden]
    said = [f"{listed(away)}: {HIDDEN}."] if away else []
    newer = [one for one in cells if one.breakdown == gap.breakdown and one.period > gap.period]
    said += (
        [f"Newer values by {begun_small(gap.breakdown)}: {HIDDEN}."]
        if any(one.hidden for one in newer)
        else []
    )
    return " ".join(said)


def _of(gap: Gap, cells: Sequence[Shown]) -> list[Shown]:
    return [one for one in cells if one.breakdown == gap.breakdown and one.period == gap.period]
