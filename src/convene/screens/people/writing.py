"""Deeds on people and organizations, each one undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from convene.captured.action import Action
from convene.captured.parking_lot import ParkingItem
from convene.initiative.initiative import Initiative
from convene.initiative.taking_out import is_named
from convene.initiative.view import View
from convene.listed import listed
from convene.people.attendance import Presence
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.people.questions import organization_named


def add_organization(initiative: Initiative, answers: Mapping[str, Any]) -> int:
    """A new organization; its id. It is a row of the landscape map."""
    cells = {key: msgspec.to_builtins(value) for key, value in answers.items() if value}
    return initiative.rows("organizations").add(cells)


def change_person(initiative: Initiative, person: Person, answers: Mapping[str, Any]) -> None:
    """Set what is different; an organization that isn't known yet is added; no contact stays under 18."""
    values = dict(answers)
    with initiative.group(f"{values.get('name', person.name)} changed"):
        if "organization" in values:
            name = values["organization"]
            home = organization_named(initiative.view, name)
            if name and home is None:
                home = initiative.rows("organizations").add({"name": name})
            values["organization"] = home
        if values.get("under_18"):
            values["contact"] = ""
        changed = {key: value for key, value in values.items() if value != getattr(person, key)}
        if changed:
            initiative.of(Person).change(person.id, "", **changed)


def change_organization(
    initiative: Initiative, organization: Organization, answers: Mapping[str, Any]
) -> None:
    """Set what is different."""
    changed = {key: value for key, value in answers.items() if value != getattr(organization, key)}
    if changed:
        initiative.of(Organization).change(organization.id, f"{answers['name']} changed", **changed)


def left_behind(view: View, record: Person | Organization) -> str:
    """What names somebody about to be taken out, in a sentence; the name stays there."""
    if not is_named(view, record.table, record.id):
        return ""
    counts = _of_person(view, record.id) if isinstance(record, Person) else _of_organization(view, record.id)
    parts = [f"{number} {_counted(number, word)}" for word, number in counts.items() if number]
    return f"The name stays {f'with {listed(parts)}' if parts else 'where it is used'}."


def _of_person(view: View, row: int) -> dict[str, int]:
    came = {one.meeting for one in view.all(Presence) if one.person == row and one.arrived}
    return {
        "action": sum(one.who == row for one in view.all(Action)),
        "parked topic": sum(one.keeper == row for one in view.all(ParkingItem)),
        "meeting": len(came),
    }


def _of_organization(view: View, row: int) -> dict[str, int]:
    return {
        "person": sum(one.organization == row for one in view.all(Person)),
        "action": sum(row in one.partners for one in view.all(Action)),
    }


def _counted(number: int, word: str) -> str:
    return word if number == 1 else {"person": "people"}.get(word, f"{word}s")
