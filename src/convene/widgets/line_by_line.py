"""A line in which many are typed, one after the other; the last one can be taken back."""

from __future__ import annotations

from textual import events
from textual.message import Message

from convene.widgets.typeahead import LineInput


class LineByLine(LineInput):
    """`-` in the empty line takes the last one back."""

    class TakeBack(Message):
        """The last one was a slip."""

    def on_key(self, event: events.Key) -> None:
        """A minus begins nothing."""
        if event.key == "minus" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.TakeBack())
