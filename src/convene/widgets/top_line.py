"""Line 1 of every screen: where we are at the left, what is on disk at the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Static

from convene.widgets.words import plain


class TopLine(Horizontal):
    """`where` in plain words; `saved` is the mark ("saved 9:42"), or says in words what went wrong."""

    DEFAULT_CSS = """
    TopLine {
        height: 1;
        background: $panel;
        padding: 0 1;
        #where { width: 1fr; height: 1; text-style: bold; text-overflow: ellipsis; text-wrap: nowrap; }
        #saved { width: auto; height: 1; color: $muted; }
        #saved.trouble { color: $late; text-style: bold; }
    }
    """

    where: reactive[str] = reactive("")
    saved: reactive[str] = reactive("")
    trouble: reactive[bool] = reactive(False)

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

    def on_mount(self) -> None:
        """Take what was set before."""
        self.watch_trouble(self.trouble)
