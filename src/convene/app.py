"""The app: its places, its keys, the open initiative, and the last resort."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Literal

from rich.text import Text
from textual import events, on, work
from textual._context import active_message_pump
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from convene.captured.line import Kind
from convene.errors import ConveneError
from convene.exchange.demo import demo_folder
from convene.exchange.opening import open_path
from convene.initiative.capturing import Kept, vote_at_hand
from convene.initiative.home import Home
from convene.initiative.log import write_log
from convene.palette import FindAnything
from convene.screens.capture import Capture
from convene.screens.captured_words import say_kept
from convene.screens.handouts import Handouts
from convene.screens.help import Help
from convene.screens.home import HomeScreen
from convene.screens.measures import Measures
from convene.screens.meeting.captured_here import just_captured
from convene.screens.meeting.doing import ask
from convene.screens.meeting.mending import mend
from convene.screens.meeting.running import RunningMeeting
from convene.screens.meetings import Meetings
from convene.screens.opened.ending import end_on_signals
from convene.screens.opened.open_initiative import OpenInitiative
from convene.screens.opened.there import There
from convene.screens.overview import Overview
from convene.screens.people import People
from convene.screens.place import InInitiative
from convene.screens.record import Record
from convene.screens.record.entries import entries
from convene.screens.record.reshaping import become_next
from convene.screens.room_view import RoomView
from convene.screens.session import Session
from convene.screens.worksheets import Worksheets
from convene.themes import THEMES
from convene.voting.tally import Vote
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

NO_ROOM = "No room view here: a meeting, worksheet or measure has one."


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
        Binding(
            "ctrl+f", "correct", "Correct", show=False, id="correct-last", tooltip="What was captured last"
        ),
        Binding(
            "f7", "next_kind", "Another kind", show=False, id="kind", tooltip="Of what was captured last"
        ),
        Binding("ctrl+o,f8", "go('handouts')", "Handouts", show=False, id="handouts"),
        Binding("ctrl+r,f5", "no_room", show=False),  # screens that have a room view bind these keys too
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="help"),
        Binding(
            "ctrl+s", "save", "Saved?", show=False, id="save", tooltip="Saves a copy when it can't be saved"
        ),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit"),
        *(
            Binding(str(number), f"go('{place}')", place.capitalize(), show=False, id=place)
            for number, place in enumerate(PLACES, start=1)
        ),
    ]

    def __init__(
        self,
        home: Home,
        *,
        now: Callable[[], datetime],
        folder: Path | None = None,
        meeting: int | None = None,
        worksheet: str | None = None,
        opener: Callable[[Path], None] = open_path,
    ) -> None:
        """`folder` is opened at once, at its meeting with this number or at this worksheet."""
        super().__init__()
        self.home = home
        self.now = now
        self.opened = OpenInitiative(self, home, now, opener)
        self._folder = folder
        self._at = There()
        if meeting is not None:
            self._at = There("meetings", Meetings.Open(meeting))
        elif worksheet:
            self._at = There("worksheets", Worksheets.Open(worksheet))
        self._shown: Session | None = None
        self._came_from = ""
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)

    async def on_mount(self) -> None:
        """Take the facilitator's look; open what was asked for."""
        self.theme = THEMES[self.home.settings.theme].name
        self.add_mode("home", partial(HomeScreen, self.home, lambda: self.opened.trouble))
        await self.switch_mode("home")
        self.screen_change_signal.subscribe(self, lambda _: self.call_later(self._show_cursor))
        self.set_interval(1.0, self.opened.tick)
        end_on_signals(self, self.opened.end)
        if self._folder:
            self.open_initiative(self._folder, self._at)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own color names, for the moment before our look is set."""
        return {name: THEMES["dark"].variables[name] for name in ("late", "muted", "hint", "rule")}

    # Opening and closing

    @property
    def session(self) -> Session | None:
        """The initiative that is open, for the screens; None while none is."""
        return self.opened.session

    def open_initiative(self, folder: Path, at: There | None = None) -> None:
        """Open an initiative, at a place in it if one is given."""
        self.opened.open(folder, at or There())

    @on(OpenInitiative.Opened)
    async def _opened(self, event: OpenInitiative.Opened) -> None:
        is_new = event.session is not self._shown
        if is_new:
            await self._add_places(event.session)
        await self.switch_mode(event.there.place)
        if event.there.wanted:
            self.screen_stack[0].post_message(event.there.wanted)
        if is_new:
            self.opened.tell()

    async def _add_places(self, session: Session) -> None:
        await self.switch_mode("home")
        for place, screen in SCREENS.items():
            if self._shown:
                await self.remove_mode(place)
            self.add_mode(place, partial(screen, session))
        self._shown = session

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

    @on(OpenInitiative.Reached)
    def _reached(self) -> None:
        self.opened.reached()

    async def action_quit(self) -> None:
        """Quit without asking: everything is saved; if something can't be, that is asked about."""
        self.opened.quit()

    def action_save(self) -> None:
        """There is no need to: it says so, or saves a copy elsewhere where that is the need."""
        self.opened.save()

    def action_take_over(self) -> None:
        """Write here, now that the other window is closed."""
        self.opened.take_over()

    # Going places

    async def action_go(self, place: str) -> None:
        """Go to one of the seven places, or back up to it when it is open deeper."""
        if self.session is None:
            return
        if self.current_mode == place:
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self._came_from = self.current_mode
            await self.switch_mode(place)

    @on(PlacesBar.Chosen)
    async def _clicked_place(self, event: PlacesBar.Chosen) -> None:
        await self.action_go(event.place)

    @on(InInitiative.Leave)
    async def _leave(self) -> None:
        papers = self.current_mode == "handouts"  # these are looked in on from everywhere
        await self.switch_mode(self._came_from if papers and self._came_from else "home")

    def action_no_room(self) -> None:
        """A key that shows something in so many places is not silent in the others."""
        self.notify(NO_ROOM, markup=False, timeout=6)

    def action_help(self) -> None:
        """This screen's keys and how to run it."""
        if not isinstance(self.screen, Help):
            self.push_screen(Help.of(self.screen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of an initiative are offered only inside one; none of them behind a dialog.

        The room isn't taken to another place by a digit.
        """
        if action == "go" and isinstance(self.screen, RoomView) and self.screen.shows_room:
            return False
        if action in {"capture", "correct", "next_kind", "go", "no_room", "undo", "redo", "save"}:
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

    def action_capture(self, otherwise: Kind | None = None, begun: str = "") -> None:
        """One line becomes a decision, an action, a parking-lot item or a note."""
        screen = self.screen
        if self.session and isinstance(screen, InInitiative):
            linked = screen.worksheet_id
            vote = vote_at_hand(self.session.view, screen.open_step)
            line = Capture(self.session, worksheet=linked, vote=vote, otherwise=otherwise, begun=begun)
            ask(screen, self.session, line, self._captured)

    def _captured(self, kept: Kept | None) -> None:
        if kept and not isinstance(self.screen, RunningMeeting):  # it says by itself what was just captured
            say_kept(self, kept)

    def action_correct(self) -> None:
        """Mend what was captured last, from any screen; a running meeting has its own."""
        screen = self.screen
        if self.session and isinstance(screen, InInitiative):
            captured = [one.record for one in entries(self.session.view, self.session.today)]
            last = next((one for one in captured if not isinstance(one, Vote)), None)
            if last:
                mend(screen, self.session, last)

    def action_next_kind(self) -> None:
        """Another kind of what was captured last, while it is fresh."""
        if self.session and isinstance(self.screen, InInitiative):
            last = just_captured(self.session.view, self.session.today)
            if last:
                become_next(self.screen, self.session, last)

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

    def notify(self, message: str, **named: Any) -> None:
        """As Textual's; a warning that is on the screen already is not said again for each key."""
        shown = (one.message for one in self._notifications if not one.has_expired)
        if named.get("severity") != "warning" or message not in shown:
            super().notify(message, **named)

    def say(self, error: ConveneError) -> None:
        """Tell of an expected failure: what happened, what is safe, what to do."""
        self.notify(str(error), title="", severity="warning", markup=False, timeout=12)

    # The last resort

    def _handle_exception(self, error: Exception) -> None:
        """What a part that has left the screen didn't find is written down, and the meeting goes on."""
        part = active_message_pump.get(None)
        is_late = isinstance(error, NoMatches | NoScreen)
        if is_late and isinstance(part, Widget) and not part.is_attached:
            write_log(self.home.settings_folder, traceback.format_exc())
            return
        super()._handle_exception(error)

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
