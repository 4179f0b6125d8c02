"""Cells copied from a spreadsheet, to the values they stand for; all of them, or the reasons why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convene.errors import BadInput
from convene.measures.figure import Figure, read_figure
from convene.measures.measure import Measure
from convene.measures.period import Period, read_period

EVERYBODY = "Everybody"
WHOLE = frozenset({"everybody", "total", "all", "everyone", "whole county", "overall"})
"""What people call the value of everybody."""

MOST_FAULTS = 4


class PastedCell(NamedTuple):
    """A figure, and the period and group it is of; no group is everybody."""

    period: Period
    group: str
    figure: Figure


class Where(NamedTuple):
    """What the cells are pasted into: the rows and columns that are shown, and the cell with the cursor.

    `column` is -1 on the periods themselves. With `may_add` other groups may come along.
    """

    periods: Sequence[Period]
    groups: Sequence[str]
    row: int
    column: int
    may_add: bool


def read_pasted(text: str, measure: Measure, where: Where) -> list[PastedCell]:
    """The cells, from the cursor on to the right and down.

    With a first line of names, or with the cursor on the periods, the first column is the periods. Empty
    cells change nothing. Raises BadInput that names the rows and columns with a fault.
    """
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = [[" ".join(one.split()) for one in line] for line in lines if any(one.strip() for one in line)]
    faults: list[str] = []
    groups, first = list(where.groups[max(0, where.column) :]), 1
    has_periods = where.column < 0
    if len(lines) > 1 and _is_heading(lines[0], measure):
        groups, first, has_periods = _named(lines[0][1:], where, faults), 2, True
        lines = lines[1:]
    found = []
    for at, line in enumerate(lines):
        row, cells = at + first, line[1:] if has_periods else line
        try:
            period = read_period(line[0], measure.how_often) if has_periods else _row(where, at)
        except BadInput as fault:
            faults.append(f"Row {row}: {fault.what} {fault.todo}".strip())
            continue
        if len(cells) > len(groups) and any(cells[len(groups) :]):
            faults.append(f"Row {row} has {len(cells)} values, and there is room for {len(groups)}.")
            continue
        for group, words in zip(groups, cells, strict=False):
            try:
                if words:
                    found.append(PastedCell(period, group, read_figure(words, measure.unit)))
            except BadInput as fault:
                faults.append(f"Row {row}, {group or EVERYBODY}: {fault.what} {fault.todo}".strip())
    twice = [one for one in found if sum((one[:2]) == other[:2] for other in found) > 1]
    if twice:
        faults.append(f"{twice[0].period.words} is there twice.")
    if faults:
        more = [f"and {len(faults) - MOST_FAULTS} more"] if len(faults) > MOST_FAULTS else []
        raise BadInput("\n".join([*faults[:MOST_FAULTS], *more]), "Nothing was pasted.")
    return found


def _is_heading(line: Sequence[str], measure: Measure) -> bool:
    """Whether a line holds names: there are several cells, none of them a figure or a formula."""
    return len(line) > 1 and not any(_reads(words, measure) for words in line if words)


def _reads(words: str, measure: Measure) -> bool:
    try:
        read_figure(words, measure.unit)
    except BadInput:
        return words[0].isdecimal() or words[0] in "=+-@"
    return True


def _named(names: Sequence[str], where: Where, faults: list[str]) -> list[str]:
    known = {one.casefold(): one for one in where.groups} | dict.fromkeys(WHOLE, "")
    groups = [known.get(name.casefold(), name) for name in names]
    new = [name for name in groups if name not in where.groups]
    if new and not where.may_add:
        faults.append(f"There is no group “{new[0]}” here.")
    return groups


def _row(where: Where, at: int) -> Period:
    """The period of a row; below the last one they go on."""
    row = where.row + at
    return (
        where.periods[row]
        if row < len(where.periods)
        else where.periods[-1].later(row - len(where.periods) + 1)
    )
