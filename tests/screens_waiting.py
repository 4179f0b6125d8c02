"""Waiting for what comes to the screen by itself."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from driving import Room

PATIENCE = 20.0


async def until(room: Room, holds: Callable[[], bool], what: str = "") -> None:
    """Wait for what comes by itself within a few seconds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"{what}\n{room.screen_text()}\n{room.toasts()}"
        await asyncio.sleep(0.05)
        await room.pilot.pause()


def line_1(room: Room) -> str:
    """Line 1 as it stands."""
    return room.screen_text().split("\n")[0]
