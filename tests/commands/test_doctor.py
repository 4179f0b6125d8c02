"""`convene doctor`: looks, changes nothing unless it is asked to, and says what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands_driving import Convene
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from generating import schema
from schema_checking import faults


@pytest.fixture
def told(home: Home, folder: Path) -> Path:
    """An initiative with an answer, closed twice."""
    for words in ("First", "Second"):
        initiative: Initiative = home.open(folder)
        initiative.answer("landscape-map.scope", words)
        initiative.close()
    return folder


def test_a_sound_record_is_said_to_be_one(convene: Convene, told: Path) -> None:
    ran = convene("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Nothing is wrong.\n")
    assert "The log makes the same record as initiative.json." in ran.out


def test_a_harmed_record_is_repaired_only_when_asked(convene: Convene, told: Path, home: Home) -> None:
    (told / "initiative.json").write_text("{", "utf-8")
    ran = convene("doctor", str(told))
    assert ran.code == 1
    assert "BAD   initiative.json can't be read.\n      Run: convene doctor --repair\n" in ran.out
    assert (told / "initiative.json").read_text("utf-8") == "{"
    ran = convene("doctor", str(told), "--repair", "--json")
    assert ran.code == 3
    assert not list(faults(ran.json, schema()["$defs"]["doctor"], schema()))
    assert ran.json["doctor"]["repaired"] is True
    assert {one["state"] for one in ran.json["doctor"]["findings"]} == {"fine", "note"}
    assert home.read(told).answer("landscape-map.scope") == "Second"
    assert [path.read_text("utf-8") for path in (told / "set-aside").iterdir()] == ["{"]
    ran = convene("doctor", str(told), "--repair")
    assert ran.code == 0


def test_while_another_window_has_it_nothing_is_repaired(convene: Convene, initiative: Initiative) -> None:
    ran = convene("doctor")
    assert ran.code == 0
    assert "It is open in another window by " in ran.out
    ran = convene("doctor", "--repair")
    assert (ran.code, ran.out) == (1, "")
    assert "open in another window" in ran.err
