"""What was decided: exact words, and how they were reached."""

from __future__ import annotations

from collections.abc import Sequence

from convene.blocks import Block, Decided, DecisionList, Prose
from convene.captured.decision import Decision
from convene.dates import show_day
from convene.handouts.parts.counting import sentence
from convene.initiative.view import View
from convene.listed import listed
from convene.voting import METHODS, tally_of
from convene.voting.tally import Vote


def decided(view: View, decisions: Sequence[Decision]) -> Block:
    """The decisions; a sentence when there is none, since that is news."""
    if not decisions:
        return Prose(text="No decision was recorded.")
    votes = {vote.id: vote for vote in view.all(Vote)}
    return DecisionList(
        decisions=tuple(
            Decided(one.label, one.text, basis(one, votes.get(one.vote or 0))) for one in decisions
        )
    )


def basis(decision: Decision, vote: Vote | None) -> tuple[str, ...]:
    """How it was reached with which numbers; when to look again."""
    counted = tally_of(vote) if vote else None
    method = decision.method or (METHODS[vote.method].NAME if vote and counted else "")
    numbers = decision.numbers
    if not numbers and counted:
        shown = [f"{number} at {level.partition(' ')[0]}" for level, number in counted.lines if number]
        numbers = f"{counted.outcome} ({listed(shown)})" if shown else counted.outcome
    how = " ".join(part for part in (sentence(_by(method)), sentence(numbers)) if part)
    again = decision.look_again
    looked = (f"Look at it again: {show_day(again, year=True)}.",) if again else ()
    return (how, *looked) if how else looked


def _by(method: str) -> str:
    """ "By show of hands", but "Talked through, no one objected" as it is."""
    if not method or "," in method or method.casefold().startswith(("by ", "decided")):
        return method
    return f"By {method[0].lower()}{method[1:]}"
