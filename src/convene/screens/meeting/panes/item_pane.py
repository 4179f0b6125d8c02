"""What all panes of an agenda item have: the prompt in capitals, and what is below it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from convene.meetings.agenda import AgendaItem
from convene.screens.meeting.words import counted_words
from convene.screens.session import Session
from convene.widgets.still_there import StillThere
from convene.widgets.words import plain


class ItemPane(Vertical, StillThere):
    """One item that is on. Subclasses yield their part in `compose_below` and fill it in `show`.

    The prompt stands in capitals, since a terminal has no larger letters.
    """

    def __init__(self, session: Session, item_id: int) -> None:
        super().__init__()
        self.session = session
        self.item_id = item_id

    def compose(self) -> ComposeResult:
        """The prompt, who leads and how long, the rest."""
        yield Static("", classes="prompt", markup=False)
        yield Static("", classes="about", markup=False)
        yield from self.compose_below()

    def compose_below(self) -> ComposeResult:
        """What is below the prompt."""
        yield from ()

    def on_mount(self) -> None:
        """Fill."""
        self.show()
        self.begin()

    @property
    def item(self) -> AgendaItem | None:
        """The item as it is now; None if it was deleted."""
        return self.session.view.get(AgendaItem, self.item_id)

    def show(self) -> None:
        """Fill the prompt; subclasses go on from here."""
        item = self.item
        if item:
            self.query_one(".prompt", Static).update(plain(item.title.upper()))
            about = self.query_one(".about", Static)
            about.update(plain(self.about(item)))

    def about(self, item: AgendaItem) -> str:
        """The line below the prompt."""
        lead = f"{item.lead} leads   " if item.lead else ""
        return f"{lead}{counted_words(item.minutes + item.added, 'minute')}"

    def begin(self) -> None:
        """Focus what is typed into or gone through, if there is such a thing."""
