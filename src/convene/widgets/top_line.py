"""Line 1 of every screen: where we are at the left, what is on disk at the right."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from convene.widgets.words import plain


class TopLine(Horizontal):
    """`where` in plain words; `saved` is the mark ("saved 9:42"), or says in words what went wrong.

    While it `leads` somewhere (to the running meeting) it can be focused, pressed and clicked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "press", "To the meeting", key_display="Enter")]
    DEFAULT_CSS = """
    TopLine {
        height: 1;
        background: $panel;
        padding: 0 1;
        #where {
            width: 1fr; height: 1; margin-right: 1;
            text-style: bold; text-overflow: ellipsis; text-wrap: nowrap;
        }
        #saved { width: auto; height: 1; color: $muted; }
        #saved.trouble { color: $late; text-style: bold; }
        &:focus #where { text-style: bold reverse; }
    }
    """

    class Pressed(Message):
        """Enter on line 1, or a click."""

    where: reactive[str] = reactive("")
    saved: reactive[str] = reactive("")
    trouble: reactive[bool] = reactive(False)
    leads: reactive[bool] = reactive(False)

    def compose(self) -> ComposeResult:
        """The two parts."""
        yield Static(plain(self.where), id="where", markup=False)
        yield Static(plain(self.saved), id="saved", markup=False)

    def watch_where(self, where: str) -> None:
        """Show another place."""
        if self.is_mounted:
            self.query_one("#where", Static).update(plain(where))

    def watch_saved(self, saved: str) -> None:
        """Show another mark."""
        if self.is_mounted:
            self.query_one("#saved", Static).update(plain(saved))

    def watch_trouble(self, trouble: bool) -> None:
        """Set the mark off when something is not on disk."""
        if self.is_mounted:
            self.query_one("#saved", Static).set_class(trouble, "trouble")

    def watch_leads(self, leads: bool) -> None:
        """Can be focused only while there is somewhere to go."""
        self.can_focus = leads

    def action_press(self) -> None:
        """Tell that the way is wanted."""
        self.post_message(self.Pressed())

    def on_click(self) -> None:
        """As Enter."""
        if self.leads:
            self.action_press()

    def on_mount(self) -> None:
        """Take what was set before."""
        self.watch_trouble(self.trouble)
