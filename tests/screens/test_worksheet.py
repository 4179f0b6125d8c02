"""A worksheet filled in with keys only."""

from __future__ import annotations

from convene.screens.worksheet.screen import WorksheetScreen
from driving import Room


async def open_map(room: Room, step: str | None = None) -> WorksheetScreen:
    """The landscape map, opened from its place by keys."""
    await room.press("3", "enter")
    screen = room.app.screen
    assert isinstance(screen, WorksheetScreen)
    if step:
        screen.pane.open_step(step)
        await room.settle()
    return screen


async def test_a_typed_line_is_an_answer_when_enter_is_pressed(room: Room) -> None:
    await open_map(room)
    await room.type("Opioids in Riverbend County")
    await room.press("enter")
    assert room.view.answer("landscape-map.scope") == "Opioids in Riverbend County"
