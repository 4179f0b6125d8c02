"""Questions that follow from what an editor says: edit a decision, mend a paste, keep a text as a note."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from convene.captured.action import STATUSES, Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.dates import show_day
from convene.editors.editor import Editor
from convene.editors.meanwhile import ChangedMeanwhile, HistoryWanted
from convene.errors import BadInput, ConveneError
from convene.initiative.view import View
from convene.kinds import choice, pick
from convene.kinds import date as date_kind
from convene.people.person import Person
from convene.screens.confirm import Confirm
from convene.screens.form import Form, Question
from convene.screens.meeting.doing import ask
from convene.screens.record.history import History
from convene.screens.record.subject import of_record, of_step
from convene.screens.worksheet.mending import Mending
from convene.screens.worksheet.unfinished import keep_paste, pasted
from convene.voting import METHODS
from convene.widgets.fitting import fitting, fitting_last
from convene.widgets.typeahead import Offer

if TYPE_CHECKING:
    from convene.screens.worksheet.writing import Writing

_DAY = date_kind.Definition(id="day", title="The date")


def ask_what_follows(pane: Writing, said: Editor.Said) -> None:
    """What an editor says that is no answer: a question, a look back, something to be told."""
    match said:
        case Editor.CaptureWanted():
            pane.call_later(pane.run_action, "app.capture")
        case Editor.CapturedOpened():
            ask_about_captured(pane, said.record)
        case Editor.CapturedChanged():
            collection = pane.session.initiative.of(type(said.record))
            if said.values:
                collection.change(said.record.id, said.what, **said.values)
            else:
                collection.remove(said.record.id, said.what)
                pane.notify(f"{said.record.label} deleted. Undo: ^Z", markup=False, timeout=4)
        case Editor.DecisionWanted():
            ask_for_decision(pane, said)
        case Editor.LongPasted():
            ask_about_long(pane, said)
        case Editor.MendWanted():
            ask_to_mend(pane, said.step)
        case ChangedMeanwhile():
            pane.notify(said.words, markup=False, timeout=12)
        case HistoryWanted():
            look_back(pane, said)


def look_back(pane: Writing, wanted: HistoryWanted) -> None:
    """Show what stood somewhere before."""
    place = pane.worksheet.place(wanted.step)
    subject = of_record(wanted.record) if wanted.record else of_step(pane.session.view, place, wanted.row)
    pane.app.push_screen(History(pane.session, subject))


def ask_to_mend(pane: Writing, step: str, text: str = "", fault: ConveneError | None = None) -> None:
    """Show a pasted text with its fault; it is pasted again when mended, and kept if it is left.

    Without a text, the one that was left for this step before.
    """
    text = text or pasted(pane.keeping, pane.worksheet, step)
    if not text:
        pane.notify("Nothing is waiting to be mended.", markup=False, timeout=4)
        return

    def mended(again: str | None) -> None:
        if again:
            pane.keep(Editor.RowsPasted(step, again))

    keep = partial(keep_paste, pane.keeping, pane.worksheet, step)
    pane.app.push_screen(Mending(text, fault, keep), mended)


def ask_about_long(pane: Writing, said: Editor.LongPasted) -> None:
    """A very long paragraph: a note, or into the field after all."""

    def answered(as_note: bool | None) -> None:
        if as_note:
            with pane.deed():
                notes = pane.session.initiative.of(Note)
                meeting = pane.meeting
                note = Note(
                    number=notes.next_number(),
                    text=said.text,
                    at=pane.session.now(),
                    meeting=meeting.id if meeting else None,
                )
                kept = notes.add(note, f"note {note.label} captured")
                pane.notify(f"Kept as {kept.label}.", markup=False)
        else:
            said.insert()

    size = f"{len(said.text):,} letters"
    ask(
        pane,
        pane.session,
        Confirm("Keep this as a note instead?", f"It is very long for one field: {size}. n puts it here."),
        answered,
    )


def ask_for_decision(pane: Writing, said: Editor.DecisionWanted) -> None:
    """The words of a decision that rests on a vote; how and with which numbers is filled in already."""
    view = pane.session.view
    method = METHODS[said.method].NAME if said.method in METHODS else said.method
    step = pane.worksheet.step(said.step)

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        meeting = pane.meeting
        decision = Decision(
            number=pane.session.initiative.of(Decision).next_number(),
            at=pane.session.now(),
            meeting=meeting.id if meeting else None,
            worksheets=(pane.worksheet.id,),
            vote=said.vote,
            **values,
        )
        pane.decide(decision)

    blank = Decision(number=0, text="", at=pane.session.now(), method=method, numbers=said.numbers)
    intro = f"The question was: {step.prompt}" if step else ""
    form = Form("Make it a decision", _decision_questions(view, blank), intro=intro)
    ask(pane, pane.session, form, answered)


def ask_about_captured(pane: Writing, record: Decision | Action) -> None:
    """Edit a decision or an action."""
    view = pane.session.view
    questions = (
        _decision_questions(view, record)
        if isinstance(record, Decision)
        else _action_questions(view, record, pane.session.today)
    )

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        with pane.deed(), pane.session.initiative.group(f"{record.label} changed"):
            changed = {key: value for key, value in values.items() if value != getattr(record, key)}
            if isinstance(changed.get("who"), str):
                changed["who"] = pane.session.initiative.of(Person).add(Person(name=changed["who"]), "").id
            if changed.get("status") == "Done":
                changed["done_on"] = pane.session.today
            if changed:
                pane.session.initiative.of(type(record)).change(record.id, "", **changed)

    ask(pane, pane.session, Form(record.label, questions), answered)


def _decision_questions(view: View, decision: Decision) -> tuple[Question, ...]:
    methods, audiences = _options(view, "decision-methods"), _options(view, "audiences")
    tell = choice.Definition(id="tell", title="Who has to be told", options=audiences, open=True, most=0)
    return (
        Question("text", "Decision, in full words", value=decision.text, required=True),
        Question("method", "How we decided", value=decision.method, find=_one_of(methods)),
        Question("numbers", "Numbers", value=decision.numbers, hint="12 for, 2 against"),
        Question(
            "tell",
            "Who has to be told",
            parse=lambda words: tuple(choice.parse(words, tell, view) or ()),
            value="; ".join(decision.tell),
            hint="several with ; between",
            find=lambda words: fitting_last(words, [Offer(one) for one in audiences]),
        ),
        Question("look_again", "Look at it again on", _day(view), _shown(decision.look_again), hint="Dec 5"),
    )


def _action_questions(view: View, action: Action, today: date) -> tuple[Question, ...]:
    partners = pick.Definition(id="partners", title="With", registry="organizations", most=0)
    return (
        Question("what", "What", value=action.what, required=True),
        Question(
            "who",
            "Who",
            parse=_person(view),
            value=(view.name("people", action.who) or "") if action.who else "",
            hint="a new name is added to the people",
            find=_one_of(tuple(words for _, words in view.choices("people"))),
        ),
        Question(
            "partners",
            "With",
            parse=lambda words: tuple(pick.parse(words, partners, view) or ()),
            value="; ".join(filter(None, (view.name("organizations", one) for one in action.partners))),
            hint="organizations, several with ; between",
            find=lambda words: fitting_last(words, [Offer(one) for _, one in view.choices("organizations")]),
        ),
        Question("due", "By when", _day(view), _shown(action.due), hint="Fri, Dec 5"),
        Question("status", "Status", _status, action.status, find=_one_of(STATUSES)),
    )


def _options(view: View, list_id: str) -> tuple[str, ...]:
    found = view.shelf.options.list_named(list_id)
    return found.shown if found else ()


def _one_of(options: Sequence[str]) -> Callable[[str], Sequence[Offer]]:
    return lambda words: fitting(words, [Offer(one) for one in options])


def _day(view: View) -> Callable[[str], date | None]:
    def parse(words: str) -> date | None:
        day = date_kind.parse(words, _DAY, view)
        return date.fromisoformat(day) if day else None

    return parse


def _shown(day: date | None) -> str:
    return show_day(day, year=True) if day else ""


def _person(view: View) -> Callable[[str], int | str | None]:
    field = pick.Definition(id="who", title="Who", registry="people")

    def parse(words: str) -> int | str | None:
        typed = words.casefold()
        known = [row for row, name in view.choices("people") if name.casefold().startswith(typed)]
        if not words:
            return None
        return int(pick.parse(words, field, view)) if known else words

    return parse


def _status(words: str) -> str:
    found = [status for status in STATUSES if status.casefold().startswith(words.casefold())]
    if not words or len(found) != 1:
        raise BadInput(f"“{words}” is no status.", todo=f"Type {', '.join(STATUSES)}.")
    return found[0]
