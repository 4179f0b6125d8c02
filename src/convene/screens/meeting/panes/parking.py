"""The parking lot: the topics that wait, how long they have, and what becomes of each."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static

from convene.captured.parking_lot import ParkingItem
from convene.initiative.returning import waited
from convene.meetings.agenda import AgendaItem
from convene.screens.choosing import Choosing
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.mending import mend
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.meeting.recorded_list import RecordedList
from convene.screens.meeting.words import counted_words
from convene.screens.record.entries import RecordEntry, entries
from convene.screens.record.questions import STATES
from convene.screens.record.reshaping import Reshapable
from convene.screens.record.writing import set_state
from convene.screens.session import Session
from convene.widgets.words import plain

NOTHING = "Nothing is parked."


class _Topics(RecordedList):
    """Names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Edit", key_display="Enter")]


class ParkingPane(ItemPane, Reshapable):
    """x says that a topic is done, t sets another state; what was settled here stays in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "done", "Done"),
        Binding("t", "state", "State"),
    ]

    def __init__(self, session: Session, item_id: int) -> None:
        super().__init__(session, item_id)
        self._listed = {one.id for one in session.view.all(ParkingItem) if one.state == "Open"}

    def compose_below(self) -> ComposeResult:
        """The list, or a sentence."""
        yield _Topics()
        yield Static(plain(NOTHING), classes="empty", markup=False)

    def begin(self) -> None:
        """Go through the list."""
        if self.topics:
            self.query_one(_Topics).focus()

    @property
    def topics(self) -> list[RecordEntry]:
        """The oldest first, each with how long it waits."""
        view = self.session.view
        found = []
        for entry in reversed(entries(view, self.session.today)):
            topic = entry.record
            if isinstance(topic, ParkingItem) and (topic.state == "Open" or topic.id in self._listed):
                words = waited(view, topic) if topic.state == "Open" else topic.state.lower()
                found.append(entry._replace(state=words))
        return found

    @property
    def chosen(self) -> ParkingItem | None:
        """The topic with the cursor."""
        record = self.query_one(_Topics).chosen(self.topics)
        return record if isinstance(record, ParkingItem) else None

    def show(self) -> None:
        """Fill the list."""
        super().show()
        topics, listed = self.topics, self.query_one(_Topics)
        listed.fill(topics)
        listed.display = bool(topics)
        self.query_one(".empty").display = not topics

    def about(self, item: AgendaItem) -> str:
        """The line below the prompt."""
        waiting = sum(
            isinstance(one.record, ParkingItem) and one.record.state == "Open" for one in self.topics
        )
        return f"{super().about(item)}   {counted_words(waiting, 'topic') or 'nothing'} parked"

    def action_done(self) -> None:
        """Done, or open again."""
        if self.chosen:
            self._set(self.chosen, "Open" if self.chosen.state == "Done" else "Done")

    def action_state(self) -> None:
        """Another state, chosen from all."""
        topic = self.chosen

        def answered(place: int | None) -> None:
            if topic and place is not None:
                self._set(topic, STATES[place])

        if topic:
            question = f"{topic.label}: what becomes of it?"
            ask(self, self.session, Choosing(question, STATES, topic.state), answered)

    def _set(self, topic: ParkingItem, state: str) -> None:
        with doing(self):
            set_state(self.session.initiative, topic, state, self.session.today)

    @on(OptionList.OptionSelected)
    def _edit(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.chosen:
            mend(self, self.session, self.chosen)
