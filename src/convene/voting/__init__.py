"""Ways to decide, each with its rule, and the tally they give."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from convene.voting import consent, dots, fist_to_five, gradients, ranked_choice, show_of_hands
from convene.voting.tally import Tally, Terms, Vote

METHODS: dict[str, ModuleType] = {
    "show-of-hands": show_of_hands,
    "consent": consent,
    "fist-to-five": fist_to_five,
    "gradients": gradients,
    "dots": dots,
    "ranked-choice": ranked_choice,
}
"""The methods that can be counted, by the name they have in worksheet files."""

BY_BALLOT = frozenset({"ranked-choice"})
"""Methods that count ballots, each an order of options, and not how many showed what."""

CHOOSING = frozenset({"dots", *BY_BALLOT})
"""Methods by which one chooses among options."""


def choices_of(terms: Terms) -> tuple[str, ...]:
    """What is counted, in words: the levels of a method, or the options; nothing for unknown methods."""
    method = METHODS.get(terms.method)
    if method is None:
        return ()
    levels: tuple[str, ...] = method.LEVELS
    return levels or terms.options


def counted(counts: Sequence[int], terms: Terms, voters: int | None = None) -> Tally | None:
    """The result of counts; None if this version can't count the method, or they don't go with the terms.

    `voters` is how many there are who may vote, None where nobody knows.
    """
    method = METHODS.get(terms.method)
    if method is None or terms.method in BY_BALLOT or not counts or len(counts) != len(choices_of(terms)):
        return None
    tally: Tally = method.tally(tuple(counts), terms, voters)
    return tally


def tally_of(vote: Vote) -> Tally | None:
    """The counted result of a vote; None if this version can't count its method."""
    if vote.method in BY_BALLOT:
        return of_ballots(vote.ballots, vote.terms, vote.voters, vote.out)
    return counted(vote.counts, vote.terms, vote.voters)


def of_ballots(
    ballots: Sequence[tuple[int, ...]],
    terms: Terms,
    voters: int | None = None,
    out: Sequence[int] = (),
) -> Tally | None:
    """The result of ballots; those that can't be counted are left out. None without options."""
    there = ranked_choice.valid(ballots, len(terms.options))
    return ranked_choice.tally(there, terms, voters, out) if terms.options else None
