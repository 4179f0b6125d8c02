"""What an agenda item shows while it is on: one module a sort of item."""

from __future__ import annotations

from convene.meetings.agenda import AgendaItem
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.meeting.panes.parking import ParkingPane
from convene.screens.meeting.panes.pause import BreakPane
from convene.screens.meeting.panes.review import ReviewPane
from convene.screens.meeting.panes.talk import TalkPane
from convene.screens.meeting.panes.vote import VotePane
from convene.screens.session import Session

__all__ = ["ItemPane", "pane_for"]


def pane_for(session: Session, item: AgendaItem) -> ItemPane:
    """The pane of an item without a worksheet; of a vote, as long as nobody said how it is held."""
    if item.kind == "break":
        return BreakPane(session, item.id)
    if item.kind == "review":
        return ReviewPane(session, item.id)
    if item.kind == "parking":
        return ParkingPane(session, item.id)
    if item.kind == "vote":
        return VotePane(session, item.id)
    return TalkPane(session, item.id)
