"""Fist to five: fingers from 0 (I stop this) to 5 (great, I will help lead)."""

from __future__ import annotations

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


def tally(counts: tuple[int, ...], terms: Terms = ALONE, voters: int | None = None) -> Tally:
    """Strict rule (a house rule): carried when nobody shows 0, 1 or 2. Counts decide, no average does."""
    shown = sum(counts)
    low = sum(counts[:3])
    if not shown:
        outcome, carried = "No fingers counted", False
    elif low:
        outcome, carried = f"Not carried: {low} of {shown} showed less than three", False
    else:
        outcome, carried = f"Carried: all {shown} showed three or more", True
    return Tally(
        outcome, carried, shown, tuple(zip(LEVELS, counts, strict=True)), ", ".join(map(str, counts))
    )


def middle(counts: tuple[int, ...]) -> float | None:
    """The middle finger shown (median); None without counts."""
    fingers = [level for level, count in enumerate(counts) for _ in range(count)]
    if not fingers:
        return None
    half = len(fingers) // 2
    return float(fingers[half]) if len(fingers) % 2 else (fingers[half - 1] + fingers[half]) / 2
