"""The app driven as a person would: keys in, what is on the screen out."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from convene.app import ConveneApp
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.view import View

KEYS = {" ": "space", "[": "left_square_bracket", "]": "right_square_bracket"}


SOON = 0.06
"""Seconds: what comes so soon by itself belongs to what was just done, as a screen that is let in late."""


async def until_still() -> None:
    """Wait until the loop has nothing left to do, and nothing is to come soon."""
    loop: Any = asyncio.get_running_loop()
    for _ in range(20):  # what comes again and again is not waited for
        quiet = 0
        while quiet < 3:
            await asyncio.sleep(0)
            quiet = 0 if loop._ready else quiet + 1
        due = min((one.when() for one in loop._scheduled if not one.cancelled()), default=math.inf)
        if due > loop.time() + SOON:
            return
        await asyncio.sleep(max(due - loop.time(), 0))


async def done(app: App[Any]) -> None:
    """Wait for the workers; one that gave way to a newer one of its sort is waited for no more."""
    while True:
        try:
            await app.workers.wait_for_complete()
        except WorkerCancelled:
            continue
        return


class Room:
    """A running app. `opened_paths` holds what would have been shown by the system's own programs."""

    def __init__(self, app: ConveneApp, pilot: Pilot[str]) -> None:
        self.app = app
        self.pilot = pilot
        self.opened_paths: list[Path] = []

    @classmethod
    @contextlib.asynccontextmanager
    async def opened(
        cls,
        home: Home,
        folder: Path | None,
        now: Callable[[], datetime],
        size: tuple[int, int] = (80, 24),
        *,
        toasts: bool = False,
    ) -> AsyncIterator[Self]:
        """`toasts`: messages are also on the screen, not just in `Room.toasts`."""
        paths: list[Path] = []
        app = ConveneApp(home, now=now, folder=folder, opener=paths.append)
        async with app.run_test(size=size, notifications=toasts) as pilot:
            room = cls(app, pilot)
            room.opened_paths = paths
            await room.settle()
            yield room
            if app.session:
                app.session.initiative.close()

    @property
    def initiative(self) -> Initiative:
        assert self.app.session
        return self.app.session.initiative

    @property
    def view(self) -> View:
        return self.initiative.view

    async def settle(self) -> None:
        """Wait until workers are done and the screen is painted."""
        await self.pilot.pause()
        await done(self.app)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names; each finds done what the one before it began in a thread."""
        for key in keys:
            await self.pilot.press(key)
            await done(self.app)
        await self.settle()

    async def type(self, words: str) -> None:
        """Type words. The first letter may open a field, so the others wait for it."""
        await self.pilot.press(*(KEYS.get(letter, letter) for letter in words[:1]))
        for letter in words[1:]:
            self.app.post_message(events.Key(_character_to_key(letter), letter))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste, as a terminal does it."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    def screen_text(self) -> str:
        """What is on the screen, line by line."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)

    def toasts(self) -> list[str]:
        """The messages shown, newest last."""
        return [f"{note.title} {note.message}".strip() for note in self.app._notifications]
