"""Votes that were held and decided nothing: a tie, a straw poll, a threshold that was missed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from convene.captured.decision import Decision
from convene.initiative.agenda_vote import AGENDA, question_of
from convene.initiative.asked import is_asked
from convene.initiative.view import View
from convene.listed import listed
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.meetings.typed_item import USUAL
from convene.people.matching import plain
from convene.voting import tally_of
from convene.voting.tally import STRAW_POLL, Vote

AGAIN = "Vote again"

_Question: TypeAlias = tuple[str, str]
"""A step of a worksheet, or what an agenda asked: rounds at several meetings belong to one question."""


class Undecided(NamedTuple):
    """A vote as an item of another agenda, what came out in words, and its rounds since it was open."""

    item: AgendaItem
    outcome: str
    rounds: tuple[Vote, ...]


def undecided(view: View, held: Sequence[Meeting]) -> list[Undecided]:
    """The questions whose last round was at one of these meetings and left them open, oldest first.

    A decision that rests on a vote settles it, save one that is to be confirmed.
    """
    meetings = {one.id for one in held}
    decisions = [one for one in view.all(Decision) if one.vote is not None]
    found = []
    for rounds in _asked(view):
        last = rounds[-1]
        if last.meeting not in meetings:
            continue
        since = _open_since(rounds, decisions)
        item = _item(view, last) if since else None
        if item:
            found.append(Undecided(item, outcome(last, decisions), since))
    return found


def unwritten(view: View, held: Sequence[Meeting]) -> list[Vote]:
    """Votes on the agendas of these meetings that said yes, or which, and that no decision rests on yet.

    Those in worksheets have a step of their own for what was decided.
    """
    meetings = {one.id for one in held}
    written = {one.vote for one in view.all(Decision)}
    return [
        rounds[-1]
        for rounds in _asked(view)
        if rounds[-1].meeting in meetings
        and (rounds[-1].step or "").startswith(f"{AGENDA}.")
        and not outcome(rounds[-1])
        and not _against(rounds[-1])
        and written.isdisjoint(one.id for one in rounds)
    ]


def _asked(view: View) -> list[list[Vote]]:
    """The rounds of each question, oldest first."""
    asked: dict[_Question, list[Vote]] = {}
    for vote in sorted(view.all(Vote), key=lambda one: (one.at, one.number)):
        if vote.step:
            asked.setdefault(_question(vote), []).append(vote)
    return list(asked.values())


def outcome(vote: Vote, decisions: Iterable[Decision] = ()) -> str:
    """Why a round decided nothing, in words; "" for one that did, be it for or against."""
    if vote.counting:
        return "its ballots were not counted to the end"
    tally = tally_of(vote)
    if tally is None:
        return ""
    if vote.is_straw_poll:
        to_confirm = next((f", {one.label} to be confirmed" for one in decisions if one.vote == vote.id), "")
        few = f": {vote.voters} here, {vote.needed} needed" if vote.is_too_few else ""
        return f"a {STRAW_POLL}{to_confirm}{few}"
    if tally.tied:
        return f"a tie between {listed([vote.options[one] for one in tally.tied])}"
    if tally.refused or (tally.carried is False and not _against(vote)):
        return tally.result[:1].lower() + tally.result[1:]
    return ""


def _open_since(rounds: Sequence[Vote], decisions: Sequence[Decision]) -> tuple[Vote, ...]:
    """The rounds after the last one that settled the question; none when it is settled."""
    since: list[Vote] = []
    for vote in rounds:
        rests_on_it = any(one.vote == vote.id for one in decisions)
        settled = not outcome(vote) or (rests_on_it and not vote.is_too_few)
        since = [] if settled else [*since, vote]
    return tuple(since)


def _against(vote: Vote) -> bool:
    """Whether the room said no by hands: that is an answer."""
    return vote.method == "show-of-hands" and vote.counts[1] > vote.counts[0]


def _question(vote: Vote) -> _Question:
    place = (vote.step or "").partition("@")[0]
    return (AGENDA, plain(vote.question)) if place.startswith(f"{AGENDA}.") else ("", place)


def _item(view: View, vote: Vote) -> AgendaItem | None:
    """What to put on an agenda; None where no worksheet asks this any more."""
    worksheet, _, step_id = _question(vote)[1].partition(".")
    if vote.step and vote.step.startswith(f"{AGENDA}."):
        before = view.get(AgendaItem, int(vote.step.partition(".")[2]))
        if before and plain(question_of(before)) == plain(vote.question):
            return before
        title, usual = f"Vote: {vote.question}", USUAL["vote"]
        return AgendaItem(meeting=vote.meeting or 0, order=0, title=title, minutes=usual, kind="vote")
    step = view.step(f"{worksheet}.{step_id}")
    if step is None or not is_asked(view, step):
        return None
    return AgendaItem(
        meeting=vote.meeting or 0,
        order=0,
        title=f"{AGAIN}: {step.title}",
        minutes=step.minutes,
        kind="worksheet",
        worksheet=worksheet,
        steps=(step_id,),
    )
