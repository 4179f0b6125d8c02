"""A fault that nobody foresaw: what is no longer on the screen ends nothing."""

from __future__ import annotations

from textual.css.query import NoMatches

from convene.screens.overview import Overview
from convene.widgets.matrix import Matrix
from driving import Room


async def test_what_reaches_a_part_too_late_does_no_harm(room: Room) -> None:
    part = room.app.screen.query_one(Matrix)
    await part.remove()
    with part._context():
        try:
            part.query_one("#what-is-gone")
        except NoMatches as late:
            room.app._handle_exception(late)
    assert room.app.is_running
    assert room.app._exception is None
    assert "what-is-gone" in (room.app.home.settings_folder / "convene.log").read_text("utf-8")
    await room.press("2")
    assert not isinstance(room.app.screen, Overview)
