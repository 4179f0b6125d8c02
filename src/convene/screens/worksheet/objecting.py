"""After a round of consent: each objection in words, and each concern."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from convene.initiative.standing import votes_of
from convene.people.person import Person
from convene.screens.form import Form
from convene.screens.meeting.doing import ask
from convene.screens.record.questions import person_question, words_question
from convene.voting.consent import CONCERNS, OBJECTIONS
from convene.voting.tally import Objection, Vote, latest

if TYPE_CHECKING:
    from convene.screens.worksheet.writing import Writing

AN_OBJECTION = "An objection is a reason why this would harm our goal, not a wish for something else."


def ask_for_objections(pane: Writing, step: str) -> None:
    """Ask for what was counted in the last round and not said yet, one by one; Esc leaves the rest."""
    vote = latest(list(votes_of(pane.session.view, pane.worksheet.place(step))))
    if vote is None or len(vote.counts) <= OBJECTIONS:
        return
    if len(vote.objections) < vote.counts[OBJECTIONS]:
        _ask_for_objection(pane, step, vote)
    elif len(vote.concerns) < vote.counts[CONCERNS]:
        _ask_for_concern(pane, step, vote)


def _ask_for_objection(pane: Writing, step: str, vote: Vote) -> None:
    number, all_of_them = len(vote.objections) + 1, vote.counts[OBJECTIONS]

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        with pane.deed(), pane.session.initiative.group(f"objection to {vote.label} noted"):
            who = values["who"]
            if isinstance(who, str):
                who = pane.session.initiative.of(Person).add(Person(name=who), "").id
            said = Objection(who=who, harm=values["harm"], resolve=values["resolve"])
            pane.session.initiative.of(Vote).change(vote.id, "", objections=(*vote.objections, said))
        ask_for_objections(pane, step)

    questions = (
        person_question(pane.session, "who", "Who objects?", None),
        words_question("harm", "What harm would it do to our goal?", "", required=True),
        words_question("resolve", "What would resolve it?", ""),
    )
    title = "The objection" if all_of_them == 1 else f"Objection {number} of {all_of_them}"
    ask(pane, pane.session, Form(title, questions, intro=AN_OBJECTION), answered)


def _ask_for_concern(pane: Writing, step: str, vote: Vote) -> None:
    number, all_of_them = len(vote.concerns) + 1, vote.counts[CONCERNS]

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        with pane.deed():
            words = (*vote.concerns, values["concern"])
            pane.session.initiative.of(Vote).change(vote.id, f"concern on {vote.label} noted", concerns=words)
        ask_for_objections(pane, step)

    title = "The concern" if all_of_them == 1 else f"Concern {number} of {all_of_them}"
    form = Form(title, (words_question("concern", "In a few words", "", required=True),))
    ask(pane, pane.session, form, answered)
