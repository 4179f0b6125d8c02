"""How to reach each other: the only paper with phone numbers and mail addresses."""

from __future__ import annotations

from convene.blocks import Cell, Column, Document, Paper, Rows, SmallNote
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View
from convene.people.names import by_last_name
from convene.people.organization import Organization
from convene.people.person import Person

KIND, NAME = "contact-list", "Contact list"

NO_CONTACT = Lack("Nobody has a phone number or a mail address yet.", "people")
COLUMNS = (
    Column("Name", "words", 24),
    Column("Phone or mail", "words", 34),
    Column("Organization", "words", 42),
)
KEEP = "For those on this list, to reach each other. Please do not pass it on."
YOUNG = "Nobody under 18 is on it: write to the adult who comes with them."


def offered(view: View) -> tuple[Handout, ...]:
    """One, when anybody can be reached."""
    people = _reached(view)
    holds = f"{count(len(people), 'person', 'people')} with phone or mail"
    return whole.offered(view, KIND, NAME, holds, None if people else NO_CONTACT)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """By last name."""
    organizations = view.by_id(Organization)
    rows = []
    for one in _reached(view):
        home = organizations.get(one.organization or 0)
        cells = (Cell(one.name, strong=True), Cell(one.contact), Cell(home.name if home else ""))
        rows.append(cells)
    young = any(one.under_18 for one in view.all(Person))
    note = f"{KEEP} {YOUNG}" if young else KEEP
    blocks = (Rows(caption=NAME, columns=COLUMNS, rows=tuple(rows)), SmallNote(text=note))
    return whole.document(view, NAME, blocks, changed=last_change(view), paper=paper)


def sources(view: View, handout: Handout) -> Sources:
    """What the list is made of."""
    return Sources(
        tables=frozenset({"people", "organizations"}),
        unseen={
            "people": frozenset({"brings", "roles", "decides", "vote", "order"}),
            "organizations": frozenset({"sector", "what_they_do", "whom_they_reach", "reach", "involvement"}),
        },
    )


def _reached(view: View) -> list[Person]:
    """Everybody with a contact; never somebody under 18, whatever was typed."""
    people = [one for one in view.all(Person) if one.contact and not one.under_18]
    return sorted(people, key=by_last_name)
