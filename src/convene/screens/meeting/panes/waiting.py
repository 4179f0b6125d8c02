"""Before the first item: the meeting runs and nothing is on yet."""

from __future__ import annotations

from textual.widgets import Static

from convene.initiative.convening import agenda_of
from convene.meetings.meeting import Meeting
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.session import Session
from convene.widgets.words import plain

FIRST = "Ctrl+G begins the first item. w marks who is here."
EMPTY = "Nothing is on the agenda. P leads to the plan, where items can be added at any time."


class WaitingPane(ItemPane):
    """Says what the next key is."""

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(session, 0)
        self.meeting_id = meeting_id

    def show(self) -> None:
        """The meeting's title, and the next key."""
        view = self.session.view
        meeting = view.get(Meeting, self.meeting_id)
        words = FIRST if agenda_of(view, self.meeting_id) else EMPTY
        self.query_one(".prompt", Static).update(plain(meeting.title.upper() if meeting else ""))
        about = self.query_one(".about", Static)
        about.add_class("hint")
        about.update(plain(words))
