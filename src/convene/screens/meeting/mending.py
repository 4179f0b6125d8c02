"""Changing what was captured, by the same questions as in the place Record; and what was said of a vote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import structs
from textual.widget import Widget

from convene.people.person import Person
from convene.screens.form import Form, Question
from convene.screens.meeting.doing import ask, doing
from convene.screens.record.entries import Recorded
from convene.screens.record.questions import person_question, questions_about
from convene.screens.record.writing import change
from convene.screens.session import Session
from convene.typed import clean_line
from convene.voting.tally import Vote


def mend(node: Widget, session: Session, record: Recorded) -> None:
    """Ask what is to be different, and set it in one deed."""

    def answered(answers: Mapping[str, Any] | None) -> None:
        if answers is not None:
            with doing(node):
                change(session.initiative, record, answers, session.today)

    ask(node, session, Form(record.label, questions_about(session, record)), answered)


def mend_what_was_said(node: Widget, session: Session, vote: Vote) -> None:
    """The last concern of a vote, else its last objection, in other words."""
    last = None if vote.concerns else vote.objections[-1]
    words = last.harm if last else vote.concerns[-1]
    asked = "What harm would it do to our goal?" if last else "In a few words"
    questions = [Question("said", asked, _line, words, required=True, replaces=False)]
    if last:
        questions.insert(0, person_question(session, "who", "Who objects?", last.who))
        questions.append(Question("resolve", "What would resolve it?", _line, last.resolve, replaces=False))

    def answered(answers: Mapping[str, Any] | None) -> None:
        if answers is None:
            return
        votes, people = session.initiative.of(Vote), session.initiative.of(Person)
        with doing(node), session.initiative.group(f"words on {vote.label} changed"):
            if last is None:
                votes.change(vote.id, "", concerns=(*vote.concerns[:-1], answers["said"]))
                return
            who = answers["who"]
            who = people.add(Person(name=who), "").id if isinstance(who, str) else who
            said = structs.replace(last, who=who, harm=answers["said"], resolve=answers["resolve"])
            votes.change(vote.id, "", objections=(*vote.objections[:-1], said))

    title = f"{vote.label}: the {'objection' if last else 'concern'}"
    ask(node, session, Form(title, questions), answered)


def _line(words: str) -> str:
    return clean_line(words).strip()
