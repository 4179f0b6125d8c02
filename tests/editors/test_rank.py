"""Putting earlier rows in order."""

from __future__ import annotations

import pytest

from convene.initiative.home import Home
from driving import Room
from filling import open_step, own_worksheet, step_of

PLACE = "ours.first"
GAPS = "landscape-map.gaps"


@pytest.fixture
def home(home: Home) -> Home:
    own_worksheet(home, step_of("rank", f'items_from = "{GAPS}"'))
    return home


async def ranking(room: Room, *gaps: str) -> list[int]:
    ids = room.initiative.rows(GAPS).add_all([{"what_we_see": gap} for gap in gaps])
    await open_step(room, "first", "ours")
    return ids


async def test_enter_gives_the_next_place_down_the_list(room: Room) -> None:
    first, second, third = await ranking(room, "No rides", "No peers", "Nothing after six")
    assert "Enter gives the next place: 1. 3 to go." in room.screen_text()
    await room.press("down", "down", "enter", "enter", "enter")
    assert room.view.answer(PLACE) == [third, first, second]
    assert "1 Nothing after six" in room.screen_text()


async def test_one_in_hand_is_moved_with_the_arrows_and_put_down(room: Room) -> None:
    first, second, third = await ranking(room, "No rides", "No peers", "Nothing after six")
    await room.press("enter", "enter", "enter", "enter", "up", "up", "up", "enter", "down")
    assert room.view.answer(PLACE) == [third, first, second]
    await room.press("ctrl+z")
    assert room.view.answer(PLACE) == [first, third, second]


async def test_d_takes_a_place_away_and_escape_puts_down_first(room: Room) -> None:
    _, second = await ranking(room, "No rides", "No peers")
    here = room.app.screen
    await room.press("enter", "enter", "up", "d")
    assert room.view.answer(PLACE) == [second]
    await room.press("enter", "escape")
    assert room.app.screen is here
    await room.press("d")
    assert room.view.answer(PLACE) is None
    await room.press("escape")
    assert room.app.screen is not here


async def test_a_row_that_is_taken_out_keeps_its_place_marked_and_a_new_one_waits_below(room: Room) -> None:
    first, second = await ranking(room, "No rides", "No peers")
    await room.press("enter", "enter")
    room.initiative.rows(GAPS).remove(first)
    new = room.initiative.rows(GAPS).add({"what_we_see": "Two sets of lessons"})
    await room.settle()
    assert "1 No rides (removed)" in room.screen_text()
    assert "2 No peers" in room.screen_text()
    assert "· Two sets of lessons" in room.screen_text()
    await room.press("home", "down", "down", "enter")
    assert room.view.answer(PLACE) == [first, second, new]


async def test_without_rows_it_says_where_they_come_from(room: Room) -> None:
    await ranking(room)
    assert "Nothing to put in order yet" in room.screen_text()
    await room.press("enter", "d", "up", "ctrl+g")
    assert room.view.answer(PLACE) is None
