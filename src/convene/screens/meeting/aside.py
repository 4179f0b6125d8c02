"""The third column of a wide window: who is here, and what was captured so far."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from convene.initiative.attending import attendance_of
from convene.people.attendance import count_in_words, counted, present
from convene.people.person import Person
from convene.screens.meeting.captured_here import captured_in, captured_lines
from convene.screens.session import Session
from convene.widgets.words import joined, plain


class Aside(VerticalScroll):
    """Shown only where there is room for it."""

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(can_focus=False)
        self.session = session
        self.meeting_id = meeting_id

    def compose(self) -> ComposeResult:
        """The two parts with their headings."""
        yield Static(plain("CAPTURED SO FAR", "bold $primary"), markup=False)
        yield Static("", id="captured-so-far", markup=False)
        yield Static("", id="here-count", markup=False)
        yield Static("", id="here-names", markup=False)

    def show(self) -> None:
        """Follow the record."""
        view = self.session.view
        found = captured_in(view, self.meeting_id, self.session.today)
        lines = captured_lines(found) if found else plain("Nothing yet.", "$muted")
        self.query_one("#captured-so-far", Static).update(lines)
        people = view.by_id(Person)
        there = list(attendance_of(view, self.meeting_id).values())
        count = count_in_words(counted(there, people))
        heading = joined(("WHO IS HERE", "bold $primary"), (f"  {count}", "$muted"))
        self.query_one("#here-count", Static).update(heading)
        names = ", ".join(person.name for person in present(there, people)) or "Nobody is marked yet."
        self.query_one("#here-names", Static).update(plain(names))
