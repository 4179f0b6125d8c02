"""What was promised: the open actions of earlier meetings, to tick off."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static

from convene.captured.action import STATUSES, Action, by_date
from convene.screens.choosing import Choosing
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.mending import mend
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.meeting.recorded_list import RecordedList
from convene.screens.meeting.words import counted_words
from convene.screens.record.entries import RecordEntry, entries
from convene.screens.record.reshaping import Reshapable
from convene.screens.record.writing import set_state
from convene.widgets.words import plain

NOTHING = "Nothing is open: every promise is kept or dropped."


class _Promises(RecordedList):
    """Names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Edit", key_display="Enter")]


class ReviewPane(ItemPane, Reshapable):
    """x marks an action as done, t sets another status; both go on to the next. What was done today stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "done", "Done"),
        Binding("t", "status", "Status"),
    ]

    def compose_below(self) -> ComposeResult:
        """The list, or a sentence."""
        yield _Promises()
        yield Static(plain(NOTHING), classes="empty", markup=False)

    def begin(self) -> None:
        """Go through the list."""
        if self.promises:
            self.query_one(_Promises).focus()

    @property
    def promises(self) -> list[RecordEntry]:
        """Open from before this meeting, or done today: by date."""
        item, today = self.item, self.session.today
        found = {
            one.record.id: one for one in entries(self.session.view, today) if isinstance(one.record, Action)
        }
        if item is None:
            return []
        shown = (
            action
            for action in self.session.view.all(Action)
            if action.meeting != item.meeting and (action.is_open or action.done_on == today)
        )
        return [found[action.id] for action in by_date(shown)]

    @property
    def chosen(self) -> Action | None:
        """The action with the cursor."""
        record = self.query_one(_Promises).chosen(self.promises)
        return record if isinstance(record, Action) else None

    def show(self) -> None:
        """Fill the list."""
        super().show()
        promises = self.promises
        listed = self.query_one(_Promises)
        listed.fill(promises)
        listed.display = bool(promises)
        self.query_one(".empty").display = not promises
        if self.item:
            left = sum(one.open for one in promises)
            words = f"{self.about(self.item)}   {counted_words(left, 'action') or 'nothing'} open"
            self.query_one(".about", Static).update(plain(words))

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
        ask(self, self.session, Choosing(question, STATUSES, action.status), answered)

    def _set(self, action: Action, status: str) -> None:
        """And on to the next one: a key or two for each promise."""
        with doing(self):
            set_state(self.session.initiative, action, status, self.session.today)
            listed = self.query_one(_Promises)
            if listed.label == action.label and listed.highlighted != listed.option_count - 1:
                listed.action_cursor_down()

    @on(OptionList.OptionSelected)
    def _edit(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.chosen:
            mend(self, self.session, self.chosen)
