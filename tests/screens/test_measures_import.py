"""A file of values looked through on the screen, written by one key, taken back by one undo."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.screen import Screen

from conftest import Clock
from convene.exchange.importing.table import Book, Stopped, Watched
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.measures.figure import figure_words
from convene.measures.observation import Observation
from convene.screens.measures.import_questions import file_questions
from convene.screens.measures.importing import ImportValues
from convene.screens.measures.screen import Measures
from convene.widgets.typeahead import LineInput
from driving import Room
from offices import DEATHS, VAPED, with_measures, xlsx

HOSTILE = "[b]Red[/nope]"
"""A name that must be shown as it is."""


@pytest.fixture
async def room(home: Home, initiative: Initiative, clock: Clock) -> AsyncIterator[Room]:
    with_measures(initiative, VAPED, DEATHS)
    folder = initiative.folder
    initiative.close()
    async with Room.opened(home, folder, clock) as driven:
        await driven.press("6")
        yield driven


def kept(room: Room) -> list[str]:
    return [
        f"{one.period} {one.group}".strip() + f": {figure_words(one.figure, 'Percent')}"
        for one in room.view.all(Observation)
    ]


def is_on(room: Room, screen: type[Screen[None]]) -> bool:
    return isinstance(room.app.screen, screen)


def plainly(room: Room) -> str:
    return " ".join(room.screen_text().split())


async def choose(room: Room, path: Path) -> None:
    await room.press("i")
    await room.paste(f"'{path}' ")
    await room.press("enter", "enter")


async def test_it_is_shown_written_by_enter_and_undone(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "survey 2024.xlsx"
    rows = (["Year", "Total", HOSTILE, "Grade 8"], [2024, "18.2%", "7%", "7.5%"], [2025, 17, None, "lots"])
    path.write_bytes(xlsx(*rows))
    await choose(room, path)
    assert is_on(room, ImportValues)
    seen = plainly(room)
    assert "3 new, 2 refused." in seen
    assert "REFUSED 2024, [b]" in seen
    assert f"Nobody can tell of which breakdown “{HOSTILE}” is: Grade or Place." in seen  # under the cursor
    assert seen.index("D3 REFUSED") < seen.index("B2 new")
    await room.press("b", "2")
    assert "4 new, 1 refused." in plainly(room)
    await room.press("f")
    assert "Only what is refused" in plainly(room)
    assert "“lots” is not a number." in plainly(room)
    await room.press("ctrl+r")
    assert "18.2" not in plainly(room)
    assert "4 new, 1 refused." in plainly(room)
    await room.press("ctrl+r", "enter")
    assert is_on(room, Measures)
    assert kept(room) == ["2024: 18.2%", f"2024 {HOSTILE}: 7%", "2024 Grade 8: 7.5%", "2025: 17%"]
    (first, *_) = room.view.all(Observation)
    assert first.source == "survey 2024.xlsx"
    assert {one.group: one.breakdown for one in room.view.all(Observation)}["Grade 8"] == "Grade"
    assert "Imported: 4 new, 1 refused. Undo: ^Z" in room.toasts()[-1]
    await room.press("ctrl+z")
    assert kept(room) == []


async def test_a_file_that_can_t_be_read_says_what_to_do_and_changes_nothing(
    room: Room, tmp_path: Path
) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    await choose(room, path)
    assert "“old.xls” is protected by a password, or of the old kind (.xls). Nothing was changed." in plainly(
        room
    )
    assert "Save it as .xlsx without one." in plainly(room)
    await room.press("enter", "escape")
    assert is_on(room, Measures)
    await room.press("i")
    assert room.app.screen.query(LineInput).first().value == str(path)  # to be mended, or named otherwise


async def test_reading_is_stopped_by_leaving(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def endless(_path: Path, watched: Watched) -> Book:
        begun.set()
        while True:
            try:
                watched(7, 0)
            except Stopped:
                stopped.set()
                raise
            time.sleep(0.001)

    monkeypatch.setattr("convene.screens.measures.import_look.read_file", endless)
    await room.press("i")
    await room.paste("/large.xlsx")
    await room.press("enter")
    await room.pilot.press("enter")
    assert begun.wait(5)
    assert is_on(room, ImportValues)
    room.app.screen._say_how_far()  # type: ignore[attr-defined]
    await room.pilot.pause()
    assert "Reading 7 rows Esc stops" in plainly(room)
    await room.pilot.press("escape")
    assert stopped.wait(5)
    assert is_on(room, Measures)
    assert kept(room) == []


def test_the_newest_files_are_offered_by_a_part_of_their_name(initiative: Initiative, tmp_path: Path) -> None:
    nearby = [tmp_path / name for name in ("Survey 2026.xlsx", "deaths.csv")]
    find = file_questions(initiative.view, nearby, None)[0].find
    assert [offer.words for offer in find("")] == [str(path) for path in nearby]
    assert [offer.words for offer in find("surv")] == [str(nearby[0])]
    assert find("/home/ana/x.csv") == ()


async def test_a_value_of_a_year_that_is_far_ahead_is_refused(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("Year,Total\n2025,17%\n2026,16%\n2062,15%\n", encoding="utf-8")
    await choose(room, path)
    assert "2 new, 1 refused." in plainly(room)
    assert "2062 is more than a year ahead: nothing is counted in it yet. Look at the year." in plainly(room)
