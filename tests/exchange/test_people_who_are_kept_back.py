"""People under 18, and those who do not want to be listed, in exports."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest

from convene.exchange.data.everything import everything
from convene.exchange.data.lists import lists
from convene.exchange.shapes.meetings import meetings
from convene.initiative.attending import keep_off_the_list
from convene.initiative.initiative import Initiative
from convene.people.person import Person
from handouts.making import Made


@pytest.fixture
def made(initiative: Initiative) -> Made:
    """A new initiative with one meeting."""
    return Made(initiative)


def test_neither_name_nor_contact_is_in_any_part_of_everything(initiative: Initiative) -> None:
    people = initiative.of(Person)
    marcus = people.add(Person(name="Marcus Treadwell"), "Marcus Treadwell added")
    people.change(marcus.id, "Marcus Treadwell changed", under_18=True, contact="marcus@school.example")
    tess = people.add(Person(name="Tess Marlow", under_18=True), "Tess Marlow added")
    people.change(tess.id, "name changed", name="Tess M.")
    grown = people.add(Person(name="Ann Okafor", under_18=True), "Ann Okafor added")
    people.change(grown.id, "grown up", under_18=False, contact="ann@school.example")
    initiative.rows("champions-and-group.influence").add({"item": marcus.id, "across": 8, "up": 8})
    initiative.drain()
    with ZipFile(io.BytesIO(everything(initiative, {}, datetime(2026, 11, 16, tzinfo=UTC)))) as outer:
        parts = {name: outer.read(name) for name in outer.namelist()}
    with ZipFile(io.BytesIO(parts.pop("workbook.xlsx"))) as inner:
        parts |= {f"workbook/{name}": inner.read(name) for name in inner.namelist()}
    for words in (b"Treadwell", b"Marlow", b"marcus@"):
        assert not [name for name, data in parts.items() if words in data], words
    for words in (b"Marcus T.", b"Tess M. added", b"Ann Okafor added", b"ann@school.example"):
        assert words in parts["record.json"], words
    assert b"Marcus T." in parts["csv/champions-and-group.influence.csv"]


def test_who_does_not_want_to_be_listed_is_counted_and_marked_and_on_no_list_of_names(made: Made) -> None:
    ann, zoe = made.person("Ann Bell"), made.person("Zoe Ruiz")
    made.came(ann, zoe)
    keep_off_the_list(made.initiative, made.meeting.id, zoe.id)
    view = made.initiative.view
    (meeting,) = meetings(view)
    assert (meeting.came, meeting.present) == (2, ("Ann Bell",))
    assert "2 present" in meeting.line
    attendance = next(one for one in lists(view) if one.name == "attendance")
    at = attendance.heads.index("Not to be listed")
    assert [(row[2], row[at]) for row in attendance.rows] == [("Ann Bell", False), ("Zoe Ruiz", True)]
