"""Keys wait until what the key before them did is done: who types on is not ahead of the screen.

Textual gives each key to what has the focus when it arrives. After Enter in a field, or after the key that
opens the capture line, the focus moves a few turns of the loop later, on a slow laptop a tenth of a second:
the next letters would land in the old field, or be taken as the keys of a list.
"""

from __future__ import annotations

import asyncio
from typing import TypeVar

from textual import events
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input, TextArea

PATIENCE = 2.0
"""Seconds after which keys go on in any case; a laptop that is busy with something else needs one."""

Answer = TypeVar("Answer")


class TypingAhead(App[Answer]):
    """An app that handles keys one after the other; letters typed into a field don't wait."""

    _held: list[events.Key] | None = None
    _going_on: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while the one before it is at work; a test's pilot waits by itself."""
        if not isinstance(event, events.Key) or event.is_forwarded or self.is_headless:
            await super().on_event(event)
        elif self._held is not None:
            self._held.append(event)
        else:
            await self._press(event)

    async def _press(self, event: events.Key) -> bool:
        """Give a key on; whether the next one has to wait."""
        typed = event.is_printable and isinstance(self.screen.focused, Input | TextArea)
        await super().on_event(event)
        if not typed:
            self._held = []
            self._going_on = asyncio.create_task(self._go_on())
        return not typed

    async def _go_on(self) -> None:
        """When all is quiet, give on what was typed meanwhile, up to the next key that must be waited for."""
        loop = asyncio.get_running_loop()
        until = loop.time() + PATIENCE
        quiet = 0
        while quiet < 3 and loop.time() < until:
            await asyncio.sleep(0.002)
            quiet = 0 if self._is_busy() else quiet + 1
        self.call_next(self._give_on)

    async def _give_on(self) -> None:
        held, self._held = self._held or [], None
        while held and self.screen_stack:
            if await self._press(held.pop(0)):
                self._held = held
                return

    def _is_busy(self) -> bool:
        """Whether a message waits anywhere on the screen: what comes up there may take the focus."""
        screen = self.screen
        return bool(self.message_queue_size) or any(
            not one.is_mounted or one.message_queue_size
            for one in screen.walk_children(Widget, with_self=True)
        )
