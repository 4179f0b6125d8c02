"""What every screen of an open initiative is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from textual.signal import Signal

from convene.initiative.home import Home
from convene.initiative.initiative import Changed, Initiative
from convene.initiative.kept_typing import KeptTyping
from convene.initiative.view import View
from convene.screens.opened.window import Window
from convene.store.writer import Saving


@dataclass(frozen=True)
class Session:
    """The open initiative and the signals that tell of it.

    `changed` fires after every change, on the app's thread; `saved` when something reached the disk or
    failed to. `now` is aware local time. `open_path` opens a file or folder with the system's own program.
    `window` is what is known of the disk and of other windows.
    """

    initiative: Initiative
    home: Home
    now: Callable[[], datetime]
    changed: Signal[Changed]
    saved: Signal[Saving]
    open_path: Callable[[Path], None]
    window: Window

    @property
    def view(self) -> View:
        """What the initiative holds."""
        return self.initiative.view

    @property
    def typing(self) -> KeptTyping:
        """What is being typed here and is no answer yet."""
        return self.home.typing(self.initiative)

    @property
    def today(self) -> date:
        """The day here and now."""
        return self.now().date()
