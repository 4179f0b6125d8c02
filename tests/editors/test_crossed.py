"""The promises seen as a grid: who does what for which strategy, and where nobody does."""

from __future__ import annotations

import pytest

from convene.editors.crossed import Crossed
from convene.widgets.sheet import Sheet
from driving import Room
from filling import open_step

PLACE = "commitments.matrix"


@pytest.fixture
async def promises(room: Room) -> Room:
    """Two groups, two strategies, one promise; the step is open."""
    for name in ("Clinic", "Sheriff"):
        room.initiative.rows("organizations").add({"name": name})
    for name in ("Check Every Card", "Warm Handoff"):
        room.initiative.rows("common-agenda.strategies").add({"name": name})
    (clinic, _), (cards, _) = room.view.choices("organizations")[0], room.view.choices("strategies")[0]
    room.initiative.rows(PLACE).add({"organization": clinic, "strategy": cards, "part": "Leads"})
    await open_step(room, "matrix", "commitments")
    return room


def grid(room: Room) -> list[list[str]]:
    sheet = room.app.screen.query_one(Crossed).query_one(Sheet)
    return [[str(one) for one in sheet.get_row_at(at)] for at in range(sheet.row_count)]


async def test_g_shows_the_rows_as_a_grid_and_back(promises: Room) -> None:
    await promises.press("g")
    assert grid(promises) == [["Clinic", "L", "·"]]
    screen = promises.screen_text()
    assert "L Leads  D Does part  S Supports  I Shares" in screen
    await promises.press("right")
    assert "Clinic, Check Every Card: Leads" in promises.screen_text().replace("\n", " ")
    await promises.press("g")
    assert not promises.app.screen.query_one(Crossed).display
    await promises.press("g", "escape")
    assert not promises.app.screen.query_one(Crossed).display


async def test_enter_in_an_empty_cell_begins_that_promise(promises: Room) -> None:
    await promises.press("g", "right", "right", "enter")
    await promises.type("does")
    await promises.press("enter", "escape")
    first, second = promises.view.rows(PLACE)
    assert second.cells["part"] == "Does part"
    assert second.cells["organization"] == first.cells["organization"]
    await promises.press("g")
    assert grid(promises) == [["Clinic", "L", "D"]]


async def test_enter_in_a_cell_goes_to_its_row(promises: Room) -> None:
    await promises.press("g", "right", "enter")
    assert not promises.app.screen.query_one(Crossed).display
    await promises.press("enter")
    await promises.type("supp")
    await promises.press("enter", "escape")
    (row,) = promises.view.rows(PLACE)
    assert row.cells["part"] == "Supports"


async def test_what_was_only_looked_at_leaves_no_row(promises: Room) -> None:
    await promises.press("g", "right", "right", "enter", "escape")
    assert len(promises.view.rows(PLACE)) == 1
    assert "2 rows" not in promises.screen_text()
    await promises.press("g")
    assert grid(promises) == [["Clinic", "L", "·"]]


async def test_other_tables_have_no_grid(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("g")
    assert not room.app.screen.query_one(Crossed).display
