"""Ways to decide, each with its rule, and the tally they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Literal, TypeAlias

from convene.listed import listed
from convene.voting import (
    consent,
    dots,
    fist_to_five,
    gradients,
    ranked_choice,
    show_of_hands,
    weighted_scoring,
)
from convene.voting.tally import Tally, Terms, TieEnd, Vote, begun

Method: TypeAlias = Literal[
    "show-of-hands", "consent", "fist-to-five", "gradients", "dots", "ranked-choice", "weighted-scoring"
]

METHODS: Mapping[str, ModuleType] = {
    "show-of-hands": show_of_hands,
    "consent": consent,
    "fist-to-five": fist_to_five,
    "gradients": gradients,
    "dots": dots,
    "ranked-choice": ranked_choice,
    "weighted-scoring": weighted_scoring,
}
"""The methods that can be counted, by the name they have in worksheet files."""

TALKED_THROUGH, ONE_BODY = "talked-through", "one-body"
STATED: Mapping[str, str] = {
    TALKED_THROUGH: "Talked through, no one objected",
    ONE_BODY: "Decided by one person or body",
}
"""Ways without a count: somebody states what came out."""

BY_BALLOT = frozenset({"ranked-choice"})
"""Methods that count ballots, each an order of options, and not how many showed what."""

BY_SCORE = frozenset({"weighted-scoring"})
"""Methods that take a score for each option on each criterion."""

CHOOSING = frozenset({"dots", *BY_BALLOT, *BY_SCORE})
"""Methods by which one chooses among options."""


RULES: Mapping[str, tuple[str, ...]] = {
    "show-of-hands": tuple(show_of_hands.THRESHOLDS),
    "fist-to-five": fist_to_five.RULES,
    "gradients": gradients.RULES,
}
"""What a group can say of when a vote is carried, by method; the others have one rule."""


def name_of(method: str) -> str:
    """The name of a method in words; an unknown one as it is."""
    return METHODS[method].NAME if method in METHODS else STATED.get(method, method)


def choices_of(terms: Terms) -> tuple[str, ...]:
    """What is counted, in words: the levels of a method, or the options; nothing for unknown methods."""
    method = METHODS.get(terms.method)
    if method is None or (terms.method in BY_SCORE and not terms.criteria):
        return ()
    levels: tuple[str, ...] = method.LEVELS
    return levels or terms.options


def counted(counts: Sequence[int], terms: Terms, voters: int | None = None) -> Tally | None:
    """The result of counts; None if this version can't count the method, or they don't go with the terms.

    `voters` is how many there are who may vote, None where nobody knows.
    """
    return tally_of(begun(terms, counts=tuple(counts), voters=voters))


def tally_of(vote: Vote) -> Tally | None:
    """The counted result of a vote; None if this version can't count its method.

    None too before its ballots are all in: how it stands would sway those whose ballots are still out.
    """
    tally = None if vote.counting else _tally(vote)
    if tally is None or not tally.counted:
        return tally
    found = _refused(tally, vote)
    for one in () if found.refused else vote.ties:
        found = _tie_ended(found, one, vote.options)
    return found


def among(vote: Vote, options: Sequence[int], method: str = "") -> Terms:
    """The terms of a second round among these options."""
    terms = vote.terms
    each, most = dots.in_a_run_off(len(options)) if terms.dots else (0, 0)
    return terms._replace(
        method=method or terms.method,
        options=tuple(terms.options[one] for one in options),
        dots=each,
        most_on_one=most,
        goes_on=0,
    )


def _tally(vote: Vote) -> Tally | None:
    """By the method alone."""
    terms, counts, tally = vote.terms, vote.counts, None
    if vote.method in STATED:
        said = "No one objected when it was asked out loud" if vote.method == TALKED_THROUGH else vote.body
        return Tally(said, True, 0, (), "")
    if vote.method in BY_BALLOT:
        there = ranked_choice.valid(vote.ballots, len(terms.options))
        return ranked_choice.tally(there, terms, vote.voters, vote.out) if terms.options else None
    if vote.method in BY_SCORE:
        fits = len(vote.scores) == len(terms.options) and all(
            len(row) == len(terms.criteria) for row in vote.scores
        )
        return weighted_scoring.tally(vote.scores, terms, vote.voters) if fits and vote.scores else None
    if vote.method not in METHODS or not counts or len(counts) != len(choices_of(terms)):
        return None
    match vote.method:
        case "consent":
            tally = consent.tally(counts, terms, vote.voters, [one.ended for one in vote.objections])
        case "gradients":
            tally = gradients.tally(counts, terms, vote.voters, stated=vote.stated_by is not None)
        case _:
            tally = METHODS[vote.method].tally(counts, terms, vote.voters)
    return tally


def _refused(tally: Tally, vote: Vote) -> Tally:
    """More people counted than there are with a vote: that can't be, and is said with the difference."""
    a_person_each = vote.method not in {"dots", *BY_SCORE}
    if not a_person_each or vote.voters is None or tally.counted <= vote.voters:
        return tally
    carried = None if tally.carried is None else False
    there = "counted in the room" if vote.voters_said else "marked as here with a vote"
    outcome = f"{tally.counted - vote.voters} too many: {tally.counted} counted, {vote.voters} {there}"
    return tally._replace(result=outcome, carried=carried, tied=(), top=(), refused=True, remarks=())


def _tie_ended(tally: Tally, end: TieEnd, options: Sequence[str]) -> Tally:
    """What the group did about a tie stands behind the result; a tie for last goes on by itself."""
    chosen = listed([options[one] for one in end.chosen if one < len(options)])
    said = {
        "lots": f"By lot: {chosen}",
        "all": f"The group takes {chosen}",
        "talk": f"The group chose {chosen}",
    }
    is_ended = set(end.between) == set(tally.tied)
    remarks = (*tally.remarks, said[end.way])
    return tally._replace(remarks=remarks, tied=() if is_ended else tally.tied)
