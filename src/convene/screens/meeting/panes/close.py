"""The close: decisions and actions are read back, and what lacks a name or a date is seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.screens.form import Form
from convene.screens.meeting.captured_here import captured_in, missing_words
from convene.screens.meeting.doing import doing
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.meeting.words import counted_words
from convene.screens.record.entries import RecordEntry
from convene.screens.record.questions import questions_about
from convene.screens.record.writing import change
from convene.screens.session import Session
from convene.widgets.listing import NARROW, Line, ListColumn, Listing
from convene.widgets.words import cell, plain

COLUMNS = (ListColumn("No.", 4), ListColumn("What"), ListColumn("Who", 13, least=NARROW), ListColumn("", 18))
PROMPT = "WHAT WE DECIDED, AND WHO DOES WHAT"
NOTHING = "No decision and no action in this meeting. Ctrl+N still captures one."


class _ToReadBack(Listing):
    """Enter closes the meeting; a row is changed with e."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.go_on", "Close the meeting", key_display="Enter")
    ]


class ClosePane(ItemPane):
    """Reads the meeting back. Without an item it belongs to a meeting that goes on past its agenda."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", "Edit")]
    DEFAULT_CSS = """
    ClosePane _ToReadBack { height: auto; max-height: 1fr; margin: 1 0 0 0; }
    """

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(session, 0)
        self.meeting_id = meeting_id

    def compose_below(self) -> ComposeResult:
        """The table, or a sentence."""
        yield _ToReadBack(COLUMNS)
        yield Static(plain(NOTHING), classes="empty", markup=False)

    def begin(self) -> None:
        """Go through the list."""
        if self.entries:
            self.query_one(_ToReadBack).focus()

    @property
    def entries(self) -> list[RecordEntry]:
        """Decisions, then actions, each in the order they were captured."""
        found = reversed(captured_in(self.session.view, self.meeting_id, self.session.today))
        kept = [one for one in found if isinstance(one.record, Decision | Action)]
        return sorted(kept, key=lambda one: isinstance(one.record, Action))

    def show(self) -> None:
        """Fill the table, and say what is missing."""
        entries = self.entries
        listing = self.query_one(_ToReadBack)
        listing.fill([self._line(entry) for entry in entries])
        listing.display = bool(entries)
        self.query_one(".empty").display = not entries
        self.query_one(".prompt", Static).update(plain(PROMPT))
        lacking = sum(bool(missing_words(entry)) for entry in entries)
        words = f"{counted_words(lacking, 'action')} with no name or no date" if lacking else ""
        about = self.query_one(".about", Static)
        about.update(plain(words, "$late") if words else plain("Read each one aloud."))

    def _line(self, entry: RecordEntry) -> Line:
        missing = missing_words(entry)
        late = f"bold {self.app.theme_variables['late']}"
        return Line(
            entry.record.label,
            (
                cell(entry.record.label, "bold"),
                cell(entry.record.title),
                cell(entry.who),
                cell(missing or entry.state, late if missing else ""),
            ),
        )

    def action_edit(self) -> None:
        """Change the one with the cursor."""
        label = self.query_one(_ToReadBack).key
        record = next((one.record for one in self.entries if one.record.label == label), None)
        if record is None:
            return

        def answered(answers: Mapping[str, Any] | None) -> None:
            if answers is not None:
                with doing(self):
                    change(self.session.initiative, record, answers, self.session.today)

        self.app.push_screen(Form(record.label, questions_about(self.session, record)), answered)
