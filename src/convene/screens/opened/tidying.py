"""The record's file is written anew while nobody types, so that the next opening is quick."""

from __future__ import annotations

import contextlib
from typing import Any

from textual.app import App

from convene.errors import ConveneError
from convene.meetings.meeting import Meeting, running
from convene.screens.opened.beside import beside
from convene.screens.session import Session

QUIET = 60.0
"""Seconds without a change before it is done; never in a running meeting."""

MANY = 200
"""With fewer lines than these to add, opening is quick anyway."""


class Tidying:
    """Looks once a second whether it is time; nothing is begun again before it has ended."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        self._durable = -1
        self._since = 0.0
        self._is_at_work = False

    def look(self, moment: float) -> None:
        """`moment` is of a clock that only goes forward, in seconds."""
        initiative = self._session.initiative
        saving = initiative.saving
        if saving.durable != self._durable or saving.waiting:
            self._durable, self._since = saving.durable, moment
        is_time = moment - self._since > QUIET and initiative.store.unfolded > MANY
        if is_time and initiative.writable and not self._is_at_work and not self._is_meeting():
            self._is_at_work = True
            self._app.run_worker(self._tidy(), group="tidying")

    def _is_meeting(self) -> bool:
        return running(self._session.view.all(Meeting)) is not None

    async def _tidy(self) -> None:
        try:
            with contextlib.suppress(ConveneError):  # the log has everything; closing tries again
                await beside(self._session.initiative.store.fold)
        finally:
            self._is_at_work = False
            self._durable = -1
