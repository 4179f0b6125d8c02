"""What could have been counted: the candidates with their scores, what became of each, and why."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from convene.initiative.offering import offered
from convene.initiative.valuing import DEFINED_IN
from convene.initiative.view import View
from convene.kinds import score, table
from convene.kinds.columns import show_cell
from convene.kinds.field import Row

CANDIDATES, SCORES, KEPT = "shared-measures.candidates", "shared-measures.criteria", "shared-measures.keep"
"""The steps of “How will we know?” that a measure is chosen in."""

KEEP = "Keep"
ORDER = (KEEP, "", "Later", "No")
"""Chosen, open, and what is not counted."""


class Candidate(NamedTuple):
    """A candidate: its row, its `total` by the weights (None while a score is missing) and its scores.

    `kept` is "Keep", "Later" or "No", "" while the group said nothing; `why` its reason.
    """

    row: Row
    name: str
    total: Fraction | None
    scores: Row | None
    kept: str
    why: str


def candidates(view: View) -> list[Candidate]:
    """The chosen ones first, then those the group said nothing of, then the others; highest score first."""
    scores = {row.cells.get("item"): row for row in view.rows(SCORES)}
    kept = {row.cells.get("measure"): row for row in view.rows(KEPT)}
    step = view.step(SCORES)
    found = []
    for row in view.rows(CANDIDATES):
        scored, said = scores.get(row.id), kept.get(row.id)
        total = (
            score.total(scored, step.field)
            if scored and step and isinstance(step.field, score.Definition)
            else None
        )
        words = view.name(CANDIDATES, row.id) or ""
        cells = said.cells if said else {}
        found.append(
            Candidate(row, words, total, scored, str(cells.get("keep") or ""), str(cells.get("why") or ""))
        )
    return sorted((one for one in found if one.name), key=_place)


def told(view: View, one: Candidate) -> list[tuple[str, str]]:
    """What is known of a candidate, by the titles of the columns: source, owner, availability, cost."""
    step = view.step(CANDIDATES)
    columns = step.field.columns[1:] if step and isinstance(step.field, table.Definition) else ()
    words = ((column.title, show_cell(one.row.cells.get(column.id), column, view)) for column in columns)
    return [(title, said) for title, said in words if said]


def scores_of(view: View, one: Candidate) -> list[tuple[str, int, str]]:
    """Each criterion with its weight and the score that the group agreed on; "" for none yet."""
    step = view.step(SCORES)
    if step is None or not isinstance(step.field, score.Definition):
        return []
    cells = one.scores.cells if one.scores else {}
    return [(each.title, each.weight, str(cells.get(each.id, ""))) for each in step.field.criteria]


def to_define(view: View) -> list[str]:
    """The names of those that were chosen and are not among the measures yet."""
    step = view.step(DEFINED_IN)
    if step is None or not isinstance(step.field, table.Definition):
        return []
    there = {name.casefold() for _, name in view.choices("measures")}
    first = step.field.columns[0].id
    names = (str(row.cells.get(first) or "") for row in offered(view, DEFINED_IN))
    return [name for name in names if name and name.casefold() not in there]


def count_words(found: Sequence[Candidate]) -> str:
    """ "6 chosen, 2 later, 1 not"; "" without candidates."""
    counts = {kept: sum(one.kept == kept for one in found) for kept in ORDER}
    said = ((KEEP, "chosen"), ("", "open"), ("Later", "later"), ("No", "not"))
    return ", ".join(f"{counts[kept]} {word}" for kept, word in said if counts[kept])


def _place(one: Candidate) -> tuple[int, bool, Fraction, float]:
    at = ORDER.index(one.kept) if one.kept in ORDER else len(ORDER)
    return at, one.total is None, -(one.total or Fraction(0)), one.row.order
