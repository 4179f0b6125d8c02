"""What was said of a vote besides its counts, in sentences for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convene.handouts.parts.counting import sentence
from convene.initiative.view import View
from convene.kinds.field import REMOVED
from convene.listed import listed
from convene.voting import choices_of
from convene.voting.tally import Vote


def objections(view: View, vote: Vote) -> list[str]:
    """Each objection: who, what harm, what would resolve it, how it ended."""
    return [
        " ".join(
            filter(
                None,
                (
                    f"Objection{f' ({_name(view, one.who)})' if one.who else ''}: {sentence(one.harm)}",
                    f"It would be resolved by: {sentence(one.resolve)}" if one.resolve else "",
                    f"How it ended: {sentence(one.ended)}" if one.ended else "",
                ),
            )
        )
        for one in vote.objections
    ]


def aside(view: View, vote: Vote) -> str:
    """Who stated a conflict of interest and did not vote; "" for nobody."""
    if not vote.aside:
        return ""
    names = listed([_name(view, one) for one in vote.aside])
    return f"{names} stated a conflict of interest and did not vote."


def all_that_was_said(view: View, vote: Vote) -> Iterator[str]:
    """Everything, a sentence or two each."""
    yield from objections(view, vote)
    yield from (f"Concern: {sentence(words)}" for words in vote.concerns)
    yield from (f"What was said: {sentence(words)}" for words in vote.reasons)
    if vote.wording:
        yield f"The final wording: {sentence(vote.wording)}"
    if vote.stated_by and vote.method == "gradients":
        yield f"{_name(view, vote.stated_by)} stated that it is enough."
    if vote.aside:
        yield aside(view, vote)
    yield from _lots(view, vote)
    if vote.roll:
        yield _roll(view, vote)
    if vote.note:
        yield vote.note


def rounds_of(vote: Vote, votes: Sequence[Vote]) -> list[Vote]:
    """The rounds of the same question up to this one."""
    same = [
        one
        for one in votes
        if (one.step, one.meeting, one.question) == (vote.step, vote.meeting, vote.question)
        and one.round <= vote.round
    ]
    return sorted(same, key=lambda one: (one.round, one.number))


def _lots(view: View, vote: Vote) -> Iterator[str]:
    for one in vote.ties:
        if one.way == "lots" and one.who:
            drawn = listed([vote.options[at] for at in one.chosen if at < len(vote.options)])
            yield f"{_name(view, one.who)} drew the lot: {sentence(drawn)}"


def _roll(view: View, vote: Vote) -> str:
    """Who said what, since the group asked for a roll call."""
    said = [
        f"{words}: {listed([_name(view, one.who) for one in vote.roll if one.level == at])}"
        for at, words in enumerate(choices_of(vote.terms))
        if any(one.level == at for one in vote.roll)
    ]
    return f"By names, as the group asked. {'. '.join(said)}."


def _name(view: View, person: int | None) -> str:
    return view.name("people", person or 0) or REMOVED
