"""The counts of one round of a vote become a record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from convene.captured.decision import Decision
from convene.initiative.initiative import Initiative
from convene.initiative.standing import votes_of
from convene.initiative.view import View
from convene.initiative.voters import voters_here
from convene.kinds.vote import Definition
from convene.meetings.meeting import Meeting, running
from convene.voting.tally import CAST, Vote
from convene.worksheets.definition import Step, Worksheet


def count(initiative: Initiative, worksheet: Worksheet, step: Step, cast: Vote, *, at: datetime) -> Vote:
    """Keep what was cast as the next round of a worksheet's vote; the record. One deed, one undo."""
    view = initiative.view
    votes, place = initiative.of(Vote), worksheet.place(step.id)
    meeting = running(view.all(Meeting))
    vote = msgspec.structs.replace(
        cast,
        number=votes.next_number(),
        question=step.prompt,
        at=at,
        round=len(votes_of(view, place)) + 1,
        meeting=meeting.id if meeting else None,
        step=place,
        recorded_by=view.about.facilitator,
        **_base(view, step, cast),
    )
    return votes.add(vote, f"{step.title}: round {vote.round} counted")


def recount(initiative: Initiative, step: Step, kept: Vote, cast: Vote) -> None:
    """Correct a round: a new version if a decision rests on it. Names that no longer fit the counts go."""
    view = initiative.view
    changed: dict[str, Any] = {name: getattr(cast, name) for name in (*CAST, "straw", "counting")}
    if cast.counts != kept.counts and cast.roll == kept.roll:
        changed["roll"] = ()
    meeting = running(view.all(Meeting))
    if meeting and meeting.id == kept.meeting:
        changed |= _base(view, step, cast)
    if cast.voters_said:
        changed |= {"voters": cast.voters, "voters_said": True}
    changed = {name: value for name, value in changed.items() if value != getattr(kept, name)}
    if not changed:
        return
    recounted = any(name in CAST for name in changed)
    if recounted and any(one.vote == kept.id for one in view.all(Decision)):
        changed["version"] = kept.version + 1
    initiative.of(Vote).change(kept.id, f"{step.title}: counts changed", **changed)


def changed_since(view: View, decision: Decision) -> bool:
    """Whether the vote that a decision rests on was corrected after it was made."""
    vote = view.get(Vote, decision.vote)
    return vote is not None and vote.version > decision.vote_version


def _base(view: View, step: Step, cast: Vote) -> dict[str, Any]:
    """Who could vote: as many as the facilitator said, else those marked as here; nothing where none are."""
    base = voters_here(view, step.field) if isinstance(step.field, Definition) else None
    found: dict[str, Any] = {"needed": base.needed, "members": base.members} if base else {}
    if cast.voters_said:
        return {**found, "voters": cast.voters, "voters_said": True}
    return {**found, "voters": base.here, "voters_said": False} if base else {}
