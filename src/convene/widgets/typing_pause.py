"""When typing becomes an answer: a moment after the last key, and never later than two seconds."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

AFTER = 0.4
"""Seconds after the last key."""

LATEST = 2.0
"""Seconds after the first key of typing without a pause."""


class TypingPause:
    """Calls `say` after a pause in typing; it may ask `cancel` whether something was waiting.

    The timers are those of `node`: they end with it.
    """

    def __init__(self, node: MessagePump, say: Callable[[], None]) -> None:
        self._node = node
        self._say = say
        self._soon: Timer | None = None
        self._latest: Timer | None = None

    @property
    def waiting(self) -> bool:
        """Whether something typed was not said yet."""
        return self._latest is not None

    def key(self) -> None:
        """A key was typed."""
        if self._soon:
            self._soon.stop()
        self._soon = self._node.set_timer(AFTER, self._over)
        if self._latest is None:
            self._latest = self._node.set_timer(LATEST, self._over)

    def cancel(self) -> bool:
        """Nothing is to be said any more; whether something was waiting."""
        waiting = self.waiting
        for timer in (self._soon, self._latest):
            if timer:
                timer.stop()
        self._soon = self._latest = None
        return waiting

    def _over(self) -> None:
        if self.waiting:
            soon = self._soon
            self._say()
            if self._soon is soon:  # else it is to be said in another moment
                self.cancel()
