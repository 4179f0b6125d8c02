"""The app driven as a person would: keys in, what is on the screen out."""

from __future__ import annotations

import asyncio
import contextlib
import unicodedata
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from convene.app import ConveneApp
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.view import View


class Room:
    """A running app. `opened_paths` holds what would have been shown by the system's own programs."""

    def __init__(self, app: ConveneApp, pilot: Pilot[str]) -> None:
        self.app = app
        self.pilot = pilot
        self.opened_paths: list[Path] = []

    @classmethod
    @contextlib.asynccontextmanager
    async def opened(
        cls, home: Home, folder: Path | None, now: Callable[[], datetime], size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Self]:
        paths: list[Path] = []
        app = ConveneApp(home, now=now, folder=folder, opener=paths.append)
        async with app.run_test(size=size) as pilot:
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
        """Wait until keys and workers are done and the screen is painted."""
        await asyncio.sleep(0)
        while self.app.is_at_work:
            await asyncio.sleep(0.002)
        await self.pilot.pause()
        if not all(worker.is_finished for worker in self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names; the app itself lets each wait for the one before."""
        for key in keys:
            self._send(key)
        await self.settle()

    async def type(self, words: str) -> None:
        """Type words, letter by letter."""
        await self.press(*words)

    def _send(self, key: str) -> None:
        if len(key) == 1:
            letter: str | None = key
            key = _character_to_key(key)
        else:
            try:
                letter = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
            except KeyError:
                letter = None
        self.app.post_message(events.Key(key, letter))

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
