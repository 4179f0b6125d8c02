"""An item that people talk about: its title as the prompt, and what was captured during it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from convene.screens.meeting.captured_here import captured_during, captured_lines
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.widgets.words import plain

NOTHING = "Nothing captured here yet. Ctrl+N keeps a decision, an action, a topic for later or a note."


class TalkPane(ItemPane):
    """The newest captured thing stands at the top."""

    def compose_below(self) -> ComposeResult:
        """What was captured."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="captured", markup=False)
            yield Static(plain(NOTHING), classes="muted hint", id="nothing", markup=False)

    def show(self) -> None:
        """List what was captured since the item began."""
        super().show()
        room = self.screen.has_class("-room")
        view, today, item = self.session.view, self.session.today, self.item
        found = captured_during(view, item, today, room=room) if item else []
        self.query_one("#captured", Static).update(captured_lines(found))
        self.query_one("#captured").display = bool(found)
        self.query_one("#nothing").display = not found
