"""The place Worksheets says what is wrong when there is nothing to open."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from convene.screens.worksheet.screen import WorksheetScreen
from convene.worksheets.shelf import Shelf
from driving import Room


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that worksheets come from instead of the one that ships; it isn't there yet."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr("convene.initiative.home.Shelf", partial(Shelf, shipped=folder))
    return folder


async def test_without_any_file_it_says_that_none_was_found(
    shipped: Path, home: Any, folder: Any, clock: Any
) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("3")
        text = " ".join(room.screen_text().split())
        assert "There is no worksheet that can be used. No worksheet file was found." in text
        assert "below" not in text.casefold()


async def test_with_files_that_cannot_be_read_it_shows_what_is_wrong(
    shipped: Path, home: Any, folder: Any, clock: Any
) -> None:
    (shipped / "1-initiate-action").mkdir(parents=True)
    (shipped / "1-initiate-action" / "broken.toml").write_text("id = ")
    async with Room.opened(home, folder, clock) as room:
        await room.press("3")
        text = " ".join(room.screen_text().split())
        assert "Below stands what is wrong with the files." in text
        assert "broken.toml" in text


async def test_a_phase_begun_too_early_is_said_on_the_overview_and_holds_nothing_up(room: Room) -> None:
    room.initiative.rows("common-agenda.goals").add({"for_whom": "Youth"})
    await room.press("1")
    text = room.screen_text()
    assert "! Champion, money and urgency are not" in text
    assert "And 3 more: w" in text
    await room.press("w")
    assert "There is no agreed problem statement." in room.screen_text()
    await room.press("enter")  # it leads to where that is mended
    assert "Are we ready to start?" in room.screen_text()


async def test_the_first_letter_typed_begins_the_filter_and_is_not_lost(room: Room) -> None:
    await room.press("3")
    for letter in "ready":
        await room.press(letter)
    await room.press("enter")
    assert room.app.screen.query_one("WorksheetPane").worksheet.id == "readiness"  # type: ignore[attr-defined]


async def test_what_a_worksheet_is_about_finds_it_where_its_title_asks_in_other_words(room: Room) -> None:
    await room.press("3")
    await room.type("shared measures")
    text = room.screen_text()
    assert "How will we know?" in text
    assert "At the end: Six to twelve measures" in text, "what stands below is of the one that is left"
    await room.press("enter")
    assert room.app.screen.query_one("WorksheetPane").worksheet.id == "shared-measures"  # type: ignore[attr-defined]


async def test_down_chooses_while_one_types_and_enter_opens(room: Room) -> None:
    await room.press("3")
    await room.type("wh")
    await room.press("down", "down", "up", "enter")
    screen = room.app.screen
    assert isinstance(screen, WorksheetScreen)
    assert screen.worksheet.title == "Who does what already?"  # the second of them
    await room.press("escape")
    assert "What do the numbers say?" in room.screen_text()  # all of them are there again
    await room.type("numbers say")
    await room.press("enter")
    assert isinstance(room.app.screen, WorksheetScreen)
    assert room.app.screen.worksheet.title == "What do the numbers say?"


async def test_a_filter_that_finds_nothing_says_so(room: Room) -> None:
    await room.press("3")
    await room.type("zebra")
    screen = room.screen_text()
    assert "No worksheet is about “zebra”. Esc shows all." in screen
    await room.press("escape")
    assert "zebra" not in room.screen_text()
