"""Deeds on what is recorded, each one undo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.parking_lot import ParkingItem
from convene.initiative.initiative import Initiative
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.record.entries import Recorded
from convene.voting.tally import Vote


def change(initiative: Initiative, record: Recorded, values: Mapping[str, Any], today: date) -> None:
    """Set what is different. Who is given by name is added; done has its day, and only done has one."""
    changed = {key: value for key, value in values.items() if value != getattr(record, key)}
    with initiative.group(f"{record.label} changed"):
        for key in ("who", "keeper"):
            if isinstance(changed.get(key), str):
                changed[key] = initiative.of(Person).add(Person(name=changed[key]), "").id
        if "partners" in changed:
            names = changed["partners"]
            new = {
                name: initiative.of(Organization).add(Organization(name=name), "").id
                for name in names
                if isinstance(name, str)
            }
            changed["partners"] = tuple(new.get(one, one) for one in names)
        if isinstance(record, Action) and "status" in changed:
            changed["done_on"] = today if changed["status"] == "Done" else None
        vote = initiative.view.get(Vote, record.vote) if isinstance(record, Decision) else None
        if vote and "numbers" in changed:
            changed["vote_version"] = vote.version  # whoever mends the numbers has seen the count
        if changed:
            initiative.of(type(record)).change(record.id, "", **changed)


def set_state(initiative: Initiative, record: Action | ParkingItem, state: str, today: date) -> None:
    """Another status of an action, or state of a parked topic."""
    what = f"{record.label} {state.lower()}"
    if isinstance(record, Action):
        done_on = today if state == "Done" else None
        initiative.of(Action).change(record.id, what, status=state, done_on=done_on)
    else:
        initiative.of(ParkingItem).change(record.id, what, state=state)


def state_of(record: Action | ParkingItem) -> str:
    """The status of an action, or the state of a parked topic."""
    return record.status if isinstance(record, Action) else record.state


def remove(initiative: Initiative, record: Recorded) -> None:
    """Take it out."""
    initiative.of(type(record)).remove(record.id, f"{record.label} deleted")
