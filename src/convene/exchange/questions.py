"""Plain questions, answered in one line each: a number, a new name, the counts of a vote, ballots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from convene.errors import BadInput
from convene.initiative.initiative import Initiative
from convene.kinds.pick import NotAmong
from convene.voting import BY_BALLOT, BY_SCORE, choices_of
from convene.voting.ranked_choice import is_valid
from convene.voting.tally import Terms, Vote, begun
from convene.voting.weighted_scoring import LEAST, MOST, agreed

MOST_COUNTED = 999
YES = ("y", "yes")


class Talk(Protocol):
    """Who asks and tells; an answer of nothing goes on."""

    def ask(self, question: str) -> str:
        """What was answered, stripped."""
        ...

    def say(self, words: str) -> None:
        """Tell something."""
        ...


def ask_number(talk: Talk, question: str, least: int, most: int) -> int | None:
    """A whole number, asked until it fits; None for nothing."""
    while typed := talk.ask(question):
        if typed.isascii() and typed.isdigit() and least <= int(typed) <= most:
            return int(typed)
        talk.say(f"Type a whole number from {least} to {most}.")
    return None


def add_names(talk: Talk, initiative: Initiative, fault: BadInput) -> bool:
    """Whether all that was wrong were names that are new, and they are added now."""
    if not isinstance(fault, NotAmong):
        return False
    which = "it" if len(fault.names) == 1 else "them"
    if talk.ask(f"{fault.what} Add {which}? y or nothing").casefold() not in YES:
        return False
    with initiative.group(f"{' and '.join(fault.names)} added to the {fault.registry}"):
        for name in fault.names:
            initiative.rows(fault.registry).add({"name": name})
    return True


def ask_for_round(talk: Talk, terms: Terms) -> Vote:
    """How many showed each level or chose each option; ballots or scores, where these are counted."""
    choices = choices_of(terms)
    if terms.method in BY_BALLOT:
        return begun(terms, ballots=_ballots(talk, choices))
    if terms.method in BY_SCORE:
        scores = tuple(
            tuple(agreed(ask_number(talk, f"{words}: {one.title}", LEAST, MOST)) for one in terms.criteria)
            for words in choices
        )
        return begun(terms, scores=scores)
    counts = tuple(ask_number(talk, f"How many: {words}", 0, MOST_COUNTED) or 0 for words in choices)
    return begun(terms, counts=counts)


def _ballots(talk: Talk, options: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Ballots as the numbers of the options, first choice first."""
    for number, words in enumerate(options, start=1):
        talk.say(f"{number}: {words}")
    ballots: list[tuple[int, ...]] = []
    while typed := talk.ask(f"Ballot {len(ballots) + 1}, such as 2 3 1; nothing ends it"):
        numbers = typed.replace(",", " ").split()
        ballot = tuple(int(one) - 1 if one.isdecimal() else -1 for one in numbers)
        if is_valid(ballot, len(options)):
            ballots.append(ballot)
        else:
            talk.say(f"Each option once, by its number, 1 to {len(options)}.")
    return tuple(ballots)
