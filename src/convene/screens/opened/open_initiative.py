"""The one initiative that is open in the app: opened, followed, saved elsewhere, left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from textual.app import App
from textual.message import Message
from textual.signal import Signal

from convene.errors import ConveneError
from convene.initiative import together
from convene.initiative.home import Home
from convene.initiative.initiative import Changed
from convene.screens.changed_outside import ChangedOutside, Whose
from convene.screens.keeping import tell_of
from convene.screens.opened.beside import beside
from convene.screens.opened.breakout import Breakout
from convene.screens.opened.disk_watch import DiskWatch
from convene.screens.opened.following import Following
from convene.screens.opened.leaving import Leaving, Then
from convene.screens.opened.there import There, there
from convene.screens.opened.tidying import Tidying
from convene.screens.opened.window import Window
from convene.screens.session import Session
from convene.store.writer import Saving
from convene.times import show_clock


class OpenInitiative:
    """At most one initiative. Whatever can wait for a disk is done beside the screen."""

    class Reached(Message):
        """Something reached the disk, or failed to; sent from the writer's thread."""

    @dataclass
    class Opened(Message):
        """A session began: its places are to be shown, and this one first."""

        session: Session
        there: There

    def __init__(
        self, app: App[str], home: Home, now: Callable[[], datetime], open_path: Callable[[Path], None]
    ) -> None:
        self.session: Session | None = None
        self._app = app
        self._home = home
        self._now = now
        self._open_path = open_path
        self._leaving = Leaving(app, home)
        self._changed: Signal[Changed] = Signal(app, "changed")
        self._saved: Signal[Saving] = Signal(app, "saved")
        self._following: Following | None = None
        self._disk: DiskWatch | None = None
        self._tidying: Tidying | None = None
        self._breakout: Breakout | None = None
        self._thread = 0

    @property
    def trouble(self) -> str:
        """Why something isn't saved; "" if nothing is amiss."""
        return self.session.window.trouble if self.session else ""

    # Opening

    def open(self, folder: Path, at: There | None = None) -> None:
        """Open an initiative; the one that is open is left first, which asks if it can't be saved."""
        at, session = at or There(), self.session
        if session and session.initiative.folder == folder and session.window.trouble:
            self._app.post_message(self.Opened(session, at))  # there is nothing to read again
        else:
            self.leave(partial(self._begin, folder, at))

    def _begin(self, folder: Path, at: There, words: str) -> None:
        if words:
            self._app.notify(words, severity="warning", markup=False, timeout=12)
        self._app.run_worker(self._open(folder, at), exclusive=True, group="open")

    async def _open(self, folder: Path, at: There) -> None:
        try:
            initiative = await beside(partial(self._home.open_as_can_be, folder))
            await beside(initiative.view.measured)  # thousands of values take a moment to work out
        except ConveneError as error:
            self._say(error)
            return
        try:
            await beside(partial(self._home.remember, folder))
        except ConveneError as error:
            self._say(error)
        self._thread = threading.get_ident()
        initiative.subscribe(self._tell)
        window = Window(self._now())
        session = Session(
            initiative, self._home, self._now, self._changed, self._saved, self._open_path, window
        )
        self.session = session
        self._following = Following(self._app, session)
        self._disk = DiskWatch(session, self._say, self._say_saved_again)
        self._tidying = Tidying(self._app, session)
        self._breakout = Breakout(self._app, session)
        initiative.when_saved(self._tell_saved)
        self._app.post_message(self.Opened(session, at))

    def tell(self) -> None:
        """Say what was found on opening, and ask what only a person can decide."""
        if self.session and self._following:
            because = self.session.initiative.read_only_because
            if because:
                follows = " What changes there is shown here." if "window" in because else ""
                self._app.notify(f"Read only: {because}.{follows}", markup=False, timeout=8)
            if self.session.initiative.writable:
                tell_of(self._app, self.session.typing)
            self._following.tell()
            self._ask_about_outside(self.session)

    def _ask_about_outside(self, session: Session) -> None:
        """Another program may have changed the record's file."""
        initiative = session.initiative
        changes = together.changed_outside(initiative) if initiative.writable else []

        def answered(whose: Whose | None) -> None:
            try:
                if whose is not None:
                    together.decide_outside(initiative, take=whose == "theirs")
            except ConveneError as error:
                self._say(error)

        if changes:
            self._app.push_screen(ChangedOutside(changes), answered)

    # The disk, other windows, other laptops

    def tick(self) -> None:
        """A second has passed."""
        self.reached()
        if self._following and self._tidying:
            self._following.tick()
            self._tidying.look(time.monotonic())
        if self._breakout:
            self._breakout.look()

    def reached(self) -> None:
        """Something reached the disk, or didn't."""
        if self.session and self._disk:
            self._disk.look(time.monotonic())
            self._saved.publish(self.session.initiative.saving)

    def take_over(self) -> None:
        """Write here, now that the other window is closed."""
        if self._following:
            self._following.take_over()

    def save(self) -> None:
        """Ctrl+S: there is no need to save, and this says so; or it saves a copy where that is the need."""
        session = self.session
        if session is None:
            return
        because = session.initiative.read_only_because
        if session.window.may_take_over:
            self.take_over()
        elif "window" in because or "newer" in because:
            self._say_saved(f"Nothing to save here: {because}.")
        elif because or session.window.trouble:
            self._leaving.copy(session.initiative, partial(self._go_on_in, session))
        else:
            self._leaving.finish()
            clock = show_clock(session.window.saved_at, self._home.settings.clock)
            waiting = session.initiative.saving.waiting
            self._say_saved(
                "Saving: it is done by itself." if waiting else f"Everything is saved by itself: {clock}."
            )

    def _go_on_in(self, session: Session, copy: Path) -> None:
        """Open the copy at the place where one is."""
        at = there(self._app.current_mode, self._app.screen_stack)
        self._app.clear_notifications()  # what is wrong with the old folder
        self._disk = None  # the old folder has nothing more to say
        self._say_saved(f"You go on in the copy: {copy}")
        self._leaving.give_up(session.initiative, lambda _: self._closed(partial(self._begin, copy, at), ""))

    # Leaving

    def leave(self, then: Then) -> None:
        """Close what is open, if anything is."""
        if self.session:
            self._leaving.close(self.session.initiative, partial(self._closed, then))
        else:
            then("")

    def quit(self) -> None:
        """Leave, and end the app with what there is to say."""
        self.leave(self._exit_soon)

    def _exit_soon(self, words: str) -> None:
        self._app.run_worker(self._exit(words), group="close")

    async def _exit(self, words: str) -> None:
        try:
            await beside(self._home.write_typing)
        except ConveneError as error:
            words = f"{words} {error}".strip()
        self._app.exit(words)

    def end(self, then: Then) -> None:
        """The window is closed from outside: a moment is left."""
        self._leaving.end(self.session.initiative if self.session else None, then)

    def _closed(self, then: Then, words: str) -> None:
        if self._following:
            self._following.is_over = True
        self.session = self._following = self._disk = self._tidying = self._breakout = None
        then(words)

    # Telling

    def _tell(self, changed: Changed) -> None:
        """Whoever changes the record, also in a thread: screens are told on the app's."""
        if self._thread == threading.get_ident():
            self._changed.publish(changed)
        else:
            self._app.call_later(self._changed.publish, changed)

    def _tell_saved(self) -> None:
        self._app.post_message(self.Reached())

    def _say(self, error: ConveneError) -> None:
        self._app.notify(str(error), severity="warning", markup=False, timeout=20)

    def _say_saved_again(self, words: str) -> None:
        self._app.clear_notifications()  # it is no longer so
        self._say_saved(words)

    def _say_saved(self, words: str) -> None:
        self._app.notify(words, markup=False, timeout=8)
