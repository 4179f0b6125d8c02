"""What a part of the screen puts off is not done once that part is gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message_pump import MessagePump
from textual.widgets import Static

from convene.widgets.still_there import StillThere


class Part(Vertical, StillThere):
    """With something inside that it looks for later."""

    looked = 0

    def compose(self) -> ComposeResult:
        yield Static("inside")

    def look(self) -> None:
        self.query_one(Static)
        self.looked += 1


class Screens(App[None]):
    def compose(self) -> ComposeResult:
        yield Part()


async def test_a_part_that_is_gone_looks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual keeps the callback in the screen: it comes, whoever asked for it."""
    app = Screens()
    async with app.run_test() as pilot:
        part = app.query_one(Part)
        part.call_after_refresh(part.look)
        await pilot.pause()
        assert part.looked == 1
        kept: list[Callable[[], object]] = []
        monkeypatch.setattr(MessagePump, "call_after_refresh", lambda _, callback: kept.append(callback))
        part.call_after_refresh(part.look)
        monkeypatch.undo()
        await part.remove()
        kept[0]()
        assert part.looked == 1
