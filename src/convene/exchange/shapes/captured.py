"""Decisions, actions, parking-lot items, notes and votes as scripts read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from convene.captured.action import Action, days_late
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.dates import show_day
from convene.exchange.shapes.labels import Labels, joined
from convene.initiative.agenda_vote import AGENDA
from convene.initiative.counting import changed_since
from convene.initiative.view import View
from convene.kinds.field import REMOVED
from convene.voting import choices_of, tally_of
from convene.voting.aloud import aloud
from convene.voting.ranked_choice import valid
from convene.voting.tally import Objection, Vote
from convene.voting.weighted_scoring import mean


class VoteShape(msgspec.Struct, frozen=True, kw_only=True):
    """One round of a vote. Where this version can't count the method, `outcome` is empty.

    So it is while ballots are still typed; there are no `ballots` either then.
    """

    id: str
    question: str
    method: str
    round: int
    options: tuple[str, ...]
    counts: tuple[int, ...]
    ballots: tuple[tuple[str, ...], ...]
    scores: dict[str, dict[str, float]]
    voters: int | None
    voters_said: bool
    members: int
    straw_poll: bool
    outcome: str
    sentence: str
    carried: bool | None
    objections: tuple[str, ...]
    concerns: tuple[str, ...]
    reasons: tuple[str, ...]
    wording: str
    did_not_vote: tuple[str, ...]
    roll_call: dict[str, str]
    recorded_by: str
    version: int
    meeting: str | None
    step: str | None
    note: str
    day: date

    @property
    def line(self) -> str:
        """The same to a person."""
        return f"{self.id}  {joined(self.question, self.outcome, f'round {self.round}', self.meeting)}"


class DecisionShape(msgspec.Struct, frozen=True, kw_only=True):
    """A decision in its exact words, the vote it rests on, and the numbers it had (`formerly`)."""

    id: str
    title: str
    day: date
    meeting: str | None
    method: str
    numbers: str
    look_again: date | None
    tell: tuple[str, ...]
    worksheets: tuple[str, ...]
    vote: VoteShape | None
    vote_changed_since: bool
    formerly: tuple[str, ...]

    @property
    def line(self) -> str:
        """The same to a person."""
        again = f"look again {show_day(self.look_again, year=True)}" if self.look_again else ""
        return f"{self.id}  {joined(self.title, self.method, self.meeting or _day(self.day), again)}"


class ActionShape(msgspec.Struct, frozen=True, kw_only=True):
    """Who does what by when. `days_late` is 0 for what isn't late, isn't open or has no date."""

    id: str
    title: str
    owner: str | None
    partners: tuple[str, ...]
    due: date | None
    status: Literal["Open", "Doing", "Done", "Dropped"]
    days_late: int
    done_on: date | None
    note: str
    day: date
    meeting: str | None
    worksheets: tuple[str, ...]
    formerly: tuple[str, ...]

    @property
    def line(self) -> str:
        """The same to a person."""
        due = f"due {show_day(self.due, year=True)}" if self.due else "no date"
        late = f"{self.days_late} days late" if self.days_late > 1 else "1 day late" if self.days_late else ""
        return f"{self.id}  {joined(self.title, self.owner or 'no owner', due, self.status, late)}"


class ParkedShape(msgspec.Struct, frozen=True, kw_only=True):
    """A topic put aside, and who keeps it alive."""

    id: str
    title: str
    keeper: str | None
    state: Literal["Open", "On an agenda", "Done", "Dropped"]
    day: date
    meeting: str | None
    formerly: tuple[str, ...]

    @property
    def line(self) -> str:
        """The same to a person."""
        return f"{self.id}  {joined(self.title, self.keeper, self.state, self.meeting)}"


class NoteShape(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth keeping."""

    id: str
    title: str
    day: date
    meeting: str | None
    formerly: tuple[str, ...]

    @property
    def line(self) -> str:
        """The same to a person."""
        return f"{self.id}  {joined(self.title, self.meeting or _day(self.day))}"


def decisions(view: View) -> Sequence[DecisionShape]:
    """All decisions by number."""
    labels = Labels(view)
    rounds = {vote.id: _vote(vote, labels) for vote in view.all(Vote)}
    return [
        DecisionShape(
            id=one.label,
            title=one.text,
            day=one.at.date(),
            meeting=labels.meeting(one.meeting),
            method=one.method,
            numbers=one.numbers,
            look_again=one.look_again,
            tell=one.tell,
            worksheets=one.worksheets,
            vote=rounds.get(one.vote or 0),
            vote_changed_since=changed_since(view, one),
            formerly=one.formerly,
        )
        for one in view.all(Decision)
    ]


def actions(view: View) -> Sequence[ActionShape]:
    """All actions by number."""
    labels = Labels(view)
    return [
        ActionShape(
            id=one.label,
            title=one.what,
            owner=labels.person(one.who),
            partners=tuple(name for name in map(labels.organization, one.partners) if name),
            due=one.due,
            status=one.status,
            days_late=days_late(one, view.today),
            done_on=one.done_on,
            note=one.note,
            day=one.at.date(),
            meeting=labels.meeting(one.meeting),
            worksheets=one.worksheets,
            formerly=one.formerly,
        )
        for one in view.all(Action)
    ]


def parked(view: View) -> Sequence[ParkedShape]:
    """The parking lot by number."""
    labels = Labels(view)
    return [
        ParkedShape(
            id=one.label,
            title=one.what,
            keeper=labels.person(one.keeper),
            state=one.state,
            day=one.at.date(),
            meeting=labels.meeting(one.meeting),
            formerly=one.formerly,
        )
        for one in view.all(ParkingItem)
    ]


def notes(view: View) -> Sequence[NoteShape]:
    """All notes by number."""
    labels = Labels(view)
    return [
        NoteShape(
            id=one.label,
            title=one.text,
            day=one.at.date(),
            meeting=labels.meeting(one.meeting),
            formerly=one.formerly,
        )
        for one in view.all(Note)
    ]


def votes(view: View) -> Sequence[VoteShape]:
    """All rounds of all votes by number."""
    labels = Labels(view)
    return [_vote(vote, labels) for vote in view.all(Vote)]


def _vote(vote: Vote, labels: Labels) -> VoteShape:
    tally = tally_of(vote)
    # Not as they were typed: whoever saw the slips being handed in could tell whose is whose.
    ballots = () if vote.counting else sorted(valid(vote.ballots, len(vote.options)))
    return VoteShape(
        id=vote.label,
        question=vote.question,
        method=vote.method,
        round=vote.round,
        options=vote.options,
        counts=vote.counts,
        ballots=tuple(tuple(vote.options[one] for one in ballot) for ballot in ballots),
        scores=_scores(vote) if tally and vote.scores else {},
        voters=vote.voters,
        voters_said=vote.voters_said,
        members=vote.members,
        straw_poll=vote.is_straw_poll,
        outcome=tally.outcome if tally else "",
        sentence=aloud(vote),
        carried=tally.carried if tally else None,
        objections=tuple(_objection(one, labels) for one in vote.objections),
        concerns=vote.concerns,
        reasons=vote.reasons,
        wording=vote.wording,
        did_not_vote=tuple(name for name in map(labels.person, vote.aside) if name),
        roll_call=_roll_call(vote, labels),
        recorded_by=vote.recorded_by,
        version=vote.version,
        meeting=labels.meeting(vote.meeting),
        step=None if (vote.step or "").startswith(f"{AGENDA}.") else vote.step,
        note=vote.note,
        day=vote.at.date(),
    )


def _scores(vote: Vote) -> dict[str, dict[str, float]]:
    """What each option got on each criterion, where it got anything."""
    titles = [one.title for one in vote.criteria]
    return {
        option: {
            title: float(mark) for title, given in zip(titles, row, strict=True) if (mark := mean(given))
        }
        for option, row in zip(vote.options, vote.scores, strict=True)
    }


def _roll_call(vote: Vote, labels: Labels) -> dict[str, str]:
    """Who said what, where the group asked for it."""
    words = choices_of(vote.terms)
    return {
        labels.person(one.who) or REMOVED: words[one.level] for one in vote.roll if one.level < len(words)
    }


def _objection(objection: Objection, labels: Labels) -> str:
    """Who says what, what would resolve it, and how it ended."""
    who = labels.person(objection.who)
    parts = (f"{who}: {objection.harm}" if who else objection.harm, objection.resolve, objection.ended)
    return "; ".join(part for part in parts if part)


def _day(day: date) -> str:
    return show_day(day, year=True)
