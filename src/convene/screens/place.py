"""What the screens of an initiative have in common: line 1, the places, the keys, repainting on change."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from convene.initiative.initiative import Changed
from convene.initiative.kept_typing import KeptTyping
from convene.meetings.meeting import Meeting, running
from convene.screens.meeting.line import running_line
from convene.screens.meeting.opening import OpenMeeting
from convene.screens.opened.mark import mark, room_for_mark
from convene.screens.session import Session
from convene.store.writer import Saving
from convene.widgets.footer import Footer
from convene.widgets.places_bar import PlacesBar
from convene.widgets.top_line import TopLine


class InInitiative(Screen[None]):
    """A screen inside an initiative. Subclasses yield their middle in `compose_middle` and fill it in `show`.

    `show` is called when the screen is first painted and after every change; it must be callable twice.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "up", "Back", show=False),
        Binding("ctrl+g,f4", "to_meeting", "To the meeting", key_display="^G"),
        # With priority: a long text has this key for itself, and nothing can be typed there anyway.
        Binding(
            "f6", "take_over", "Go on here", priority=True, id="take-over", tooltip="Write in this window"
        ),
    ]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal"), (120, "-wide")]  # noqa: RUF012  Textual's
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012  Textual's

    may_leave_for_meeting: ClassVar[bool] = True
    """Whether line 1 and Ctrl+G lead to the running meeting; not on its own screen."""

    by_others: bool
    """While `show` is called: whether another window or laptop changed the record, and not a key here."""

    worksheet_id: str | None = None
    """The worksheet that what is captured here is linked to."""

    @property
    def open_step(self) -> str | None:
        """The place of the worksheet step that is open here: a decision may rest on the vote held in it."""
        return None

    class Leave(Message):
        """Esc was pressed in a place: the facilitator wants to go home."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.by_others = False
        self._may_take_over = False
        self._day = session.today

    def compose(self) -> ComposeResult:
        """Line 1, the middle, the keys."""
        yield TopLine()
        yield from self.compose_middle()
        yield Footer()

    def compose_middle(self) -> ComposeResult:
        """What is between line 1 and the footer."""
        yield from ()

    def show(self) -> None:
        """Fill the middle from the initiative."""

    def finish(self) -> None:
        """Write what was typed in the last moment; called before the app quits."""

    @property
    def typing(self) -> KeptTyping:
        """What is being typed and is no answer yet."""
        return self.session.typing

    def where(self) -> str:
        """Line 1 at the left, when no meeting is running."""
        return self.session.view.about.name

    def on_mount(self) -> None:
        """Listen to the initiative, and fill."""
        self.session.changed.subscribe(self, self._changed)
        self.session.saved.subscribe(self, self._saved)
        self.set_interval(1.0, self._tick)
        self.show()
        self.show_line()

    def on_screen_resume(self) -> None:
        """Things may have changed while another place was open."""
        self.show()
        self.show_line()

    def action_up(self) -> None:
        """One level up: the screen below, or home."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.post_message(self.Leave())

    @property
    def is_seen(self) -> bool:
        """Whether this is in front, or right behind a dialog."""
        return self.is_active or (self.is_current and self.app.screen.is_modal)

    def _tick(self) -> None:
        """A second has passed; what nobody sees is not worked out. After midnight other things are late."""
        if self.is_seen:
            if self._day != self.session.today:
                self._day = self.session.today
                self.show()
            self.show_line()

    def show_line(self) -> None:
        """Line 1: where we are, or the running meeting's clock; and what is on disk."""
        line, session, columns = self.query_one(TopLine), self.session, self.size.width - 2
        meeting, window = running(session.view.all(Meeting)), session.window
        now, hours = session.now(), session.home.settings.clock
        where = running_line(session.view, meeting, now, columns) if meeting else self.where()
        said = mark(session.initiative, window, hours, room_for_mark(columns, where))
        line.saved, line.trouble = said.words, said.amiss
        line.leads = window.may_take_over or (meeting is not None and self.may_leave_for_meeting)
        if meeting:
            room = max(0, columns - cell_len(said.words) - 2)
            where = running_line(session.view, meeting, now, room)
        line.where = where

    @on(TopLine.Pressed)
    async def _line_pressed(self) -> None:
        if self.session.window.may_take_over:
            await self.action_take_over()
        else:
            await self.action_to_meeting()

    async def action_take_over(self) -> None:
        """Write here, now that the other window is closed."""
        await self.run_action("app.take_over")

    async def action_to_meeting(self) -> None:
        """Back to the meeting that is running, at the place where it was left."""
        meeting = running(self.session.view.all(Meeting))
        if meeting and isinstance(self.app.screen, InInitiative):
            if self.app.current_mode != "meetings":
                await self.run_action("app.go('meetings')")
            self.app.screen_stack[0].post_message(OpenMeeting(meeting.number))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The way back to the meeting is there only while one runs."""
        if action == "to_meeting":
            return self.may_leave_for_meeting and running(self.session.view.all(Meeting)) is not None
        if action == "take_over":
            return self.session.window.may_take_over
        return super().check_action(action, parameters)

    def _changed(self, changed: Changed) -> None:
        if self.is_seen:
            self.by_others = changed.operation is None
            self.show()
            self.show_line()
            self.by_others = False

    def _saved(self, saving: Saving) -> None:
        self.show_line()
        if self._may_take_over != self.session.window.may_take_over:
            self._may_take_over = self.session.window.may_take_over
            self.refresh_bindings()

    def on_resize(self) -> None:
        """The mark has more room, or less."""
        self.show_line()


class Place(InInitiative):
    """One of the seven places."""

    place: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """Line 1, the places, the middle, the keys."""
        yield TopLine()
        yield PlacesBar(self.place)
        yield from self.compose_middle()
        yield Footer()
