"""A record that a released version wrote is read, written and undone by this one.

`tests/old_records/` holds a folder of each: closed once, then a session that ended without closing.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import Clock
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.initiative.home import Home

FOLDERS = sorted(path for path in (Path(__file__).parents[1] / "old_records").iterdir() if path.is_dir())
SITE = "s4r5"


@pytest.mark.parametrize("old", FOLDERS, ids=lambda path: path.name)
def test_an_old_record_opens_and_goes_on(old: Path, tmp_path: Path, clock: Clock) -> None:
    home = Home(tmp_path / "home", now=clock, settings=tmp_path / "settings")
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "site").write_text(SITE, "ascii")
    folder = tmp_path / "home" / "riverbend"
    shutil.copytree(old, folder)
    initiative = home.open(folder)
    view = initiative.view
    assert len(initiative.notes) == 1
    assert initiative.notes[0].startswith("Everything up to ")
    assert view.about.name == "Riverbend County Prevention Coalition"
    assert view.answer("landscape-map.scope") == "Youth substance use in Riverbend County, ages 12 to 18"
    assert [row.cells["name"] for row in view.registry("organizations")] == ["Mill Creek Schools"]
    assert [(d.label, d.text) for d in view.all(Decision)] == [
        ("D1", "Meet every second Thursday"),
        ("D2", "Share the map with everyone on it"),
    ]
    [action] = view.all(Action)
    assert (action.due, view.name("people", action.who or 0)) == (date(2026, 11, 20), "Dana Ruiz")
    assert initiative.undo() == "row deleted in Organizations"
    assert len(view.registry("organizations")) == 2
    assert initiative.redo() == "row deleted in Organizations"
    initiative.answer("landscape-map.scope", "Ages 12 to 18")
    initiative.close()
    again = home.open(folder)
    assert again.notes == ()
    assert again.view.answer("landscape-map.scope") == "Ages 12 to 18"
    assert again.undo() == "What and where answered"
    again.close()
    assert (folder / "backups" / f"000002-{SITE}.json").read_bytes() == (old / "initiative.json").read_bytes()
