"""A decision without a count: talked through and no one objected, or decided by somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from convene.initiative.agenda_vote import question_of, state
from convene.meetings.agenda import AgendaItem
from convene.people.person import Person
from convene.screens.form import Form, Question
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.record.questions import person_question, words_question
from convene.voting import TALKED_THROUGH, name_of

ASK_ALOUD = "Ask out loud: does anyone object? Look around. Silence is not yes."


def ask_what_was_stated(pane: ItemPane, item: AgendaItem, method: str) -> None:
    """Its words, and who asked or who decided."""
    session = pane.session

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        with doing(pane), session.initiative.group(f"“{item.title}” decided"):
            said = dict(values)
            if isinstance(said.get("stated_by"), str):
                person = Person(name=said["stated_by"])
                said["stated_by"] = session.initiative.of(Person).add(person, "").id
            state(session.initiative, item, method, said.pop("text"), at=session.now(), **said)

    talked = method == TALKED_THROUGH
    who: tuple[Question, ...] = (
        (person_question(session, "stated_by", "Who asked out loud?", None),)
        if talked
        else (
            words_question(
                "body", "Who decided, where and when?", "", hint="e.g. the school board, May 6", required=True
            ),
        )
    )
    questions = (
        words_question("text", "Decision, in full words", "", required=True),
        *who,
        words_question("note", "Note" if talked else "Their words", ""),
    )
    intro = ASK_ALOUD if talked else question_of(item)
    ask(pane, session, Form(name_of(method), questions, intro=intro, about=str(item.id)), answered)
