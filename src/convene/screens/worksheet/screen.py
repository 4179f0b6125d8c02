"""One worksheet on a screen of its own."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from convene.errors import ConveneError
from convene.initiative.held import filling_now, meeting_of
from convene.screens.room_view import RoomView
from convene.screens.session import Session
from convene.screens.worksheet.pane import WorksheetPane
from convene.widgets.words import plain

_HOW = """
Read the question aloud and type what the group says; every answer is saved as you type. ^G goes on to the
next step, F3 back; in the outline at the left (Shift+Tab) Enter goes to any step. ^R shows what the room
should see.

In a table, Enter types in a cell and then goes from cell to cell; Esc stops. Where there is a list, a few
letters and Enter choose from it; several are set apart by a semicolon. Rows copied from a spreadsheet can be
pasted anywhere in the table; one undo takes them all back.
"""


class WorksheetScreen(RoomView):
    """Outline at the left, one step at the right; Ctrl+R shows what the room should see."""

    CSS_PATH = "worksheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f4", "go_on", "Go on", key_display="^G", id="go-on"),
        Binding("f3", "go_back", "Step back", show=False, id="go-back"),
        Binding("ctrl+r,f5", "room", "Room view", key_display="^R", id="room"),
        Binding("escape", "up", "Back", show=False),
    ]

    def __init__(
        self,
        session: Session,
        worksheet_id: str,
        step: str | None = None,
        *,
        row: int | None = None,
        column: str = "",
    ) -> None:
        """`step` is the id of the step to open, at a `row` and a `column` of it; else the first one.

        Raises ConveneError if there is no such worksheet.
        """
        super().__init__(session)
        worksheet = session.view.shelf.get(worksheet_id)
        if worksheet is None:
            raise ConveneError(f"There is no worksheet “{worksheet_id}” any more.", "Its answers are kept.")
        self.worksheet_id = worksheet_id
        self.worksheet = filling_now(session.view, worksheet)
        self._first, self._at = step, (row, column)

    @property
    def HELP(self) -> str:  # type: ignore[override]  # noqa: N802  Textual's name
        """What was said before and the note in full, then how to run it."""
        words = "" if not self.is_mounted or self.shows_room else self.pane.whole_words
        return f"{words}\n\n{_HOW}" if words else _HOW

    def compose_middle(self) -> ComposeResult:
        """The worksheet, and the one line that stays in room view."""
        yield WorksheetPane(self.session, self.worksheet)
        yield Static(plain("Ctrl+R back"), classes="room-line", markup=False)

    @property
    def open_step(self) -> str | None:
        """The step in the pane."""
        return self.worksheet.place(self.pane.step_id)

    def where(self) -> str:
        """Line 1: the worksheet, with the meeting that fills it in where each one does."""
        view = self.session.view
        meeting = meeting_of(view, self.worksheet)
        return f"{self.worksheet.title} · {meeting.title if meeting else view.about.name}"

    def on_mount(self) -> None:
        """Open the step that was asked for."""
        if self._first and self.worksheet.step(self._first):
            self.pane.open_step(self._first, *self._at)

    @property
    def pane(self) -> WorksheetPane:
        """The worksheet itself."""
        return self.query_one(WorksheetPane)

    def show(self) -> None:
        """Repaint what changed."""
        self.pane.show()

    def finish(self) -> None:
        """Write what was typed in the last moment."""
        self.pane.finish()

    def on_screen_suspend(self) -> None:
        """Another screen comes in front."""
        self.finish()

    def action_go_on(self) -> None:
        """The next step; after the last one, up."""
        if not self.pane.go_on():
            self.notify("That was the last step. Esc goes back to the worksheets.", markup=False, timeout=4)

    def action_go_back(self) -> None:
        """The step before."""
        self.pane.go_back()

    def set_room(self, room: bool) -> None:
        """Show what the room should see, or all."""
        self.pane.room = room

    def action_up(self) -> None:
        """Out of what is open, then out of room view, then up."""
        if self.pane.step_back():
            return
        if self.shows_room:
            self.action_room()
            return
        self.finish()
        super().action_up()
