"""A result as one sentence that can be read aloud: what came out, of whom, in which round.

What is close, tied or left over is said after it.
"""

from __future__ import annotations

from convene.listed import listed
from convene.voting import BY_SCORE, STATED, tally_of
from convene.voting.tally import STRAW_POLL, Tally, Vote, in_figures

ROUNDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def round_in_words(number: int) -> str:
    """ "second round"."""
    return f"{ROUNDS[number - 1]} round" if 0 < number <= len(ROUNDS) else f"round {number}"


def aloud(vote: Vote) -> str:
    """The result with its base and numbers; "" while nothing is counted."""
    tally = tally_of(vote)
    if tally is None or (not tally.counted and vote.method not in STATED):
        return ""
    again = f"in the {round_in_words(vote.round)}" if vote.round > 1 else ""
    of_whom = ", ".join(part for part in (base(vote, tally), again) if part)
    parts = [tally.result, tally.besides, of_whom, _straw(vote)]
    sentence = "; ".join(part for part in parts if part)
    return " ".join(f"{one}." for one in (sentence, *tally.remarks))


def in_short(vote: Vote) -> str:
    """What came out and what it is worth, for a small window; "" while nothing is counted.

    Of options only what is tied or first: all of them stand above it with their counts.
    """
    tally = tally_of(vote)
    if tally is None or not tally.counted:
        return ""
    result = tally.result
    if tally.tied:
        result = f"A tie: {listed([vote.options[one] for one in tally.tied])}"
    elif (vote.dots or vote.method in BY_SCORE) and not tally.refused:
        first = [f"{words} ({in_figures(amount)})" for words, amount in tally.lines[: vote.goes_on or 1]]
        result = f"{'First' if len(first) == 1 else f'The first {len(first)}'}: {', '.join(first)}"
    few = f": {vote.voters} here, {vote.needed} needed" if vote.is_too_few else ""
    return f"{result}. A {STRAW_POLL}{few}." if vote.is_straw_poll else f"{result}."


def base(vote: Vote, tally: Tally) -> str:
    """Of how many it is: of those here and of all members; of those who voted where nobody knows more."""
    if vote.method in STATED or vote.method in BY_SCORE or tally.refused:
        return ""
    if vote.dots:
        here = f" {_there(vote)}, {vote.dots} {'dot' if vote.dots == 1 else 'dots'} each"
        placed = f"{tally.counted} {'dot' if tally.counted == 1 else 'dots'}"
        return placed + (f" of {_people(vote.voters)}{here}" if vote.voters else "")
    if vote.voters is None:
        return f"{_people(tally.counted)} voted"
    members = f", out of {vote.members} members" if vote.members else ""
    left = vote.voters - tally.counted
    if not left:
        return f"all {vote.voters} {_there(vote)} voted{members}"
    return f"{tally.counted} of the {vote.voters} {_there(vote)} voted, {left} did not{members}"


def _there(vote: Vote) -> str:
    """On which base the result stands."""
    return "counted in the room" if vote.voters_said else "with a vote here"


def _straw(vote: Vote) -> str:
    if not vote.is_too_few:
        return f"a {STRAW_POLL}: it decides nothing yet" if vote.straw else ""
    return f"a {STRAW_POLL}, to be confirmed: {vote.needed} with a vote are needed"


def _people(count: int | None) -> str:
    return "1 person" if count == 1 else f"{count} people"
