"""A field for many lines: Tab leaves it, undo goes on to the record when nothing typed is left to undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from convene.typed import clean_text

LONGEST_PARAGRAPH = 20_000
"""Letters. A key costs time with the length of its paragraph; more than this is a file pasted by mistake."""


class LongText(TextArea):
    """A TextArea that cleans what is pasted and says when its own undo or redo has nothing left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", "Undo typing", key_display="^Z"),
        Binding("ctrl+y", "redo", "Redo typing", show=False),
    ]
    DEFAULT_CSS = """
    LongText { border: none; padding: 0 1; height: 1fr; background: $panel; }
    LongText:focus { border: none; }
    """

    @dataclass
    class Exhausted(Message):
        """Undo (or redo) was pressed and nothing typed is left. `as_entered`: the text is as on entering."""

        field: LongText
        redo: bool
        as_entered: bool

    @dataclass
    class LongPasted(Message):
        """A very long paragraph was pasted; nothing was put into the field."""

        field: LongText
        text: str

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            text, placeholder=placeholder, id=id, tab_behavior="focus", soft_wrap=True, compact=True
        )
        self._entered = text

    def on_focus(self) -> None:
        """From here on one's own typing can be undone."""
        self._entered = self.text
        self.history.clear()

    def put(self, text: str) -> None:
        """Show another text, changed elsewhere. What was typed before can no longer be undone here."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self._entered = text
        self.move_cursor(self.document.end)

    def action_undo(self) -> None:
        """Undo typing; when none is left, say so."""
        if self.history.undo_stack:
            self.undo()
        else:
            self.post_message(self.Exhausted(self, redo=False, as_entered=self.text == self._entered))

    def action_redo(self) -> None:
        """Redo typing; when none is left, say so."""
        if self.history.redo_stack:
            self.redo()
        else:
            self.post_message(self.Exhausted(self, redo=True, as_entered=self.text == self._entered))

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = clean_text(event.text)
        if max(map(len, text.split("\n"))) > LONGEST_PARAGRAPH:
            self.post_message(self.LongPasted(self, text))
        else:
            self.insert_pasted(text)

    def insert_pasted(self, text: str) -> None:
        """Put text where the cursor is, over what is selected."""
        result = self._replace_via_keyboard(text, *self.selection)
        if result:
            self.move_cursor(result.end_location)
