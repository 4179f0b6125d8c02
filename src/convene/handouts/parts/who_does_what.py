"""Who does what, by when: the actions with boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from convene.blocks import Block, Cell, Column, Prose, Rows
from convene.captured.action import Action
from convene.handouts.parts.counting import month_day
from convene.initiative.view import View
from convene.kinds.field import REMOVED
from convene.listed import listed
from convene.people.organization import Organization
from convene.people.person import Person

COLUMNS = (
    Column("Done", "check", 6),
    Column("No.", "label", 5),
    Column("What", "words", 46),
    Column("Who", "words", 33),
    Column("By when", "words", 10),
)


def who_does_what(view: View, actions: Sequence[Action], day: date) -> Block:
    """The actions by date, then owner, without a date last; a sentence when there is none.

    `day` is the paper's: another year's dates are shown with their year. Nothing is said of being late, since
    a summary is the record of its day.
    """
    if not actions:
        return Prose(text="No action was recorded.")
    people, organizations = view.by_id(Person), view.by_id(Organization)

    def place(action: Action) -> tuple[bool, date, bool, str, int]:
        owner = people.get(action.who or 0)
        name = owner.name.casefold() if owner else ""
        return (action.due is None, action.due or day, owner is None, name, action.number)

    rows = (_row(action, people, organizations, day) for action in sorted(actions, key=place))
    return Rows(caption="Who does what, by when", columns=COLUMNS, rows=tuple(rows))


def _row(
    action: Action, people: dict[int, Person], organizations: dict[int, Organization], day: date
) -> tuple[Cell, ...]:
    person = people.get(action.who or 0)
    home = organizations.get(person.organization or 0) if person else None
    beside = [organizations[one].name for one in action.partners if one in organizations]
    others = [name for name in beside if not home or name != home.name]
    status = "" if action.status in {"Open", "Done"} else action.status
    notes = (status, f"with {listed(others)}" if others else "")
    return (
        Cell(ticked=action.status == "Done"),
        Cell(action.label, strong=True),
        Cell(action.what, note=", ".join(note for note in notes if note)),
        _owner(action, person, home),
        Cell(month_day(action.due, day)) if action.due else Cell("No date", late=True),
    )


def _owner(action: Action, person: Person | None, home: Organization | None) -> Cell:
    """The name, and below it the organization. Someone taken off the list since keeps the name."""
    if action.who is None:
        return Cell("No one yet", late=True)
    return Cell(person.name if person else REMOVED, note=home.name if home else "", strong=True)
