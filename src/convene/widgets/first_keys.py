"""A list that lets somebody else see each key first."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from convene.widgets.choices import Choices


class FirstKeys(Choices):
    """`first` is given each key before the list and the bindings, and answers whether it took it.

    So a digit typed right after another finds the state that the one before left.
    """

    def __init__(self, first: Callable[[events.Key], bool]) -> None:
        super().__init__()
        self._first = first

    def on_key(self, event: events.Key) -> None:
        """Offer each key."""
        if self._first(event):
            event.stop()
            event.prevent_default()
