"""How an initiative is left with nothing lost: waited for, tried again, copied elsewhere, or given up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from textual.app import App

from convene.errors import ConveneError, NotSaved
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.screens.copy_elsewhere import CopyElsewhere
from convene.screens.opened.beside import beside
from convene.screens.opened.disk_watch import NO_ANSWER
from convene.screens.place import InInitiative
from convene.screens.unsaved import Unsaved, Way, last_changes

PATIENCE = 10.0
"""Seconds that leaving waits for the disk before it asks."""

LAST_MOMENT = 2.0
"""Seconds for which a disk is waited for that is given up, or when the window is closed from outside."""

Then: TypeAlias = Callable[[str], None]
"""Told when an initiative is left, with what there is to say of it. Not called if one stays."""


class Leaving:
    """Closes an initiative. With trouble a person is asked; nothing is dropped without a word."""

    def __init__(self, app: App[Any], home: Home) -> None:
        self._app = app
        self._home = home

    def finish(self) -> None:
        """What was typed in the last moment is an answer now."""
        for screen in self._app.screen_stack:
            if isinstance(screen, InInitiative):
                screen.finish()

    def close(self, initiative: Initiative, then: Then) -> None:
        """Close it when everything is on disk; ask, if that can't be."""
        self.finish()
        self._app.run_worker(self._close(initiative, then), exclusive=True, group="close")

    async def _close(self, initiative: Initiative, then: Then) -> None:
        words = partial(self._app.notify, "Waiting for the disk.", markup=False)
        waiting, said = self._app.set_timer(0.5, words), ""
        try:
            await beside(partial(_close, initiative))
        except NotSaved as error:
            if initiative.saving.waiting:
                self._ask(initiative, then)
                return
            said = str(error)
        except ConveneError as error:
            said = str(error)
        finally:
            waiting.stop()
        then(said)

    def _ask(self, initiative: Initiative, then: Then) -> None:
        saving = initiative.saving

        def answered(way: Way | None) -> None:
            if way == "again":
                self.close(initiative, then)
            elif way == "copy":
                self.copy(initiative, lambda copy: self.give_up(initiative, then, copy))
            elif way == "leave":
                self.give_up(initiative, then)

        self._app.push_screen(Unsaved(saving.waiting, saving.trouble or NO_ANSWER), answered)

    def copy(self, initiative: Initiative, then: Callable[[Path], None]) -> None:
        """Ask for a folder and write everything there; `then` is told where, unless it was given up."""
        self.finish()

        def copied(copy: Path | None) -> None:
            if copy is not None:
                then(copy)

        self._app.push_screen(CopyElsewhere(initiative), copied)

    def give_up(self, initiative: Initiative, then: Then, copy: Path | None = None) -> None:
        """Let go of what can't be saved, whether or not the disk answers; a copy, if there is one, has it."""
        count = initiative.saving.waiting
        words = f"Everything is in {copy}." if copy else f"Left without {last_changes(count)}."
        self._app.run_worker(self._let_go(initiative, then, words, copy), group="close")

    async def _let_go(self, initiative: Initiative, then: Then, words: str, copy: Path | None) -> None:
        thread = threading.Thread(target=partial(_drop, initiative), name="convene-close", daemon=True)
        thread.start()
        try:
            await beside(partial(thread.join, LAST_MOMENT))
            if copy:
                await beside(partial(self._home.remember, copy))
        except ConveneError as error:
            words = f"{words} {error}"
        then(words)

    def end(self, initiative: Initiative | None, then: Then) -> None:
        """The window is closed from outside: what was typed is written, for a moment at most."""
        self.finish()
        self._app.run_worker(self._end(initiative, then), group="close", exclusive=True)

    async def _end(self, initiative: Initiative | None, then: Then) -> None:
        words = ""
        try:
            if initiative:
                await beside(partial(initiative.drain, LAST_MOMENT))
            await beside(self._home.write_typing)
        except ConveneError as error:
            words = str(error)
        then(words)


def _close(initiative: Initiative) -> None:
    initiative.drain(PATIENCE)
    initiative.close()


def _drop(initiative: Initiative) -> None:
    try:
        initiative.close(give_up=True)
    except ConveneError:
        return  # that this is not saved was said already
