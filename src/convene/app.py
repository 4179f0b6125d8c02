"""The app: its places, its keys, the open initiative, and the last resort."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Literal

from rich.text import Text
from textual import events, on, work
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.signal import Signal
from textual.widgets import Input, TextArea

from convene.errors import ConveneError, Locked
from convene.exchange.demo import demo_folder
from convene.exchange.opening import open_path
from convene.initiative.capturing import Kept
from convene.initiative.home import Home
from convene.initiative.initiative import Changed, Initiative
from convene.initiative.log import write_log
from convene.palette import FindAnything
from convene.screens.capture import Capture
from convene.screens.captured_words import say_kept
from convene.screens.handouts import Handouts
from convene.screens.help import Help
from convene.screens.home import HomeScreen
from convene.screens.keeping import tell_of
from convene.screens.measures import Measures
from convene.screens.meeting.running import RunningMeeting
from convene.screens.meetings import Meetings
from convene.screens.overview import Overview
from convene.screens.people import People
from convene.screens.place import InInitiative
from convene.screens.record import Record
from convene.screens.session import Session
from convene.screens.worksheets import Worksheets
from convene.store.writer import Saving
from convene.themes import THEMES
from convene.widgets.places_bar import PLACES, PlacesBar
from convene.widgets.typing_ahead import TypingAhead

SCREENS: dict[str, type[InInitiative]] = {
    "overview": Overview,
    "meetings": Meetings,
    "worksheets": Worksheets,
    "people": People,
    "record": Record,
    "measures": Measures,
    "handouts": Handouts,
}


class ConveneApp(TypingAhead[str]):
    """Answers with a sentence to print after the screen is gone, or with nothing."""

    TITLE = "convene"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[Any]] = {FindAnything}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f2", "capture", "Capture", key_display="^N", priority=True, id="capture"),
        Binding("ctrl+p,f9", "command_palette", "Find", key_display="^P", id="find"),
        Binding("ctrl+z", "undo", "Undo", show=False, id="undo"),
        Binding("ctrl+y", "redo", "Redo", show=False, id="redo"),
        Binding("ctrl+o,f8", "go('handouts')", "Handouts", show=False, id="handouts"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="help"),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit"),
        *(
            Binding(str(number), f"go('{place}')", place.capitalize(), show=False, id=place)
            for number, place in enumerate(PLACES, start=1)
        ),
    ]

    class Reached(Message):
        """Something reached the disk, or failed to; sent from the writer's thread."""

    @dataclass
    class Opened(Message):
        """An initiative was opened beside the screen's thread."""

        initiative: Initiative
        meeting: int | None

    def __init__(
        self,
        home: Home,
        *,
        now: Callable[[], datetime],
        folder: Path | None = None,
        meeting: int | None = None,
        opener: Callable[[Path], None] = open_path,
    ) -> None:
        """`folder` is opened at once, at its meeting with this number if one is given."""
        super().__init__()
        self.home = home
        self.now = now
        self.session: Session | None = None
        self._folder = folder
        self._meeting = meeting
        self._opener = opener
        self._changed: Signal[Changed] = Signal(self, "changed")
        self._saved: Signal[Saving] = Signal(self, "saved")
        self.session_modes = False
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)

    async def on_mount(self) -> None:
        """Take the facilitator's look; open what was asked for."""
        self.theme = THEMES[self.home.settings.theme].name
        self.add_mode("home", partial(HomeScreen, self.home))
        await self.switch_mode("home")
        self.screen_change_signal.subscribe(self, lambda _: self.call_later(self._show_cursor))
        if self._folder:
            self.open_initiative(self._folder, self._meeting)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own color names, for the moment before our look is set."""
        return {name: THEMES["dark"].variables[name] for name in ("late", "muted", "rule")}

    # Opening and closing

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def open_initiative(self, folder: Path, meeting: int | None = None) -> None:
        """Open an initiative beside the screen's thread, read-only if another window has it."""
        try:
            before = self.session
            if before:
                before.initiative.close()
            try:
                initiative = self.home.open(folder)
            except Locked:
                initiative = self.home.open(folder, write=False)
            self.home.remember(folder)
        except ConveneError as error:
            self.call_from_thread(self.say, error)
            return
        self.post_message(self.Opened(initiative, meeting))

    @on(Opened)
    async def _opened(self, event: Opened) -> None:
        initiative = event.initiative
        initiative.subscribe(self._changed.publish)
        initiative.when_saved(self._tell_saved)
        self.session = Session(initiative, self.home, self.now, self._changed, self._saved, self._opener)
        for place, screen in SCREENS.items():
            if self.session_modes:
                await self.remove_mode(place)
            self.add_mode(place, partial(screen, self.session))
        self.session_modes = True
        await self.switch_mode("overview")
        for note in initiative.notes:
            self.notify(note, markup=False, timeout=20)
        tell_of(self, self.session.typing)
        if event.meeting is not None:
            await self.switch_mode("meetings")
            self.screen.post_message(Meetings.Open(event.meeting))

    def _tell_saved(self) -> None:
        self.post_message(self.Reached())

    @on(HomeScreen.Chosen)
    def _chosen(self, event: HomeScreen.Chosen) -> None:
        self.open_initiative(event.folder)

    @on(HomeScreen.SampleWanted)
    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _sample_wanted(self) -> None:
        try:
            folder = demo_folder(self.home)
        except ConveneError as error:
            self.call_from_thread(self.say, error)
            return
        self.call_from_thread(self.open_initiative, folder)

    @on(Reached)
    def _reached(self) -> None:
        if self.session:
            self._saved.publish(self.session.initiative.saving)

    @work(thread=True, exclusive=True, group="close", exit_on_error=False)
    def _close_and_exit(self) -> None:
        words = ""
        try:
            if self.session:
                self.session.initiative.close()
            self.home.write_typing()
        except ConveneError as error:
            words = str(error)
        self.call_from_thread(self.exit, words)

    async def action_quit(self) -> None:
        """Quit without asking: everything is saved."""
        for screen in self.screen_stack:
            if isinstance(screen, InInitiative):
                screen.finish()
        self._close_and_exit()
        self.set_timer(0.5, partial(self.notify, "Waiting for the disk.", markup=False))

    # Going places

    async def action_go(self, place: str) -> None:
        """Go to one of the seven places, or back up to it when it is open deeper."""
        if self.session is None:
            return
        if self.current_mode == place:
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            await self.switch_mode(place)

    @on(PlacesBar.Chosen)
    async def _clicked_place(self, event: PlacesBar.Chosen) -> None:
        await self.action_go(event.place)

    @on(InInitiative.Leave)
    async def _leave(self) -> None:
        await self.switch_mode("home")

    def action_help(self) -> None:
        """This screen's keys and how to run it."""
        if not isinstance(self.screen, Help):
            self.push_screen(Help.of(self.screen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of an initiative are offered only inside one; none of them behind a dialog."""
        if action in {"capture", "go", "undo", "redo"}:
            return isinstance(self.screen, InInitiative)
        return True

    # The terminal's own cursor

    @on(events.DescendantFocus)
    def _show_cursor(self) -> None:
        """Show the terminal's cursor where one types: braille displays and input methods follow it."""
        if self._driver is not None and self._screen_stack:
            typing = isinstance(self.screen.focused, Input | TextArea)
            self._driver.write("\x1b[?25h" if typing else "\x1b[?25l")

    def pop_screen(self) -> AwaitComplete:
        """As Textual's; what had the focus below gets the terminal's cursor back."""
        popped = super().pop_screen()
        self.call_later(self._show_cursor)
        return popped

    # Deeds

    def action_capture(self) -> None:
        """One line becomes a decision, an action, a parking-lot item or a note."""
        screen = self.screen
        if self.session and isinstance(screen, InInitiative):
            self.push_screen(Capture(self.session, worksheet=screen.worksheet_id), self._captured)

    def _captured(self, kept: Kept | None) -> None:
        if kept and not isinstance(self.screen, RunningMeeting):  # it says by itself what was just captured
            say_kept(self, kept)

    def action_undo(self) -> None:
        """Take back the last deed, and say what it was."""
        self._reverse("Undone", "Nothing to undo.", "undo")

    def action_redo(self) -> None:
        """Do again what was undone, and say what it was."""
        self._reverse("Done again", "Nothing to redo.", "redo")

    def _reverse(self, done: str, nothing: str, which: Literal["undo", "redo"]) -> None:
        if self.session is None:
            return
        initiative = self.session.initiative
        try:
            deed = initiative.undo() if which == "undo" else initiative.redo()
        except ConveneError as error:
            self.say(error)
            return
        self.notify(f"{done}: {deed}" if deed else nothing, markup=False, timeout=4)

    def say(self, error: ConveneError) -> None:
        """Tell of an expected failure: what happened, what is safe, what to do."""
        self.notify(str(error), title="", severity="warning", markup=False, timeout=12)

    # The last resort

    def _fatal_error(self) -> None:
        """One calm sentence instead of a traceback with local variables; the rest goes to a log file.

        Textual's own shows the values of variables, which on a projector is somebody's phone number.
        """
        path = write_log(self.home.settings_folder, traceback.format_exc())
        self.bell()
        where = f" What happened is written in {path}." if path else ""
        self._exit_renderables.append(
            Text(f"Something unforeseen happened, and convene stopped. What you typed is saved.{where}")
        )
        self._close_messages_no_wait()
