"""What was decided: exact words, and how they were reached."""

from __future__ import annotations

from collections.abc import Sequence

from convene.blocks import Block, Decided, DecisionList, Prose
from convene.captured.decision import Decision
from convene.dates import show_day
from convene.handouts.parts.counting import sentence
from convene.handouts.parts.vote_words import aside, objections, rounds_of
from convene.initiative.counting import changed_since
from convene.initiative.view import View
from convene.listed import listed
from convene.voting import name_of, tally_of
from convene.voting.tally import Vote, in_figures


def decided(view: View, decisions: Sequence[Decision], *, in_one: bool = False) -> Block:
    """The decisions; a sentence when there is none, since that is news.

    With `in_one` all that is said of one runs on: actions are to be met on the same page.
    """
    if not decisions:
        return Prose(text="No decision was recorded.")
    votes = view.by_id(Vote)
    return DecisionList(
        decisions=tuple(
            Decided(one.label, one.text, (" ".join(lines),) if in_one and lines else lines)
            for one in decisions
            for lines in (basis(view, one, votes.get(one.vote or 0)),)
        )
    )


def basis(view: View, decision: Decision, vote: Vote | None) -> tuple[str, ...]:
    """How it was reached with which numbers; objections and how they ended; when to look again."""
    method = decision.method or (name_of(vote.method) if vote and tally_of(vote) else "")
    numbers = decision.numbers or (_numbers(vote) if vote else "")
    lines = [" ".join(part for part in (sentence(_by(method)), sentence(numbers)) if part)]
    if vote:
        lines += [words for one in rounds_of(vote, view.all(Vote)) for words in objections(view, one)]
        lines.append(aside(view, vote))
        again = "The count was corrected after this was decided: look at it again."
        lines.append(again if changed_since(view, decision) else "")
    if decision.look_again:
        lines.append(f"Look at it again: {show_day(decision.look_again, year=True)}.")
    return tuple(filter(None, lines))


def _numbers(vote: Vote) -> str:
    tally = tally_of(vote)
    if tally is None:
        return ""
    shown = [f"{in_figures(number)} at {level.partition(' ')[0]}" for level, number in tally.lines if number]
    return f"{tally.outcome} ({listed(shown)})" if shown else tally.outcome


def _by(method: str) -> str:
    """ "By show of hands", but "Talked through, no one objected" as it is."""
    if not method or "," in method or method.casefold().startswith(("by ", "decided")):
        return method
    return f"By {method[0].lower()}{method[1:]}"
