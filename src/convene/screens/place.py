"""What the screens of an initiative have in common: line 1, the places, the keys, repainting on change."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer

from convene.initiative.initiative import Changed
from convene.meetings.agenda import AgendaItem
from convene.meetings.clock import clock
from convene.meetings.meeting import Meeting, running
from convene.screens.session import Session
from convene.store.writer import Saving
from convene.times import show_clock, show_left
from convene.widgets.places_bar import PlacesBar
from convene.widgets.top_line import TopLine


class InInitiative(Screen[None]):
    """A screen inside an initiative. Subclasses yield their middle in `compose_middle` and fill it in `show`.

    `show` is called when the screen is first painted and after every change; it must be callable twice.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "up", "Back", show=False)]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [
        (0, "-narrow"),
        (76, "-normal"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-low"), (22, "-tall")]

    worksheet_id: str | None = None
    """The worksheet that what is captured here is linked to."""

    class Leave(Message):
        """Esc was pressed in a place: the facilitator wants to go home."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Line 1, the middle, the keys."""
        yield TopLine()
        yield from self.compose_middle()
        yield Footer(show_command_palette=False)

    def compose_middle(self) -> ComposeResult:
        """What is between line 1 and the footer."""
        yield from ()

    def show(self) -> None:
        """Fill the middle from the initiative."""

    def where(self) -> str:
        """Line 1 at the left, when no meeting is running."""
        return self.session.view.about.name

    def on_mount(self) -> None:
        """Listen to the initiative, and fill."""
        self.session.changed.subscribe(self, self._changed)
        self.session.saved.subscribe(self, self._saved)
        self._saved(self.session.initiative.saving)
        self.show_line()
        self.set_interval(1.0, self.show_line)
        self.show()

    def on_screen_resume(self) -> None:
        """Things may have changed while another place was open."""
        self.show_line()
        self.show()

    def action_up(self) -> None:
        """One level up: the screen below, or home."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.post_message(self.Leave())

    def show_line(self) -> None:
        """Line 1: where we are, or the running meeting's clock."""
        line = self.query_one(TopLine)
        meeting = running(self.session.view.all(Meeting))
        line.where = self._running_line(meeting) if meeting else self.where()

    def _running_line(self, meeting: Meeting) -> str:
        items = [item for item in self.session.view.all(AgendaItem) if item.meeting == meeting.id]
        started = [item for item in items if item.started]
        ticking = clock(meeting, items, self.session.now())
        if ticking is None:
            return f"▶ {meeting.title}"
        on = max(started, key=lambda item: item.started or self.session.now())
        place = [item.id for item in sorted(items, key=lambda one: one.order)].index(on.id) + 1
        behind = round(ticking.behind.total_seconds() / 60)
        pace = f"   {behind} min behind" if behind > 0 else f"   {-behind} min ahead" if behind < 0 else ""
        return f"▶ {place}/{len(items)} {on.title}   {show_left(ticking.left)}{pace}"

    def _changed(self, changed: Changed) -> None:
        if self.is_current:
            self.show_line()
            self.show()

    def _saved(self, saving: Saving) -> None:
        line = self.query_one(TopLine)
        if not self.session.initiative.writable:
            line.saved, line.trouble = "read only: open in another window", True
        elif saving.trouble:
            line.saved, line.trouble = f"NOT SAVED: {saving.trouble}. Typing is kept; press F1", True
        else:
            hours = self.session.home.settings.clock
            line.saved, line.trouble = f"saved {show_clock(self.session.now(), hours)}", False


class Place(InInitiative):
    """One of the seven places."""

    place: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """Line 1, the places, the middle, the keys."""
        yield TopLine()
        yield PlacesBar(self.place)
        yield from self.compose_middle()
        yield Footer(show_command_palette=False)
