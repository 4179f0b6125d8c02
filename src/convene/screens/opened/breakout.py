"""The end of a breakout, said once wherever one is in the initiative that is open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from textual.app import App

from convene.meetings.meeting import Meeting, running
from convene.screens.session import Session

WORDS = "The breakout is over: back to the whole group."


class Breakout:
    """Asked every second. One that was over before the initiative was opened is not told any more."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        ends = self._ends
        self._told = ends if ends and ends <= session.now() else None

    @property
    def _ends(self) -> datetime | None:
        meeting = running(self._session.view.all(Meeting))
        return meeting.breakout_ends if meeting else None

    def look(self) -> None:
        """Say that it is over, and ring if the bell is on."""
        ends = self._ends
        if ends is None or ends == self._told or self._session.now() < ends:
            return
        self._told = ends
        self._app.notify(WORDS, markup=False, timeout=15)
        if self._session.home.settings.bell == "on":
            self._app.bell()
