"""A break: when to be back, large enough for the back row."""

from __future__ import annotations

from datetime import timedelta

from textual.app import ComposeResult
from textual.widgets import Static

from convene.screens.meeting.panes.item_pane import ItemPane
from convene.times import show_clock
from convene.widgets.big_digits import BigDigits
from convene.widgets.words import plain


class BreakPane(ItemPane):
    """Shows the time to come back; added minutes move it."""

    def compose_below(self) -> ComposeResult:
        """The words, and the time in large digits."""
        yield Static(plain("We are back at"), id="back", markup=False)
        yield BigDigits(most_rows=15)

    def show(self) -> None:
        """Set the time."""
        super().show()
        item = self.item
        if item and item.started:
            zone = self.session.now().tzinfo
            back = item.started.astimezone(zone) + timedelta(minutes=item.minutes + item.added)
            clock, _, half = show_clock(back, self.session.home.settings.clock).partition(" ")
            self.query_one(BigDigits).say(clock)
            self.query_one("#back", Static).update(plain(f"We are back at {clock} {half}".strip()))
