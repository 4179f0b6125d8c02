"""What is recorded of a vote besides its counts: words, how an objection or a tie ended, names if wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from convene.errors import BadInput
from convene.initiative.voters import people_with_a_vote, voters_here
from convene.kinds import pick
from convene.kinds.vote import Definition as VoteField
from convene.people.person import Person
from convene.screens.choosing import Choosing
from convene.screens.form import Form, Question
from convene.screens.meeting.doing import ask
from convene.screens.people.questions import one_of
from convene.screens.record.questions import day_question, one_of_question, person_question, words_question
from convene.screens.worksheet.roll_call import RollCall
from convene.voting.gradients import is_lukewarm
from convene.voting.tally import ENDS, TieEnd, Vote
from convene.widgets.fitting import SEPARATOR, fitting_last
from convene.widgets.typeahead import Offer

if TYPE_CHECKING:
    from convene.editors.editor import Editor
    from convene.screens.session import Session
    from convene.screens.worksheet.writing import Writing

REASONS = {
    "fist-to-five": "Why did some show less than three?",
    "gradients": "What do those at 5 to 8 say?",
}
"""What is asked, by method; without names."""

MOST_VOTERS = 999
"""No room has more people."""

MOST_SHOWN = 44
"""Letters of an objection in a question about it."""

WAYS: Mapping[str, str] = {
    "again": "Talk, and vote again",
    "run-off": "A run-off between them",
    "all": "Take them all",
    "talk": "The group chooses one of them",
    "lots": "Draw lots in the room",
}
"""What a group can do about a tie; it is never broken for it."""

FOR_LAST: Mapping[str, str] = {
    "again": WAYS["again"],
    "talk": "The group says who goes out",
    "lots": "Draw lots in the room: who is drawn goes out",
}
"""The same at a tie for last."""


def ask_for_words(pane: Writing, vote_id: int) -> None:
    """All that is recorded of a round besides its counts, in one form."""
    vote, session = pane.session.view.get(Vote, vote_id), pane.session
    if vote is None:
        return

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        with pane.deed(), session.initiative.group(f"words on {vote.label} noted"):
            changed = {key: value for key, value in values.items() if not key.startswith(_END)}
            changed["stated_by"] = _added(session, changed.get("stated_by", vote.stated_by))
            changed["objections"] = tuple(
                msgspec.structs.replace(one, ended=values.get(f"{_END}{at}", one.ended))
                for at, one in enumerate(vote.objections)
            )
            changed = {key: value for key, value in changed.items() if value != getattr(vote, key)}
            if changed:
                session.initiative.of(Vote).change(vote.id, "", **changed)

    ask(pane, session, Form(f"More on {vote.label}", _questions(session, vote), about=str(vote.id)), answered)


_END = "end-"


def _questions(session: Session, vote: Vote) -> tuple[Question, ...]:
    found = [
        one_of_question(
            f"{_END}{at}", f"How did it end: “{one.harm[:MOST_SHOWN]}”?", ENDS, one.ended, optional=True
        )
        for at, one in enumerate(vote.objections)
    ]
    if vote.method in REASONS:
        found.append(_several("reasons", REASONS[vote.method], vote.reasons))
    if vote.method == "consent":
        found.append(_several("concerns", "Concerns", vote.concerns))
    if vote.method == "gradients" and is_lukewarm(vote.counts, vote.terms):
        found.append(person_question(session, "stated_by", "Who says that it is enough?", vote.stated_by))
    if not vote.options:
        found.append(words_question("wording", "The final wording", vote.wording))
    return (
        *found,
        _people(session, "aside", "Who stated a conflict of interest and did not vote?", vote.aside),
        day_question(session, "look_again", "Look at it again on", vote.look_again),
        words_question("recorded_by", "Who recorded it", vote.recorded_by),
        words_question("note", "Note", vote.note),
    )


def _several(key: str, label: str, value: Sequence[str]) -> Question:
    def parse(words: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in words.split(SEPARATOR.strip()) if part.strip())

    return words_question(key, label, SEPARATOR.join(value), hint="several with ; between")._replace(
        parse=parse
    )


def _people(session: Session, key: str, label: str, value: Sequence[int]) -> Question:
    """People on record, by name."""
    view, field = session.view, pick.Definition(id=key, title="People", registry="people", most=0)
    known = [Offer(name) for _, name in view.choices("people")]
    names = [name for one in value if (name := view.name("people", one))]
    return Question(
        key,
        label,
        lambda words: tuple(pick.parse(words, field, view) or ()),
        SEPARATOR.join(names),
        hint="people, several with ; between",
        find=lambda words: fitting_last(words, known),
    )


def _added(session: Session, who: int | str | None) -> int | None:
    """The id of a person; a new name is added."""
    return session.initiative.of(Person).add(Person(name=who), "").id if isinstance(who, str) else who


def ask_how_many(pane: Writing, said: Editor.VotersWanted) -> None:
    """How many vote; emptied, it is those marked as here again."""

    def parse(words: str) -> int | None:
        if not words.strip():
            return None
        if not words.strip().isdecimal() or int(words) > MOST_VOTERS:
            raise BadInput(f"“{words.strip()}” is not a number of people.", todo="Type a number: 14.")
        if int(words) < said.least:
            raise BadInput(f"{said.least} are counted already.", todo="Count again if that is too many.")
        return int(words)

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is not None:
            said.then(values["voters"])

    marked = voters_here(pane.session.view, _field(pane, said.step))
    here = f"{marked.here} with a vote are marked as here." if marked else "Nobody is marked as here."
    intro = f"{here} The result says on which number it stands."
    number = str(max(said.least, said.now or 0) or "")
    question = Question("voters", "How many people here vote?", parse, number)
    ask(pane, pane.session, Form("How many vote", (question,), intro=intro, about=said.step), answered)


def _field(pane: Writing, step_id: str) -> VoteField | None:
    """The vote that a step is."""
    step = pane.worksheet.step(step_id)
    return step.field if step and isinstance(step.field, VoteField) else None


def ask_about_tie(pane: Writing, said: Editor.TieWanted) -> None:
    """Which way the group takes; by lot it is asked who drew."""
    ways = FOR_LAST if said.for_last else WAYS

    def answered(at: int | None) -> None:
        way = list(ways)[at] if at is not None else ""
        if way == "lots":
            _ask_for_lot(pane, said)
        elif way == "talk":
            _ask_who(pane, said)
        elif way:
            end = TieEnd(way="all", between=said.between, chosen=said.between) if way == "all" else None
            said.then(way, end)

    question = f"Tied: {', '.join(said.names)}. What does the group do?"
    ask(pane, pane.session, Choosing(question, list(ways.values())), answered)


def _ask_who(pane: Writing, said: Editor.TieWanted) -> None:
    def answered(at: int | None) -> None:
        if at is not None:
            said.then("talk", _end(said, "talk", at))

    question = "Who goes out?" if said.for_last else "Which one does the group choose?"
    ask(pane, pane.session, Choosing(question, said.names), answered)


def _ask_for_lot(pane: Writing, said: Editor.TieWanted) -> None:
    """Which one was drawn, and by whom: the drawing is recorded by name."""

    def answered(values: Mapping[str, Any] | None) -> None:
        if values:
            with pane.deed(), pane.session.initiative.group("a lot was drawn"):
                who = _added(pane.session, values["who"])
                said.then("lots", _end(said, "lots", said.names.index(values["drawn"]), who))

    drawn = one_of_question("drawn", "Which one was drawn?", said.names, "")._replace(
        find=one_of(said.names), required=True
    )
    who_drew = person_question(pane.session, "who", "Who drew?", None)._replace(required=True)
    questions = (drawn, who_drew)
    ask(pane, pane.session, Form("Lots drawn in the room", questions), answered)


def _end(said: Editor.TieWanted, way: Literal["lots", "talk"], at: int, who: int | None = None) -> TieEnd:
    return TieEnd(way=way, between=said.between, chosen=(said.between[at],), who=who)


def call_the_roll(pane: Writing, said: Editor.RollCallWanted) -> None:
    """Each with a vote by name, in a list; nobody can be called who is not marked as here."""
    people = people_with_a_vote(pane.session.view, _field(pane, said.step))
    if not people:
        words = (
            "Nobody with a vote is marked as here. Mark who is here first (Attendance), then call by name."
        )
        pane.notify(words, markup=False, timeout=8)
        return

    def answered(roll: Any) -> None:
        if roll is not None:
            said.then(roll)

    ask(pane, pane.session, RollCall(people, said.words, said.roll), answered)
