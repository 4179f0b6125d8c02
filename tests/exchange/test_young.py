"""Nobody under 18 is named in full in any export, or can be reached by it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zipfile import ZipFile

from convene.exchange.data.everything import everything
from convene.initiative.initiative import Initiative
from convene.people.person import Person


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
