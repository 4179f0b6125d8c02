"""The questions about a meeting and about an agenda item, and how typed words answer them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from convene.dates import example_day, read_date, show_day
from convene.errors import BadInput
from convene.initiative.convening import agenda_of
from convene.initiative.planning import proposed_day, usual_people
from convene.initiative.view import View
from convene.meetings.agenda import KINDS, AgendaItem, ItemKind
from convene.meetings.meeting import Meeting, listed, usual_end
from convene.meetings.templates import TEMPLATES, fitted, like
from convene.meetings.typed_item import MOST, TypedItem
from convene.people.person import Person
from convene.progress.cells import cell_states
from convene.progress.next_step import what_next
from convene.screens.form import Question
from convene.screens.meeting.words import counted_words
from convene.screens.session import Session
from convene.times import read_clock, show_clock
from convene.widgets.fitting import fitting
from convene.widgets.offer import settled
from convene.widgets.typeahead import Offer

LIKE_LAST = "Like the last meeting"
AS_LAST_TIME = "As last time"
SUGGESTED = "Suggested: "
ONE_BY_ONE = "Leave it empty: on the agenda i invites people one by one, also new ones."
CHOOSE = "Choose one, or leave it empty."

KIND_NOTES: dict[ItemKind, str] = {
    "talk": "people talk; you capture",
    "review": "go through the open actions",
    "worksheet": "the steps of a worksheet",
    "break": "shows when to be back",
    "vote": "a question to decide",
    "parking": "go through the parked topics",
    "close": "read back decisions and actions",
}


def meeting_questions(session: Session, meeting: Meeting | None = None) -> list[Question]:
    """About a new meeting, or one to change. A new one begins with what the last one had."""
    hours = session.home.settings.clock
    last = meeting or next(iter(listed(session.view.all(Meeting))), None)
    begins, ends = (last.begins, last.ends) if last else (time(9), usual_end(time(9)))
    proposed = None if meeting else proposed_day(session.view)
    day = show_day(meeting.day, year=True) if meeting else ""
    day = show_day(proposed.day, year=True) if proposed else day
    questions = [
        Question(
            "title",
            "What is it called?",
            value=meeting.title if meeting else "",
            hint="e.g. Fall check",
            required=True,
        ),
        Question(
            "day",
            f"Which day?  ({proposed.why})" if proposed else "Which day?",
            _day(session),
            day,
            hint=example_day(session.today).hint,
            required=True,
        ),
        Question(
            "begins", "Begins", read_clock, show_clock(begins, hours), hint="e.g. 9:30 am", required=True
        ),
        Question("ends", "Ends", read_clock, show_clock(ends, hours), hint="e.g. noon", required=True),
        Question("place", "Where?", value=last.place if last else "", hint="e.g. County Library, Room B"),
        Question(
            "purpose",
            "What for?",
            value=meeting.purpose if meeting else "",
            hint="e.g. Agree on six measures",
        ),
        Question(
            "bring", "What to bring?", value=meeting.bring if meeting else "", hint="e.g. The youth survey"
        ),
    ]
    if meeting is None:
        questions += _beginnings(session.view)
    return questions


def _beginnings(view: View) -> list[Question]:
    """Who is asked to a new meeting, and what its agenda starts from."""
    starts, everyone = _agendas(view), [one.id for one in view.all(Person)]
    asked = [Offer("Everyone", counted_words(len(everyone), "person", "people"), everyone)]
    asked.append(Offer("Nobody yet", "", []))
    usual = usual_people(view)
    if usual:
        asked.insert(0, Offer(AS_LAST_TIME, counted_words(len(usual), "person", "people"), usual))
    who = Question(
        "people",
        "Who is invited?",
        _choice(asked, [], "is none of these.", ONE_BY_ONE),
        AS_LAST_TIME if usual else "",
        hint="everyone, or nobody yet; then i invites one by one",
        find=lambda words: asked if words == AS_LAST_TIME else fitting(words, asked),
    )
    agenda = Question(
        "items",
        "Start the agenda from",
        _choice(starts, (), "is none of these agendas."),
        hint="empty: what comes back by itself",
        find=lambda words: fitting(words, starts),
    )
    return [who, agenda] if everyone else [agenda]


def item_questions(view: View, item: AgendaItem) -> list[Question]:
    """About an agenda item."""
    kinds = [Offer(kind, KIND_NOTES[kind]) for kind in KINDS]
    sheets = [Offer(one.title, f"{one.minutes} min", one.id) for one in view.shelf.worksheets.values()]
    people = [Offer(name) for _, name in view.choices("people")]
    attached = view.shelf.get(item.worksheet) if item.worksheet else None
    return [
        Question("title", "What is it about?", value=item.title, required=True),
        Question("minutes", "Minutes", _minutes, str(item.minutes), required=True),
        Question("kind", "What sort of item?", _kind, item.kind, find=lambda words: fitting(words, kinds)),
        Question(
            "worksheet",
            "Worksheet",
            _worksheet(sheets, item.worksheet),
            attached.title if attached else item.worksheet or "",
            find=lambda words: fitting(words, sheets),
        ),
        Question("lead", "Who leads?", value=item.lead, find=lambda words: fitting(words, people)),
    ]


def _agendas(view: View) -> list[Offer]:
    """Agendas to start from, each with its items: the last one, what is to do next, the usual ones."""
    steps = {sheet.id: [step.id for step in sheet.steps] for sheet in view.shelf.worksheets.values()}
    offers = [
        Offer(
            one.name, f"{one.minutes} min, {counted_words(len(one.items), 'item')}", fitted(one.items, steps)
        )
        for one in TEMPLATES
    ]
    held = [one for one in view.all(Meeting) if agenda_of(view, one.id)]
    if held:
        last = max(held, key=lambda one: (one.day, one.begins))
        items = like(agenda_of(view, last.id))
        offers.insert(0, Offer(LIKE_LAST, f"{last.title}, {counted_words(len(items), 'item')}", items))
    at = 1 if held else 0
    offers[at:at] = [
        Offer(
            f"{SUGGESTED}{one.worksheet.title}",
            one.reason,
            [
                TypedItem(
                    one.worksheet.title, one.worksheet.minutes, "worksheet", one.worksheet.id, said=False
                )
            ],
        )
        for one in what_next(view, cell_states(view))
    ]
    return offers


def _choice(offers: Sequence[Offer], nothing: Any, none: str, todo: str = CHOOSE) -> Callable[[str], Any]:
    """What an offer stands for; `nothing` for no words."""

    def parse(words: str) -> Any:
        return _the_one(words, offers, f"“{words}” {none}", todo).value if words else nothing

    return parse


def _day(session: Session) -> Callable[[str], date]:
    def parse(words: str) -> date:
        read = read_date(words, session.today, session.view.month_first)
        if read.day:
            return read.day
        if read.unclear:
            days = " or ".join(show_day(day, year=True) for day in read.readings)
            raise BadInput(read.unclear, todo=f"Type {days}." if days else "Type a day.")
        raise BadInput(f"“{words}” is not a day.", todo=example_day(session.today).todo)

    return parse


def _minutes(words: str) -> int:
    number = words.casefold().removesuffix("min").strip()
    if number.isascii() and number.isdigit() and 0 < int(number) <= MOST:
        return int(number)
    raise BadInput(f"“{words}” is no number of minutes.", todo=f"Type a number from 1 to {MOST}.")


def _kind(words: str) -> ItemKind:
    found = [kind for kind in KINDS if kind.startswith(words.casefold())]
    if not words or len(found) != 1:
        raise BadInput(f"“{words}” is no sort of item.", todo=f"Type {', '.join(KINDS)}.")
    return found[0]


def _worksheet(sheets: Sequence[Offer], now: str | None) -> Callable[[str], str | None]:
    def parse(words: str) -> str | None:
        if not words or words == now:
            return words or None
        return str(_the_one(words, sheets, f"There is no worksheet “{words}”.").value)

    return parse


def _the_one(words: str, offers: Sequence[Offer], none: str, todo: str = CHOOSE) -> Offer:
    """The only offer that fits. Raises BadInput, with `none` where there is none."""
    found = fitting(words, offers)
    place = settled(words, found)
    if place is None:
        what = f"“{words}” fits {len(found)} of them." if found else none
        raise BadInput(what, todo=CHOOSE if found else todo)
    return found[place]
