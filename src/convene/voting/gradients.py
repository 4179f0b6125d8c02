"""Gradients of agreement (Kaner 2007, 2014): eight levels from whole-hearted to veto."""

from __future__ import annotations

from collections.abc import Sequence

from convene.voting.tally import ALONE, Tally, Terms

NAME = "Gradients of agreement"

LEVELS = (
    "1  I really like it",
    "2  Not perfect, but good enough",
    "3  I can live with it",
    "4  This does not affect me",
    "5  I do not understand it well enough yet",
    "6  I do not want to hold up the group",
    "7  Do not count on me",
    "8  I block this",
)

DOUBTS = slice(4, 8)
"""The levels whose words are kept."""

NOTED = "Vetoes are noted and do not block"
RULES = (NOTED,)
"""Besides the strict rule (a veto blocks): what a charter may say (a house rule)."""


def tally(
    counts: Sequence[int], terms: Terms = ALONE, voters: int | None = None, *, stated: bool = False
) -> Tally:
    """The outcome in words, first that fits; the cut points are house rules (Kaner gives none).

    Blocked: anyone at 8. More talk needed: 5 and 7 together over a quarter. Strong agreement: nobody at 7
    and 1 and 2 at least two thirds. Agreement: 1 to 3 at least two thirds. Otherwise lukewarm, which is
    carried only when somebody `stated` so.
    """
    shown, vetoes = sum(counts), counts[7]
    first_two, first_three = sum(counts[:2]), sum(counts[:3])
    if not shown:
        outcome, carried = "No one counted", False
    elif vetoes and terms.threshold != NOTED:
        outcome, carried = f"Blocked: {vetoes} at level 8", False
    elif 4 * (counts[4] + counts[6]) > shown:
        outcome, carried = f"More talk needed: {counts[4] + counts[6]} of {shown} at levels 5 and 7", False
    elif not counts[6] and 3 * first_two >= 2 * shown:
        outcome, carried = f"Strong agreement: {first_two} of {shown} at levels 1 and 2", True
    elif 3 * first_three >= 2 * shown:
        outcome, carried = f"Agreement: {first_three} of {shown} at levels 1 to 3", True
    else:
        enough = ", and it is enough" if stated else ""
        outcome, carried = f"Lukewarm: {first_three} of {shown} at levels 1 to 3{enough}", stated
    if vetoes and terms.threshold == NOTED:
        outcome += f", {vetoes} at level 8 noted"
    numbers = ", ".join(map(str, counts))
    return Tally(outcome, carried, shown, tuple(zip(LEVELS, counts, strict=True)), numbers)


def is_lukewarm(counts: Sequence[int], terms: Terms = ALONE) -> bool:
    """Whether somebody has to say if it is enough."""
    return not tally(counts, terms).carried and bool(tally(counts, terms, stated=True).carried)
