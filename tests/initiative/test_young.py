"""People under 18: what of them is kept, and what leaves."""

from __future__ import annotations

from convene.initiative.initiative import Initiative
from convene.people.person import Person


def test_a_row_of_somebody_under_18_keeps_first_name_initial_and_no_contact(
    initiative: Initiative,
) -> None:
    rows = initiative.rows("champions-and-group.people")
    first = rows.add({"name": "Marcus Treadwell", "contact": "555 0147"})
    second = rows.add({"name": "Tess Marlow", "under_18": True, "contact": "555 0148"})
    rows.change(first, "under_18", True)
    rows.change(second, "contact", "555 0149")
    found = [(one.name, one.contact) for one in initiative.view.all(Person)]
    assert found == [("Marcus T.", ""), ("Tess M.", "")]
    initiative.undo()
    initiative.undo()
    marcus = initiative.view.get(Person, first)
    assert marcus
    assert (marcus.name, marcus.contact) == ("Marcus Treadwell", "555 0147")
