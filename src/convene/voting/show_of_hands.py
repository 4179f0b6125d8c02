"""Show of hands: for, against, abstain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from convene.voting.tally import ALONE, Tally, Terms

NAME = "Show of hands"

LEVELS = ("For", "Against", "Abstain")

USUAL = "More than half"

THRESHOLDS: Mapping[str, Callable[[int, int], bool]] = {
    USUAL: lambda favor, cast: 2 * favor > cast,
    "At least two thirds": lambda favor, cast: 3 * favor >= 2 * cast,
    "At least three quarters": lambda favor, cast: 4 * favor >= 3 * cast,
    "Everyone": lambda favor, cast: favor == cast,
}
"""When it is carried, by the options of the list thresholds. Whole numbers are compared, no percents."""


def tally(counts: Sequence[int], terms: Terms = ALONE, voters: int | None = None) -> Tally:
    """Carried when those for it meet the threshold; abstaining counts for neither side."""
    favor, against, abstain = counts
    cast, threshold = favor + against, terms.threshold or USUAL
    if not cast:
        outcome, carried = "No votes cast", False
    elif favor == against:
        outcome, carried = f"Tie, {favor} to {against}: not carried", False
    else:
        carried = favor > 0 and THRESHOLDS.get(threshold, THRESHOLDS[USUAL])(favor, cast)
        word = "Carried" if carried else "Not carried"
        needed = "" if threshold == USUAL else f" ({threshold.lower()} needed)"
        outcome = f"{word}: {favor} for, {against} against{needed}"
    numbers = f"{favor} for, {against} against, {abstain} abstain"
    besides = f"{favor} of the {cast} who voted for or against"
    besides += f", {abstain} abstained" if abstain else ""
    return Tally(outcome, carried, sum(counts), tuple(zip(LEVELS, counts, strict=True)), numbers, besides)
