"""Consent (sociocracy): nobody has a reason why it would harm the goal."""

from __future__ import annotations

from convene.voting.tally import ALONE, Tally, Terms

NAME = "Consent"

LEVELS = ("Consent", "Consent with a concern", "Objection")

CONCERNS, OBJECTIONS = 1, 2
"""The places of these levels."""


def tally(counts: tuple[int, ...], terms: Terms = ALONE, voters: int | None = None) -> Tally:
    """Carried when no objection is open, however many consent."""
    consent, concern, objection = counts
    with_concern = f", {concern} with a concern" if concern else ""
    if not sum(counts):
        outcome, carried = "No one counted", False
    elif objection:
        noun = "objection" if objection == 1 else "objections"
        outcome, carried = f"Not carried: {objection} open {noun}", False
    else:
        outcome, carried = f"Carried: no objection{with_concern}", True
    noun = "objection" if objection == 1 else "objections"
    numbers = f"{consent} consent{with_concern}, {objection} {noun}"
    return Tally(outcome, carried, sum(counts), tuple(zip(LEVELS, counts, strict=True)), numbers)
