"""Questions that follow from what an editor says: edit a decision, mend a paste, keep a text as a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.editors.captured import KindWanted
from convene.editors.editor import Editor
from convene.editors.meanwhile import ChangedMeanwhile, HistoryWanted
from convene.errors import ConveneError
from convene.kinds.table import NamesMissing
from convene.screens.confirm import Confirm
from convene.screens.form import Form
from convene.screens.meeting.doing import ask
from convene.screens.meeting.mending import mend
from convene.screens.record.history import History
from convene.screens.record.questions import questions_about
from convene.screens.record.reshaping import become
from convene.screens.record.subject import of_record, of_step
from convene.screens.worksheet.mending import Mending
from convene.screens.worksheet.objecting import ask_for_objections
from convene.screens.worksheet.recording import ask_about_tie, ask_for_words, ask_how_many, call_the_roll
from convene.screens.worksheet.unfinished import keep_paste, pasted
from convene.voting import name_of
from convene.voting.aloud import aloud
from convene.voting.tally import Vote

MOST_NAMED = 6
"""So many new names are told one by one."""

if TYPE_CHECKING:
    from convene.screens.worksheet.writing import Writing


def ask_what_follows(pane: Writing, said: Editor.Said) -> None:
    """What an editor says that is no answer: a question, a look back, something to be told."""
    match said:
        case Editor.CaptureWanted():
            pane.call_later(pane.run_action, f"app.capture({said.kind!r}, {said.begun!r})")
        case Editor.CapturedOpened():
            mend(pane, pane.session, said.record)
        case Editor.CapturedChanged():
            collection = pane.session.initiative.of(type(said.record))
            if said.values:
                collection.change(said.record.id, said.what, **said.values)
            else:
                collection.remove(said.record.id, said.what)
                pane.notify(f"{said.record.label} deleted. Undo: ^Z", markup=False, timeout=4)
        case KindWanted():
            become(pane, pane.session, said.record, said.kind)
        case Editor.LongPasted():
            ask_about_long(pane, said)
        case Editor.MendWanted():
            ask_to_mend(pane, said.step)
        case ChangedMeanwhile():
            pane.notify(said.words, markup=False, timeout=12)
        case HistoryWanted():
            look_back(pane, said)
        case _:
            _ask_about_a_vote(pane, said)


def _ask_about_a_vote(pane: Writing, said: Editor.Said) -> None:
    match said:
        case Editor.ObjectionsWanted():
            ask_for_objections(pane, said.step)
        case Editor.VotersWanted():
            ask_how_many(pane, said)
        case Editor.WordsWanted():
            ask_for_words(pane, said.vote)
        case Editor.TieWanted():
            ask_about_tie(pane, said)
        case Editor.RollCallWanted():
            call_the_roll(pane, said)
        case Editor.DecisionWanted():
            ask_for_decision(pane, said)


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


def ask_to_add(pane: Writing, step: str, text: str, fault: NamesMissing) -> None:
    """Pasted rows name some who are in no registry yet: add them with the rows, or mend the text."""

    def answered(added: bool | None) -> None:
        if not added:
            ask_to_mend(pane, step, text, fault)
            return
        initiative = pane.session.initiative
        with pane.deed(), initiative.group("rows added, with new names", worksheet=pane.worksheet.id):
            for registry, names in fault.names.items():
                for name in names:
                    initiative.rows(registry).add({"name": name})
            keep_paste(pane.keeping, pane.worksheet, step, "")
            pane.paste(step, text)

    count = sum(len(names) for names in fault.names.values())
    question = f"Add {'a new name' if count == 1 else f'{count} new names'} and the pasted rows?"
    new = [f"To the {registry}: {_some(names)}." for registry, names in fault.names.items()]
    consequence = "\n".join([*new, "", "n shows the pasted text, to be mended."])
    # The text is kept while it is asked about, as it is while it is mended.
    keep_paste(pane.keeping, pane.worksheet, step, text)
    pane.app.push_screen(Confirm(question, consequence), answered)


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


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
    step, vote = pane.worksheet.step(said.step), pane.session.view.get(Vote, said.vote)

    def answered(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        meeting = pane.meeting
        decision = Decision(
            number=pane.session.initiative.of(Decision).next_number(),
            at=pane.session.now(),
            meeting=meeting.id if meeting else None,
            worksheets=(pane.worksheet.id,) if pane.session.view.shelf.get(pane.worksheet.id) else (),
            vote=said.vote,
            vote_version=vote.version if vote else 1,
            **values,
        )
        pane.decide(decision)

    blank = Decision(
        number=0,
        text=vote.wording if vote else "",
        at=pane.session.now(),
        method=name_of(said.method),
        numbers=said.numbers,
        look_again=vote.look_again if vote else None,
    )
    intro = f"The question was: {step.prompt}" if step else ""
    intro += f"\n{aloud(vote)}" if vote else ""
    made = [one.label for one in pane.session.view.all(Decision) if vote and one.vote == vote.id]
    intro += f"\n{' and '.join(made)} rests on this vote already; Esc leaves it at that." if made else ""
    form = Form("Make it a decision", questions_about(pane.session, blank), intro=intro)
    ask(pane, pane.session, form, answered)
