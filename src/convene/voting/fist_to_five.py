"""Fist to five: fingers from 0 (I stop this) to 5 (great, I will help lead)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from convene.voting.tally import ALONE, Tally, Terms

NAME = "Fist to five"

LEVELS = (
    "0  No, I stop this",
    "1  Big problems",
    "2  Needs changes first",
    "3  I can live with it",
    "4  Good",
    "5  Great, I will help lead",
)

LOW = slice(0, 3)
"""The levels whose reasons are asked for."""

SOFT = "No fist, four of five at three or more"
RULES = (SOFT,)
"""Besides the strict rule (nobody below three): what a charter may say (a house rule)."""


def tally(counts: Sequence[int], terms: Terms = ALONE, voters: int | None = None) -> Tally:
    """Strict rule (a house rule): carried when nobody shows 0, 1 or 2. Counts decide, no average does."""
    shown = sum(counts)
    low, high = sum(counts[LOW]), sum(counts[LOW.stop :])
    if not shown:
        outcome, carried = "No fingers counted", False
    elif terms.threshold == SOFT and low:
        carried = not counts[0] and 5 * high >= 4 * shown
        fists = f", {counts[0]} a fist" if counts[0] else ""
        word = "Carried" if carried else "Not carried"
        outcome = f"{word}: {high} of {shown} showed three or more{fists} (no fist and four of five needed)"
    elif low:
        outcome, carried = f"Not carried: {low} of {shown} showed less than three", False
    else:
        outcome, carried = f"Carried: all {shown} showed three or more", True
    half = middle(counts)
    besides = "" if half is None else f"the middle of all hands is {half:g}"
    numbers = ", ".join(map(str, counts))
    return Tally(outcome, carried, shown, tuple(zip(LEVELS, counts, strict=True)), numbers, besides)


def middle(counts: Sequence[int]) -> float | None:
    """The median of the fingers shown; None without counts."""
    fingers = [level for level, count in enumerate(counts) for _ in range(count)]
    return float(median(fingers)) if fingers else None
