"""After a round of consent, in plain words: who objects, what harm, what resolves it; and the concerns."""

from __future__ import annotations

from convene.errors import BadInput
from convene.exchange.questions import Talk, add_names
from convene.initiative.initiative import Initiative
from convene.initiative.objecting import (
    AN_OBJECTION,
    CONCERN,
    HARM,
    RESOLVE,
    WHO,
    note_concern,
    note_objection,
    unsaid,
)
from convene.kinds import pick
from convene.voting.tally import Vote

_PERSON = pick.Definition(id="who", title="Who", registry="people")


def ask_for_objections(talk: Talk, initiative: Initiative, vote: Vote) -> Vote:
    """The round with what was said of it, one by one; nothing leaves the rest for later."""
    told = False
    while left := unsaid(vote):
        talk.say(left.title)
        if left.what == "concern":
            words = talk.ask(CONCERN)
            if not words:
                break
            vote = note_concern(initiative, vote, words)
            continue
        if not told:
            talk.say(AN_OBJECTION)
        told, who, harm = True, _person(talk, initiative), talk.ask(HARM)
        if not harm:
            break
        vote = note_objection(initiative, vote, who, harm, talk.ask(RESOLVE))
    return vote


def _person(talk: Talk, initiative: Initiative) -> int | None:
    """Who it is, asked until it is somebody on record or somebody new; None for nothing."""
    while typed := talk.ask(WHO):
        try:
            found = pick.parse(typed, _PERSON, initiative.view)
        except BadInput as fault:
            if not add_names(talk, initiative, fault):
                talk.say(f"{fault.what} {fault.todo}".strip())
                continue
            found = pick.parse(typed, _PERSON, initiative.view)
        return found if isinstance(found, int) else None
    return None
