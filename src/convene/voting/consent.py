"""Consent (sociocracy): nobody has a reason why it would harm the goal."""

from __future__ import annotations

from collections.abc import Sequence

from convene.voting.tally import ALONE, CHANGED, WITHDRAWN, Tally, Terms

NAME = "Consent"

LEVELS = ("Consent", "Consent with a concern", "Objection")

CONCERNS, OBJECTIONS = 1, 2
"""The places of these levels."""


def tally(
    counts: Sequence[int], terms: Terms = ALONE, voters: int | None = None, ended: Sequence[str] = ()
) -> Tally:
    """Carried when no objection is open, however many consent.

    `ended` is how objections ended: one that was withdrawn is open no more; after the proposal was changed
    all are asked for consent again, in a round of its own.
    """
    consent, concern, objection = counts
    withdrawn = min(objection, ended.count(WITHDRAWN))
    still_open = objection - withdrawn
    with_concern = f", {concern} with a concern" if concern else ""
    taken_back = f", {withdrawn} withdrawn" if withdrawn else ""
    if not sum(counts):
        outcome, carried = "No one counted", False
    elif still_open and ended.count(CHANGED) >= still_open:
        noun = "objection" if still_open == 1 else "objections"
        outcome, carried = f"Not carried: {still_open} {noun}, and the proposal was changed", False
    elif still_open:
        noun = "objection" if still_open == 1 else "objections"
        outcome, carried = f"Not carried: {still_open} open {noun}{taken_back}", False
    else:
        none = f"no open objection{taken_back}" if withdrawn else "no objection"
        outcome, carried = f"Carried: {none}{with_concern}", True
    noun = "objection" if objection == 1 else "objections"
    numbers = f"{consent} consent{with_concern}, {objection} {noun}{taken_back}"
    return Tally(outcome, carried, sum(counts), tuple(zip(LEVELS, counts, strict=True)), numbers)
