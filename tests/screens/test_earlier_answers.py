"""What stood in a step, in a row, in a decision before: in words, and brought back with one key."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from convene.captured.decision import Decision
from convene.initiative.home import Home
from convene.screens.record.history import History
from convene.screens.worksheet.screen import WorksheetScreen
from convene.widgets.listing import Listing
from convene.widgets.sheet import Sheet
from driving import Room

SCOPE, ORGANIZATIONS = "landscape-map.scope", "landscape-map.organizations"


async def look_back(room: Room, *keys: str) -> list[str]:
    """What the history says, newest first."""
    room.initiative.drain()
    await room.press(*keys)
    assert isinstance(room.app.screen, History), room.screen_text()
    for _ in range(100):
        if room.app.screen.query_one(Listing).row_count:
            break
        await asyncio.sleep(0.02)
    await room.settle()
    listing = room.app.screen.query_one(Listing)
    return [line.cells[1].plain for line in listing._lines]


async def open_step(room: Room, step: str) -> None:
    await room.press("3", "down", "enter")
    screen = room.app.screen
    assert isinstance(screen, WorksheetScreen)
    screen.pane.open_step(step)
    await room.settle()


async def test_an_answer_is_brought_back_and_undo_takes_it_away_again(room: Room) -> None:
    for words in ("The county", "Two towns", "Three towns"):
        room.initiative.answer(SCOPE, words)
    await open_step(room, "scope")
    said = await look_back(room, "ctrl+t")
    assert said == ["Two towns → Three towns", "The county → Two towns", "nothing → The county"]
    assert "What stood here before" in room.screen_text()
    await room.press("down", "down", "enter")
    assert room.view.answer(SCOPE) == "The county"
    assert room.toasts()[-1] == "Brought back: What and where answered. Undo: ^Z"
    await room.press("escape")
    assert "The county" in room.screen_text()
    assert room.initiative.undo() == "brought back: What and where answered"
    assert room.view.answer(SCOPE) == "Three towns"


async def test_what_stands_now_is_not_brought_back_for_nothing(room: Room) -> None:
    room.initiative.answer(SCOPE, "The county")
    await open_step(room, "scope")
    await look_back(room, "ctrl+t")
    await room.press("enter")
    assert room.toasts()[-1] == "It is like this now. Nothing was changed."


async def test_an_answer_that_was_taken_away_comes_back(room: Room) -> None:
    room.initiative.answer(SCOPE, "The county")
    room.initiative.answer(SCOPE, None)
    await open_step(room, "scope")
    said = await look_back(room, "ctrl+t")
    assert said == ["The county → nothing", "nothing → The county"]
    await room.press("enter")
    assert room.view.answer(SCOPE) == "The county"


async def test_a_row_has_its_own_past_and_the_step_that_of_all_rows(room: Room) -> None:
    rows = room.initiative.rows(ORGANIZATIONS)
    one = rows.add({"name": "Northside"})
    other = rows.add({"name": "EMS"})
    rows.change(one, "name", "Northside Alliance", title="Organization")
    rows.remove(other)
    await open_step(room, "organizations")
    room.app.screen.query_one(Sheet).focus()
    await room.settle()
    said = await look_back(room, "h")
    assert [line.partition(": ")[2] or line for line in said] == ["Northside → Northside Alliance", "added"]
    await room.press("escape")
    said = await look_back(room, "ctrl+t")
    assert said[0] == "“EMS” taken out"
    await room.press("enter")
    assert sorted(row.cells["name"] for row in rows.all()) == ["EMS", "Northside Alliance"]
    assert room.initiative.undo() == "brought back: row added to Organizations"


async def test_a_decision_is_mended_back_from_the_record(room: Room) -> None:
    decisions = room.initiative.of(Decision)
    decision = decisions.add(Decision(number=1, text="Meet on Mondays", at=room.app.now()), "D1 decided")
    decisions.change(decision.id, "D1 changed", text="Meet on Tuesdays")
    await room.press("5")
    said = await look_back(room, "h")
    assert said == ["words: Meet on Mondays → Meet on Tuesdays", "D1 decided"]
    await room.press("down", "enter")
    assert [one.text for one in room.view.all(Decision)] == ["Meet on Mondays"]


async def test_a_long_answer_is_shown_in_full_below_the_list(home: Home, folder: Path, room: Room) -> None:
    long = "The county and " + "the towns around it and " * 8 + "nobody else"
    room.initiative.answer(SCOPE, long)
    await open_step(room, "scope")
    await look_back(room, "ctrl+t")
    shown = " ".join(room.screen_text().split())
    assert "nobody else" in shown


@pytest.mark.parametrize("size", [(60, 18)])
async def test_it_is_usable_on_a_projector(
    home: Home, folder: Path, room: Room, size: tuple[int, int]
) -> None:
    room.initiative.answer(SCOPE, "The county")
    room.initiative.drain()
    await room.pilot.resize_terminal(*size)
    await open_step(room, "scope")
    await look_back(room, "ctrl+t")
    assert "nothing → The county" in room.screen_text()
    assert "Enter Bring back" in room.screen_text()
