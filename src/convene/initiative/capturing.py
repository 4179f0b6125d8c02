"""A line that was captured becomes a record."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.line import Captured
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative.initiative import Initiative
from convene.initiative.standing import votes_of
from convene.initiative.view import View
from convene.people.person import Person
from convene.voting import METHODS, tally_of
from convene.voting.tally import Vote, latest

Kept: TypeAlias = Decision | Action | ParkingItem | Note


def keep(
    initiative: Initiative,
    line: Captured,
    *,
    at: datetime,
    meeting: int | None = None,
    worksheet: str | None = None,
    vote: Vote | None = None,
) -> Kept:
    """Keep a captured line with the next number of its kind; the record. One deed, one undo.

    An owner who isn't known yet is added to the people in the same deed. `vote` is the one that a decision
    rests on.
    """
    linked = (worksheet,) if worksheet else ()
    with initiative.group(_deed(initiative, line)):
        if line.kind == "decision":
            decisions = initiative.of(Decision)
            decision = Decision(
                number=decisions.next_number(),
                text=line.title,
                at=at,
                meeting=meeting,
                worksheets=linked,
                method=METHODS[vote.method].NAME if vote else "",
                vote=vote.id if vote else None,
            )
            return decisions.add(decision, "")
        if line.kind == "action":
            actions = initiative.of(Action)
            owner = line.owner
            if owner is None and line.new_person:
                owner = initiative.of(Person).add(Person(name=line.new_person), "").id
            action = Action(
                number=actions.next_number(),
                what=line.title,
                at=at,
                who=owner,
                due=line.due,
                meeting=meeting,
                worksheets=linked,
            )
            return actions.add(action, "")
        if line.kind == "parking":
            parked = initiative.of(ParkingItem)
            item = ParkingItem(number=parked.next_number(), what=line.title, at=at, meeting=meeting)
            return parked.add(item, "")
        notes = initiative.of(Note)
        return notes.add(Note(number=notes.next_number(), text=line.title, at=at, meeting=meeting), "")


def vote_at_hand(view: View, place: str | None) -> Vote | None:
    """The last round of the vote held in a step, if a decision can rest on it and none does yet."""
    held = latest(list(votes_of(view, place))) if place else None
    tally = tally_of(held) if held else None
    if held is None or tally is None or tally.carried is False or held.is_straw_poll:
        return None
    return None if any(one.vote == held.id for one in view.all(Decision)) else held


def _deed(initiative: Initiative, line: Captured) -> str:
    words = {
        "decision": ("decision D", initiative.of(Decision).next_number()),
        "action": ("action A", initiative.of(Action).next_number()),
        "parking": ("parking-lot item P", initiative.of(ParkingItem).next_number()),
        "note": ("note N", initiative.of(Note).next_number()),
    }[line.kind]
    return f"{words[0]}{words[1]} captured"
