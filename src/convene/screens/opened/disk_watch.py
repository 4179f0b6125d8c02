"""What the disk does is told once: at once when something is not saved, and again when it is."""

from __future__ import annotations

from collections.abc import Callable

from convene.errors import NotSaved
from convene.screens.session import Session
from convene.store.writer import Saving

PATIENCE = 10.0
"""Seconds after which a disk that says neither yes nor no is called so."""

BLINK = 0.3
"""Seconds for which nothing is said of something that waits."""

NO_ANSWER = "the disk does not answer"


class DiskWatch:
    """Keeps `session.window` true to what the store says of its disk."""

    def __init__(
        self, session: Session, say: Callable[[NotSaved], None], say_again: Callable[[str], None]
    ) -> None:
        """`say` tells of trouble in three parts, `say_again` that it is over."""
        self._session = session
        self._say = say
        self._say_again = say_again
        self._durable = session.initiative.saving.durable
        self._since: tuple[int, float] | None = None

    def look(self, moment: float) -> None:
        """Take up how saving stands. `moment` is of a clock that only goes forward, in seconds."""
        window, saving = self._session.window, self._session.initiative.saving
        if not saving.waiting and saving.durable != self._durable:
            self._durable, window.saved_at = saving.durable, self._session.now()
        waited = self._waited(saving, moment)
        trouble = saving.trouble or (NO_ANSWER if waited > PATIENCE else "")
        window.slow = waited > BLINK and not trouble
        before, window.trouble = window.trouble, trouble
        if trouble and trouble != before:
            self._say(told(trouble))
        elif before and not trouble:
            self._say_again("Saved again.")

    def _waited(self, saving: Saving, moment: float) -> float:
        """Seconds for which something waits and nothing reached the disk."""
        if not saving.waiting:
            self._since = None
        elif self._since is None or self._since[0] != saving.durable:
            self._since = (saving.durable, moment)
        return moment - self._since[1] if self._since else 0.0


def told(trouble: str) -> NotSaved:
    """What happened, what is safe, what to do."""
    return NotSaved(
        f"Not saved: {trouble}.",
        "Everything typed is kept in this window, and saving is tried again by itself.",
        "Make room on the disk or put the folder back; or press Ctrl+S for a copy elsewhere.",
    )
