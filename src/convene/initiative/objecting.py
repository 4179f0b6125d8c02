"""After a round of consent: which objections and concerns are not in words yet, and how they are kept."""

from __future__ import annotations

from typing import Literal, NamedTuple

from convene.initiative.initiative import Initiative
from convene.people.person import Person
from convene.voting.consent import CONCERNS, OBJECTIONS
from convene.voting.tally import Objection, Vote

AN_OBJECTION = "An objection is a reason why this would harm our goal, not a wish for something else."
WHO, HARM, RESOLVE = "Who objects?", "What harm would it do to our goal?", "What would resolve it?"
CONCERN = "In a few words"


class Unsaid(NamedTuple):
    """What is to be said next of a round: the first objection of two, the only concern."""

    what: Literal["objection", "concern"]
    number: int
    of: int

    @property
    def title(self) -> str:
        """ "The objection", "Concern 2 of 3"."""
        return f"The {self.what}" if self.of == 1 else f"{self.what.capitalize()} {self.number} of {self.of}"


def unsaid(vote: Vote) -> Unsaid | None:
    """What was counted in a round of consent and is not in words yet: objections first; None for nothing."""
    if vote.method != "consent" or len(vote.counts) <= OBJECTIONS:
        return None
    objections, concerns = vote.counts[OBJECTIONS], vote.counts[CONCERNS]
    if len(vote.objections) < objections:
        return Unsaid("objection", len(vote.objections) + 1, objections)
    if len(vote.concerns) < concerns:
        return Unsaid("concern", len(vote.concerns) + 1, concerns)
    return None


def note_objection(
    initiative: Initiative, vote: Vote, who: int | str | None, harm: str, resolve: str
) -> Vote:
    """Keep an objection; a name that is on no record yet is added in the same deed."""
    with initiative.group(f"objection to {vote.label} noted"):
        if isinstance(who, str):
            who = initiative.of(Person).add(Person(name=who), "").id
        said = Objection(who=who, harm=harm, resolve=resolve)
        return initiative.of(Vote).change(vote.id, "", objections=(*vote.objections, said))


def note_concern(initiative: Initiative, vote: Vote, words: str) -> Vote:
    """Keep a concern in words."""
    concerns = (*vote.concerns, words)
    return initiative.of(Vote).change(vote.id, f"concern on {vote.label} noted", concerns=concerns)
