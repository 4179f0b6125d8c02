"""The line above a list that one types into to see fewer rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from convene.widgets.typeahead import LineInput


class FilterLine(LineInput):
    """Tells of every change; Enter and down go back to the list, Esc empties the line first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "leave", "To the list", key_display="Enter"),
        Binding("escape", "clear", "Show all", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    FilterLine { margin: 0 1; }
    """

    @dataclass
    class Filtered(Message):
        """Other words are in the line."""

        words: str

    @dataclass
    class Left(Message):
        """The facilitator wants to be in the list again."""

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True, id=id)

    def action_leave(self) -> None:
        """Back to the list, with the words kept."""
        self.post_message(self.Left())

    def action_clear(self) -> None:
        """Empty the line, and back to the list."""
        self.value = ""
        self.post_message(self.Left())

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Filtered(event.value))


class ChoosingLine(FilterLine):
    """As FilterLine; while one types, down and up choose in the list, and Enter takes what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Open", key_display="Enter"),
        Binding("down", "choose(1)", "Next", key_display="↓"),
        Binding("up", "choose(-1)", "The one before", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The next entry of the list (1), or the one before (-1), is wanted."""

        by: int

    class Taken(Message):
        """What is chosen in the list is wanted."""

    def action_take(self) -> None:
        """Take what is chosen."""
        self.post_message(self.Taken())

    def action_choose(self, by: int) -> None:
        """Choose another one."""
        self.post_message(self.Moved(by))
