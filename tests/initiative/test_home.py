"""The list of initiatives in the home folder."""

from __future__ import annotations

import re
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from convene.captured.parking_lot import ParkingItem
from convene.errors import BadInput
from convene.initiative.about import About
from convene.initiative.home import Home
from convene.initiative.settings import Settings, read_settings
from convene.people.person import Person
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
        assert [one.name for one in initiative.view.all(Person)] == ["Dana Ruiz"]
        assert initiative.undo() == "captured"
        assert initiative.undo() is None  # an initiative is started for good
    home.create(About(name="Clean water", facilitator="Sam", created=home.now()))
    assert home.settings.name == "Dana Ruiz"


@pytest.mark.parametrize("data", [b"", b'{"name":"\xff"}', b"[" * 50_000])
def test_settings_that_can_not_be_read_are_the_usual_ones(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(data)
    assert read_settings(tmp_path) == Settings()


def test_a_record_that_another_program_emptied_is_listed_with_its_trouble(home: Home, folder: Path) -> None:
    record = folder / "initiative.json"
    emptied = re.sub(rb',?"created":"[^"]*"', b"", record.read_bytes())
    shutil.rmtree(folder / "journal")
    shutil.rmtree(folder / "backups", ignore_errors=True)
    record.write_bytes(emptied)
    [entry] = home.entries()
    assert entry.trouble == "What is in it can't be read as an initiative."


def test_two_of_one_name_are_told_apart_by_their_folders(home: Home) -> None:
    first = home.create(About(name="Safe streets", created=home.now()))
    copy = home.folder / "copy"
    shutil.copytree(first, copy)
    home.create(About(name="Clean water", created=home.now()))
    home.remember(home.find("Clean water"))
    with pytest.raises(BadInput) as told:
        home.find("safe")
    assert told.value.todo == f"Say its folder: {copy} or {first}"
