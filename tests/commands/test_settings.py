"""What a facilitator prefers, shown and changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands_driving import Convene
from convene.initiative.home import Home
from generating import schema
from schema_checking import faults


def test_all_are_shown(convene: Convene) -> None:
    ran = convene("settings")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        "paper  auto",
        "dates  month-first",
        "clock  12",
        "theme  dark",
        "home   (the usual one)",
        "bell   off",
        "name   (not said yet)",
    ]
    document = convene("settings", "--json").json
    assert not list(faults(document, schema()["$defs"]["settings"], schema()))
    assert document["settings"]["clock"] == "12"


def test_one_is_shown_set_and_kept(convene: Convene, home: Home) -> None:
    assert convene("settings", "clock").out == "12\n"
    assert convene("settings", "clock", "24").out == "24\n"
    assert convene("settings", "clock").out == "24\n"
    assert Home(now=home.now).settings.clock == "24"


def test_a_home_folder_is_kept_in_full(
    convene: Convene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert convene("settings", "home", "there").out == f"{tmp_path / 'there'}\n"
    assert convene("settings", "home", "").out == "\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("paper", "a5"), "“a5” is nothing for paper. Choose auto or letter or a4."),
        (
            ("last", "x"),
            "There is no setting “last”. The settings are: paper, dates, clock, theme, home, bell, name.",
        ),
        (("colour",), "There is no setting “colour”."),
    ],
)
def test_what_can_not_be_set_is_told(convene: Convene, words: tuple[str, ...], told: str) -> None:
    ran = convene("settings", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_settings_that_can_not_be_kept_are_told(convene: Convene, tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file", "utf-8")
    ran = convene("settings", "clock", "24")
    assert (ran.code, ran.out) == (1, "")
    assert "The settings were not saved" in ran.err
