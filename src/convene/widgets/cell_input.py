"""The input of a cell: it deals with its keys before anybody else does."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal, TypeAlias

from textual import events
from textual.binding import Binding, BindingType

from convene.widgets.typeahead import LineInput

Deed: TypeAlias = Literal["next", "right", "left", "leave", "undo", "redo"]
"""How a cell was finished: Enter, Tab, Shift+Tab, Esc; or undo and redo, to be handed on."""

KEYS: dict[str, Deed] = {"enter": "next", "tab": "right", "shift+tab": "left", "escape": "leave"}
"""The keys that finish a cell."""


class CellInput(LineInput):
    """`take` gets each key first and answers whether it dealt with it; `finish` is for undo and clicks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "deed('next')", "Next cell", key_display="Enter"),
        Binding("tab", "deed('right')", "Right", key_display="Tab", show=False),
        Binding("shift+tab", "deed('left')", "Left", show=False),
        Binding("escape", "deed('leave')", "Done", key_display="Esc"),
        Binding("ctrl+z", "deed('undo')", "Undo", show=False),
        Binding("ctrl+y", "deed('redo')", "Redo", show=False),
    ]

    def __init__(self, take: Callable[[str], bool], finish: Callable[[Deed], None]) -> None:
        super().__init__(hands_on=True, select_on_focus=False, compact=True)
        self._take = take
        self._finish = finish

    def on_key(self, event: events.Key) -> None:
        """Finish or choose at once, not by a message: a key typed ahead belongs to the next cell."""
        if self._take(event.key):
            event.stop()
            event.prevent_default()

    def feed(self, event: events.Key) -> None:
        """Take a key that went to the table because this field was still opening."""
        if self._take(event.key):
            return
        if event.character and event.is_printable:
            self.replace(event.character, *self.selection)
        elif event.key == "backspace":
            self.action_delete_left()

    def action_deed(self, deed: Deed) -> None:
        """As the key, for undo and for a click in the footer."""
        self._finish(deed)
