"""What was promised: the open actions of earlier meetings, to tick off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Static

from convene.captured.action import STATUSES, Action, by_date, days_late
from convene.screens.choosing import Choosing
from convene.screens.form import Form
from convene.screens.meeting.doing import doing
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.meeting.words import counted_words
from convene.screens.record.entries import action_state
from convene.screens.record.questions import questions_about
from convene.screens.record.writing import change, set_state
from convene.widgets.listing import NARROW, Line, ListColumn, Listing
from convene.widgets.words import cell, plain

COLUMNS = (
    ListColumn("No.", 4),
    ListColumn("What"),
    ListColumn("Who", 13, least=NARROW),
    ListColumn("Where it stands", 16),
)
NOTHING = "Nothing is open: every promise is kept or dropped."


class ReviewPane(ItemPane):
    """x marks an action as done, t sets another status; what was done today stays in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "done", "Done"),
        Binding("t", "status", "Status"),
    ]
    DEFAULT_CSS = """
    ReviewPane Listing { height: auto; max-height: 1fr; margin: 1 0 0 0; }
    """

    def compose_below(self) -> ComposeResult:
        """The table, or a sentence."""
        yield Listing(COLUMNS)
        yield Static(plain(NOTHING), classes="empty", markup=False)

    def begin(self) -> None:
        """Go through the list."""
        if self.actions:
            self.query_one(Listing).focus()

    @property
    def actions(self) -> list[Action]:
        """Open from before this meeting, or done today: by date."""
        item, today = self.item, self.session.today
        if item is None:
            return []
        return by_date(
            action
            for action in self.session.view.all(Action)
            if action.meeting != item.meeting and (action.is_open or action.done_on == today)
        )

    @property
    def chosen(self) -> Action | None:
        """The action with the cursor."""
        key = self.query_one(Listing).key
        return self.session.view.get(Action, int(key)) if key else None

    def show(self) -> None:
        """Fill the table."""
        super().show()
        actions = self.actions
        listing = self.query_one(Listing)
        listing.fill([self._line(action) for action in actions])
        listing.display = bool(actions)
        self.query_one(".empty").display = not actions
        if self.item:
            left = counted_words(sum(action.is_open for action in actions), "action") or "nothing"
            self.query_one(".about", Static).update(plain(f"{self.about(self.item)}   {left} open"))

    def _line(self, action: Action) -> Line:
        today = self.session.today
        late = f"bold {self.app.theme_variables['late']}" if days_late(action, today) else ""
        quiet = "" if action.is_open else self.app.theme_variables["muted"]
        who = (self.session.view.name("people", action.who) or "") if action.who else "no one yet"
        return Line(
            str(action.id),
            (
                cell(action.label, "bold"),
                cell(action.what, quiet),
                cell(who, quiet),
                cell(f"{'✓ ' if not action.is_open else ''}{action_state(action, today)}", late or quiet),
            ),
        )

    def action_done(self) -> None:
        """Done, or open again."""
        if self.chosen:
            self._set(self.chosen, "Open" if self.chosen.status == "Done" else "Done")

    def action_status(self) -> None:
        """Another status, chosen from all."""
        action = self.chosen
        if action is None:
            return

        def answered(place: int | None) -> None:
            if place is not None:
                self._set(action, STATUSES[place])

        question = f"{action.label}: how does it stand?"
        self.app.push_screen(Choosing(question, STATUSES, action.status), answered)

    def _set(self, action: Action, status: str) -> None:
        with doing(self):
            set_state(self.session.initiative, action, status, self.session.today)

    @on(DataTable.RowSelected)
    def _edit(self, event: DataTable.RowSelected) -> None:
        event.stop()
        action = self.chosen
        if action is None:
            return

        def answered(answers: Mapping[str, Any] | None) -> None:
            if answers is not None:
                with doing(self):
                    change(self.session.initiative, action, answers, self.session.today)

        self.app.push_screen(Form(action.label, questions_about(self.session, action)), answered)
