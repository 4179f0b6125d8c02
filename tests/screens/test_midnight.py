"""An evening that goes past midnight: what is open shows the new day by itself, and words mean it."""

from __future__ import annotations

import asyncio
from datetime import date

from conftest import Clock
from convene.captured.action import Action
from driving import Room
from meeting_driving import start

SECONDS = 30
"""A busy laptop is waited for; else it takes one."""


async def until_seen(room: Room, words: str) -> None:
    for _ in range(SECONDS * 10):
        if words in room.screen_text():
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{words!r} is not on the screen:\n{room.screen_text()}")


def due_today(room: Room, clock: Clock) -> None:
    action = Action(number=1, what="Send the agreement", at=clock(), due=date(2026, 11, 16))
    room.initiative.of(Action).add(action, "captured")


async def test_an_action_is_late_after_midnight_in_a_place_that_was_left_open(
    room: Room, clock: Clock
) -> None:
    clock.move(hours=14)
    due_today(room, clock)
    await room.settle()
    assert "1 open" in room.screen_text()
    assert "late" not in room.screen_text()
    clock.move(minutes=30)
    await until_seen(room, "1 open, 1 late")


async def test_a_meeting_past_midnight_goes_through_its_actions_by_the_new_day(
    room: Room, clock: Clock
) -> None:
    clock.move(hours=14)
    due_today(room, clock)
    await start(room, "30 What we promised last time\n10 Break")
    assert "1 day late" not in room.screen_text()
    clock.move(minutes=30)
    await until_seen(room, "1 day late")
    await room.press("ctrl+n")
    await room.type("Ben Ortiz to call the mayor tomorrow")
    assert "Wed Nov 18" in room.screen_text()
