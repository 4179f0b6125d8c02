"""What was said in an earlier step, in a few words above a later one."""

from __future__ import annotations

from collections.abc import Iterator

from convene.dates import show_day
from convene.initiative.agenda_vote import asked_before
from convene.initiative.attending import attendance_of, sectors_here
from convene.initiative.beside import beside
from convene.initiative.held import fillings, meeting_of
from convene.initiative.standing import votes_of
from convene.initiative.terms import method_not_met
from convene.initiative.undecided import outcome
from convene.initiative.view import View
from convene.initiative.voters import undecided_groups, voters_here
from convene.kinds import kind_of, score, vote
from convene.listed import listed
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting, running
from convene.people.attendance import present
from convene.people.person import Person
from convene.progress.seats import ended
from convene.voting import tally_of
from convene.voting.aloud import in_short
from convene.voting.tally import STRAW_POLL, latest
from convene.worksheets.definition import Step, Worksheet

LEAST_SECTORS = 2
MOST_GROUPS = 3
"""So many groups are named that sent nobody who can decide."""
MEETINGS = 4
"""So many meetings are looked back on, where each fills in the step anew."""


def said_before(view: View, step: Step) -> tuple[tuple[str, str], ...]:
    """What the records say, then the earlier steps that this one reminds of, by title, each with its answer.

    The records are short and new; a small screen cuts what comes last.
    """
    found = (_said(view, one.removesuffix("?")) for one in step.reminders)
    at_a_vote: tuple[tuple[str, str], ...] = ()
    if isinstance(step.field, vote.Definition):
        at_a_vote = (*_before_voting(view, step.field), *_asked_before(view, step))
    return (*at_a_vote, *beside(view, step), *(one for one in found if one[1]))


def _before_voting(view: View, field: vote.Definition) -> tuple[tuple[str, str], ...]:
    """What to think twice about: who is here, and whether the group's rule asks for another way."""
    told = [*_who_votes(view, field)]
    if asked := method_not_met(view, field):
        told.append(f"Your rules ask for another way here: {asked}. p makes this a {STRAW_POLL}.")
    return (("Before you vote", " ".join(told)),) if told else ()


def _who_votes(view: View, field: vote.Definition) -> Iterator[str]:
    """Whether enough of those with a vote are here (practice rules, 6.1), whether everybody is from one part
    of the community (5.8), whose seat has ended, and which groups sent nobody who can decide.
    """
    meeting, base = running(view.all(Meeting)), voters_here(view, field)
    if meeting is None or base is None:
        return
    if not base.is_quorum:
        few = f"{base.here} here {'has' if base.here == 1 else 'have'} a vote, {base.needed} are needed"
        yield f"{few}: it will be a {STRAW_POLL}."
    here = present(attendance_of(view, meeting.id).values(), view.by_id(Person))
    if sum(one.here > 0 for one in sectors_here(view, here)) < LEAST_SECTORS:
        yield "Only one sector is in the room."
    if names := ended(view):
        yield f"Ended: {'the seat' if len(names) == 1 else 'the seats'} of {listed(names)}."
    if groups := undecided_groups(view, field):
        more = len(groups) - MOST_GROUPS
        named = (*groups[:MOST_GROUPS], f"{more} more") if more > 1 else groups
        yield f"Nobody here decides for {listed(named)}."


def _asked_before(view: View, step: Step) -> tuple[tuple[str, str], ...]:
    """What came out when an agenda asked the same at an earlier meeting; steps show their own rounds."""
    item = view.get(AgendaItem, int(step.id)) if step.id.isdecimal() else None
    last = asked_before(view, item) if item else None
    if last is None:
        return ()
    day = show_day(last.at.date(), year=last.at.year != view.today.year)
    return (("Asked before", f"{day}: {in_short(last) or outcome(last)}"),)


def _said(view: View, reference: str) -> tuple[str, str]:
    earlier, worksheet = view.step(reference), view.shelf.get(reference.partition(".")[0])
    if earlier is None or worksheet is None:
        return "", ""
    told = []
    for filled in fillings(view, worksheet)[-MEETINGS:]:
        meeting, words = meeting_of(view, filled), _words(view, filled, earlier)
        day = f"{show_day(meeting.day, year=True)}: " if meeting else ""
        told += [f"{day}{words}"] if words else []
    return earlier.title, ". ".join(told)


def _words(view: View, worksheet: Worksheet, step: Step) -> str:
    """The answer in a few words, rows by their names; "" for none."""
    if isinstance(step.field, vote.Definition):
        last = latest(list(votes_of(view, worksheet.place(step.id))))
        tally = tally_of(last) if last else None
        return tally.outcome if tally else ""
    value = view.value_of(worksheet, step)
    if not kind_of(step.field).is_answered(value, step.field):
        return ""
    if isinstance(step.field, score.Definition):
        return score.in_words(view.rows(worksheet.place(step.id)), step.field, view)
    if step.field.keeping == "rows" and not hasattr(step.field, "source"):
        return "; ".join(words for _, words in view.choices(worksheet.place(step.id)))
    return kind_of(step.field).show(value, step.field, view)
