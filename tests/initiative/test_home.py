"""The list of initiatives in the home folder."""

from __future__ import annotations

import sys
from contextlib import closing

import pytest

from convene.captured.parking_lot import ParkingItem
from convene.initiative.about import About
from convene.initiative.home import Home
from hostile import STRINGS, shown


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_the_name_of_a_folder_without_a_record_is_harmless(home: Home) -> None:
    names = [words for words in STRINGS if "/" not in words]
    for name in names:
        (home.folder / name / "journal").mkdir(parents=True)
    assert {entry.name for entry in home.entries()} == {shown(name) for name in names}


def test_whoever_starts_an_initiative_is_named_beside_every_change_made_here(home: Home) -> None:
    about = About(name="Safe streets", facilitator="Dana Ruiz", created=home.now())
    with closing(home.open(home.create(about))) as initiative:
        initiative.of(ParkingItem).add(ParkingItem(number=1, what="The bus", at=home.now()), "captured")
        assert [entry.by for entry in initiative.history()] == ["Dana Ruiz"]
    home.create(About(name="Clean water", facilitator="Sam", created=home.now()))
    assert home.settings.name == "Dana Ruiz"
