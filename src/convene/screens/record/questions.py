"""The questions about what is recorded, and how typed words answer them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from convene.captured.action import STATUSES, Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.dates import example_day, read_date, show_day
from convene.errors import BadInput
from convene.initiative.attending import known_people
from convene.kinds import pick
from convene.kinds.field import REMOVED
from convene.people.matching import Known, alike, matches
from convene.people.meant import NEW, meant
from convene.screens.form import Question
from convene.screens.people.questions import one_of, options_question, unless_same
from convene.screens.record.entries import Recorded
from convene.screens.session import Session
from convene.typed import clean_line
from convene.voting.tally import Vote
from convene.widgets.fitting import SEPARATOR, fitting_last, split_last
from convene.widgets.typeahead import Offer

MOST_OFFERED = 6

MOST_ASKED = 4
"""So many people are named when it is asked who is meant."""

NEW_ORGANIZATION = "new organization: "

STATES = ("Open", "On an agenda", "Done", "Dropped")
"""Of a parked topic."""


def questions_about(session: Session, record: Recorded) -> tuple[Question, ...]:
    """The fields of a record, by their names."""
    match record:
        case Decision():
            return _about_decision(session, record)
        case Action():
            return _about_action(session, record)
        case ParkingItem():
            return (
                words_question("what", "Topic", record.what, required=True),
                person_question(session, "keeper", "Who keeps it alive?", record.keeper),
                one_of_question("state", "State", STATES, record.state),
            )
        case Vote():
            return (
                words_question("question", "The question", record.question, required=True),
                words_question("note", "Note", record.note),
            )
        case Note():
            return (words_question("text", "Note", record.text, required=True),)


def _about_decision(session: Session, decision: Decision) -> tuple[Question, ...]:
    view = session.view
    return (
        words_question("text", "Decision, in full words", decision.text, required=True),
        options_question(
            view, "method", "How we decided", "decision-methods", _one(decision.method), several=False
        ),
        words_question("numbers", "Numbers", decision.numbers, hint="e.g. 12 for, 2 against"),
        day_question(session, "look_again", "Look at it again on", decision.look_again),
        options_question(view, "tell", "Who has to be told", "audiences", decision.tell),
    )


def _about_action(session: Session, action: Action) -> tuple[Question, ...]:
    return (
        words_question("what", "What", action.what, required=True),
        person_question(session, "who", "Who", action.who),
        _partners_question(session, action),
        day_question(session, "due", "By when", action.due),
        one_of_question("status", "Status", STATUSES, action.status),
        words_question("note", "Note", action.note),
    )


def _partners_question(session: Session, action: Action) -> Question:
    """Organizations on record by id, and new ones as text."""
    view = session.view
    field = pick.Definition(id="partners", title="With", registry="organizations", most=0)
    known = [Offer(name) for _, name in view.choices("organizations")]

    def parse(words: str) -> tuple[int | str, ...]:
        parts = [part.strip() for part in words.split(SEPARATOR.strip()) if part.strip()]
        new = [
            part.removeprefix(NEW_ORGANIZATION).strip() for part in parts if part.startswith(NEW_ORGANIZATION)
        ]
        ids = pick.parse(
            SEPARATOR.join(part for part in parts if not part.startswith(NEW_ORGANIZATION)), field, view
        )
        return (*(ids or ()), *filter(None, new))

    def find(words: str) -> Sequence[Offer]:
        before, last = split_last(words)
        found = fitting_last(words, known)
        is_new = (
            last
            and not last.startswith(NEW_ORGANIZATION)
            and not any(one.words.casefold() == last.casefold() for one in known)
        )
        new = SEPARATOR.join((*before, f"{NEW_ORGANIZATION}{last}"))
        return [*found, Offer(new, own=True)] if is_new else found

    names = [name for one in action.partners if (name := view.name("organizations", one))]
    hint = "organizations, several with ; between"
    return Question("partners", "With", parse, SEPARATOR.join(names), hint=hint, find=unless_same(find))


def person_question(session: Session, key: str, label: str, value: int | None) -> Question:
    """Somebody on record by id, a new name as text, or nobody (None).

    Someone taken off the list stays named as such unless another name is typed.
    """
    people = known_people(session.view)
    names = {one.id: shown_name(one, people) for one in people}
    offers = {name: row for row, name in names.items()}
    now = names.get(value) or session.view.name("people", value) or REMOVED if value else ""

    def parse(words: str) -> int | str | None:
        words = clean_line(words).strip()
        if not words:
            return None
        if words == now:
            return value
        if words in offers:
            return offers[words]
        found = meant(words, people)
        if found.person or found.new:
            return found.person.id if found.person else found.new
        typed = words.removeprefix(NEW.strip()).strip()
        new = f"“{NEW}{typed}”" if typed else "a name"
        if not found.could_be:
            raise BadInput(f"“{typed}” is not among the people.", todo=f"Choose {new}, or leave it empty.")
        could_be = " or ".join(names[one.id] for one in found.could_be[:MOST_ASKED])
        raise BadInput(f"“{words}” could be {could_be}.", todo=f"Choose one with Down; or {new}.")

    def find(words: str) -> Sequence[Offer]:
        words = clean_line(words).strip()
        if not words or words == now or words.startswith(NEW):
            return ()
        fits = matches(words, people, MOST_OFFERED, slips=False)
        slips = [] if fits else alike(words, people)[:MOST_OFFERED]
        found = [Offer(names[one.id], one.organization, loose=one in slips) for one in (*fits, *slips)]
        known = any(offer.words.casefold() == words.casefold() for offer in found)
        return found if known else [*found, Offer(f"{NEW}{words}", own=True)]

    return Question(key, label, parse, now, hint="e.g. Dana Ruiz", find=find)


def shown_name(person: Known, people: Sequence[Known]) -> str:
    """The name; with the organization where several share it."""
    shared = sum(one.name.casefold() == person.name.casefold() for one in people) > 1
    return f"{person.name} ({person.organization})" if shared and person.organization else person.name


def day_question(session: Session, key: str, label: str, value: date | None) -> Question:
    """A day or none; what the words say is shown while they are typed."""
    example = example_day(session.today)

    def parse(words: str) -> date | None:
        if not words.strip():
            return None
        read = read_date(words, session.today, session.view.month_first)
        if read.day:
            return read.day
        if read.unclear:
            days = " or ".join(show_day(day, year=True) for day in read.readings)
            raise BadInput(read.unclear, todo=f"Type {days}." if days else "Type the day.")
        raise BadInput(
            f"“{words.strip()}” is not a day.",
            todo=example.todo,
        )

    def find(words: str) -> Sequence[Offer]:
        read = read_date(words, session.today, session.view.month_first)
        days = (read.day,) if read.day else read.readings
        shown = [show_day(day, year=True) for day in days]
        return [Offer(day) for day in shown if day != words.strip()]

    now = show_day(value, year=True) if value else ""
    return Question(key, label, parse, now, hint=example.hint, find=find)


def words_question(key: str, label: str, value: str, *, hint: str = "", required: bool = False) -> Question:
    """Words as they are typed."""
    return Question(
        key,
        label,
        lambda words: clean_line(words).strip(),
        value,
        hint=hint,
        required=required,
        replaces=False,
    )


def one_of_question(
    key: str, label: str, options: Sequence[str], value: str, *, optional: bool = False
) -> Question:
    """One of a few; with `optional` it may be left empty. What stands there already is right."""
    return Question(key, label, _choice(options, value, optional=optional), value, find=one_of(options))


def _choice(options: Sequence[str], now: str, *, optional: bool) -> Callable[[str], Any]:
    def parse(words: str) -> str:
        if (optional and not words.strip()) or words.strip() == now != "":
            return words.strip()
        found = [one for one in options if one.casefold().startswith(words.strip().casefold())]
        same = [one for one in options if one.casefold() == words.strip().casefold()]
        if words.strip() and len(same or found) == 1:
            return (same or found)[0]
        raise BadInput(f"“{words.strip()}” is none of them.", todo=f"Type {', '.join(options)}.")

    return parse


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
