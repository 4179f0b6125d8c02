"""Placing items on two axes."""

from __future__ import annotations

from driving import Room
from filling import cells, open_step

IDEAS, SORT = "common-agenda.ideas", "common-agenda.sort"


async def open_grid(room: Room, *ideas: str) -> list[int]:
    ids = room.initiative.rows(IDEAS).add_all([{"idea": idea} for idea in ideas])
    await open_step(room, "sort", "common-agenda")
    return ids


async def test_two_digits_place_an_item_and_enter_takes_the_next(room: Room) -> None:
    boxes, gym = await open_grid(room, "Drop boxes", "Evening gym")
    assert "Arrows or two digits" not in room.screen_text()
    await room.press("enter", "2", "9", "enter")
    screen = room.screen_text()
    assert "Arrows or two digits move it." in screen, "the second one is in hand"
    assert "1 ✓ Drop boxes" in screen
    await room.press("8", "9", "enter")
    assert "Arrows or two digits" not in room.screen_text()
    assert [cells(row) for row in room.view.rows(SORT)] == [
        {"item": boxes, "across": 2, "up": 9},
        {"item": gym, "across": 8, "up": 9},
    ]
    assert "Plan well" in room.screen_text()


async def test_arrows_move_what_is_in_hand_and_stop_at_the_edge(room: Room) -> None:
    (boxes,) = await open_grid(room, "Drop boxes")
    await room.press("enter", *["right"] * 9, "up", "up", "escape")
    (row,) = room.view.rows(SORT)
    assert cells(row) == {"item": boxes, "across": 10, "up": 7}


async def test_a_placed_item_is_moved_as_one_deed(room: Room) -> None:
    await open_grid(room, "Drop boxes")
    await room.press("enter", "2", "9", "enter")
    await room.press("enter", "right", "right", "right", "enter")
    await room.press("ctrl+z")
    (row,) = room.view.rows(SORT)
    assert (row.cells["across"], row.cells["up"]) == (2, 9)


async def test_d_takes_an_item_off(room: Room) -> None:
    await open_grid(room, "Drop boxes")
    await room.press("enter", "2", "9", "enter", "d")
    assert room.view.rows(SORT) == []
    assert "not placed" in room.screen_text()


async def test_the_corner_is_said_in_words(room: Room) -> None:
    await open_grid(room, "Drop boxes")
    await room.press("enter", "2", "9", "enter")
    screen = " ".join(room.screen_text().replace("│", "").split())
    assert "More effort: 2 of 10. More impact: 9 of 10. Do soon" in screen


async def test_escape_puts_down_first_and_leaves_next(room: Room) -> None:
    await open_grid(room, "Drop boxes")
    here = room.app.screen
    await room.press("enter", "right", "escape")
    assert room.app.screen is here
    assert len(room.view.rows(SORT)) == 1
    await room.press("escape")
    assert room.app.screen is not here


async def test_the_room_sees_the_drawing_in_a_small_window_too(room: Room) -> None:
    room.initiative.rows("common-agenda.ideas").add_all([{"idea": "After six"}])
    await room.pilot.resize_terminal(60, 18)
    await open_step(room, "sort", "common-agenda")
    assert "More impact" not in room.screen_text()
    await room.press("enter", "right", "ctrl+r")
    assert "More impact" in room.screen_text()
    assert "two digits" not in room.screen_text(), "that is for the one who types"
