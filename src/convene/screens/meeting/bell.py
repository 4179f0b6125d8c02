"""The end of a breakout, said once wherever one is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from textual.screen import Screen

from convene.meetings.meeting import Meeting, running
from convene.screens.session import Session

_said: set[tuple[int, datetime]] = set()


def tell_when_over(screen: Screen[Any], session: Session) -> None:
    """Say that a breakout is over, and ring if the bell is on. The room sees it too: it is meant for it."""
    meeting = running(session.view.all(Meeting))
    ends = meeting.breakout_ends if meeting else None
    if meeting is None or ends is None or session.now() < ends or (meeting.id, ends) in _said:
        return
    _said.add((meeting.id, ends))
    screen.notify("The breakout is over: back to the whole group.", markup=False, timeout=15)
    if session.home.settings.bell == "on":
        screen.app.bell()
