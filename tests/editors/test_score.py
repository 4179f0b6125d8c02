"""Scoring with digits."""

from __future__ import annotations

from driving import Room
from filling import cells, open_step

CANDIDATES, CRITERIA = "shared-measures.candidates", "shared-measures.criteria"


async def test_digits_set_scores_and_go_on(room: Room) -> None:
    first, second = room.initiative.rows(CANDIDATES).add_all([{"measure": "Vaping"}, {"measure": "Deaths"}])
    await open_step(room, "criteria", "shared-measures")
    await room.press(*"555555", *"444444")
    one, other = room.view.rows(CRITERIA)
    assert cells(one)["item"] == first
    assert cells(other)["item"] == second
    assert set(cells(one).values()) == {first, 5}
    screen = room.screen_text()
    assert "5.00" in screen
    assert "1    5.00  Vaping" in screen
    assert "2    4.00  Deaths" in screen


async def test_what_is_missing_is_said(room: Room) -> None:
    room.initiative.rows(CANDIDATES).add_all([{"measure": "Vaping"}, {"measure": "Deaths"}])
    await open_step(room, "criteria", "shared-measures")
    await room.press(*"555")
    assert "2 not fully scored" in room.screen_text()


async def test_equal_totals_share_a_place(room: Room) -> None:
    room.initiative.rows(CANDIDATES).add_all([{"measure": name} for name in ("A", "B", "C")])
    await open_step(room, "criteria", "shared-measures")
    await room.press(*"444444", *"444444", *"333333")
    screen = room.screen_text()
    assert screen.count("1 =") == 2
    assert "3    3.00  C" in screen


async def test_zero_takes_a_score_away(room: Room) -> None:
    room.initiative.rows(CANDIDATES).add({"measure": "Vaping"})
    await open_step(room, "criteria", "shared-measures")
    await room.press("3", "left", "0")
    (row,) = room.view.rows(CRITERIA)
    assert "fits_the_goal" not in row.cells


async def test_nothing_to_score_is_said(room: Room) -> None:
    await open_step(room, "criteria", "shared-measures")
    await room.press("5", "enter")
    assert "Nothing to score yet" in room.screen_text()
