"""A line in which many are typed, one after the other; the last one can be taken back."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from convene.widgets.typeahead import LineInput


class LineByLine(LineInput):
    """`-` in the empty line takes the last one back; names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Add", key_display="Enter")]

    class TakeBack(Message):
        """The last one was a slip."""

    def on_key(self, event: events.Key) -> None:
        """A minus begins nothing."""
        if event.key == "minus" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.TakeBack())
