"""The counts of one round of a vote become a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from convene.initiative.initiative import Initiative
from convene.initiative.standing import votes_of
from convene.voting.tally import Terms, Vote
from convene.worksheets.definition import Step, Worksheet


def count(
    initiative: Initiative,
    worksheet: Worksheet,
    step: Step,
    counts: Sequence[int],
    terms: Terms,
    *,
    at: datetime,
    ballots: Sequence[tuple[int, ...]] = (),
    out: Sequence[int] = (),
    voters: int | None = None,
    needed: int = 0,
    meeting: int | None = None,
) -> Vote:
    """Keep the next round of a worksheet's vote; the record. One deed, one undo."""
    votes, place = initiative.of(Vote), worksheet.place(step.id)
    vote = Vote(
        number=votes.next_number(),
        question=step.prompt,
        method=terms.method,
        options=terms.options,
        threshold=terms.threshold,
        dots=terms.dots,
        most_on_one=terms.most_on_one,
        counts=tuple(counts),
        ballots=tuple(ballots),
        out=tuple(out),
        at=at,
        voters=voters,
        needed=needed,
        round=len(votes_of(initiative.view, place)) + 1,
        meeting=meeting,
        step=place,
    )
    return votes.add(vote, f"{step.title}: round {vote.round} counted")
