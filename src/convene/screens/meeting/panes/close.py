"""The close: decisions and actions are read back, and what lacks a name or a date is seen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.initiative.convening import agenda_of
from convene.initiative.planning import agreed_next
from convene.kinds.date import in_words
from convene.meetings import taken
from convene.screens.meeting.captured_here import captured_in, missing_words
from convene.screens.meeting.mending import mend
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.meeting.recorded_list import RecordedList
from convene.screens.meeting.words import counted_words
from convene.screens.record.entries import RecordEntry
from convene.screens.session import Session
from convene.widgets.words import plain

PROMPT = "WHAT WE DECIDED, AND WHO DOES WHAT"
READ = "Read each one aloud."
NOTHING = "No decision and no action in this meeting. Ctrl+N still keeps one."


class _ReadBack(RecordedList):
    """Enter closes the meeting; e changes the one with the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.close_meeting", "Close the meeting", key_display="Enter or ^G")
    ]


class ClosePane(ItemPane):
    """Reads the meeting back; also when it runs on past its agenda."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", "Edit")]

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(session, 0)
        self.meeting_id = meeting_id

    def compose_below(self) -> ComposeResult:
        """The list, or a sentence."""
        yield _ReadBack()
        yield Static(plain(NOTHING), classes="empty hint", markup=False)
        yield Static("", id="next-date", markup=False)
        yield Static("", id="took", classes="hint", markup=False)

    def begin(self) -> None:
        """Go through the list."""
        if self.entries:
            self.query_one(_ReadBack).focus()

    @property
    def entries(self) -> list[RecordEntry]:
        """Decisions, then actions, each in the order they were captured."""
        found = reversed(captured_in(self.session.view, self.meeting_id, self.session.today))
        kept = [one for one in found if isinstance(one.record, Decision | Action)]
        return sorted(kept, key=lambda one: isinstance(one.record, Action))

    def show(self) -> None:
        """Fill the list, and say what is missing."""
        entries = self.entries
        listed = self.query_one(_ReadBack)
        listed.fill(entries)
        if entries and not listed.display:
            self.call_after_refresh(self.begin)
        listed.display = bool(entries)
        self.query_one(".empty").display = not entries
        self.query_one(".prompt", Static).update(plain(PROMPT))
        lacking = sum(bool(missing_words(entry)) for entry in entries)
        about = self.query_one(".about", Static)
        about.add_class("hint")
        about.display = bool(entries)
        if lacking:
            words = f"{counted_words(lacking, 'action')} without a name or a date: e adds it."
            about.update(plain(words, "$late"))
        else:
            about.update(plain(READ))
        self._show_time()

    def _show_time(self) -> None:
        """When we meet next; and, for the facilitator, how the time went."""
        view, now = self.session.view, self.session.now()
        agreed = agreed_next(view, self.meeting_id)
        after = self.query_one("#next-date", Static)
        after.update(plain(f"We meet next on {in_words(agreed)}." if agreed else ""))
        after.display = bool(agreed)
        words = taken.in_words(agenda_of(view, self.meeting_id), now)
        self.query_one("#took", Static).update(plain(words, "$muted"))

    def action_edit(self) -> None:
        """Change the one with the cursor."""
        record = self.query_one(_ReadBack).chosen(self.entries)
        if record:
            mend(self, self.session, record)
