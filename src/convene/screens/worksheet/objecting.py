"""After a round of consent: each objection in words, and each concern."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from convene.initiative.objecting import (
    AN_OBJECTION,
    CONCERN,
    HARM,
    RESOLVE,
    WHO,
    Unsaid,
    note_concern,
    note_objection,
    unsaid,
)
from convene.initiative.standing import votes_of
from convene.screens.form import Form
from convene.screens.meeting.doing import ask
from convene.screens.record.questions import person_question, words_question
from convene.voting.tally import Vote, latest

if TYPE_CHECKING:
    from convene.screens.worksheet.writing import Writing


def ask_for_objections(pane: Writing, step: str) -> None:
    """Ask for what was counted in the last round and not said yet, one by one; Esc leaves the rest."""
    vote = latest(list(votes_of(pane.session.view, pane.worksheet.place(step))))
    left = unsaid(vote) if vote else None
    if vote and left:
        _ask(pane, step, vote, left)


def _ask(pane: Writing, step: str, vote: Vote, left: Unsaid) -> None:
    initiative = pane.session.initiative

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        with pane.deed():
            if left.what == "objection":
                note_objection(initiative, vote, values["who"], values["harm"], values["resolve"])
            else:
                note_concern(initiative, vote, values["concern"])
        ask_for_objections(pane, step)

    ask(pane, pane.session, _form(pane, left), answered)


def _form(pane: Writing, left: Unsaid) -> Form:
    if left.what == "concern":
        return Form(left.title, (words_question("concern", CONCERN, "", required=True),))
    questions = (
        person_question(pane.session, "who", WHO, None),
        words_question("harm", HARM, "", required=True),
        words_question("resolve", RESOLVE, ""),
    )
    return Form(left.title, questions, intro=AN_OBJECTION)
