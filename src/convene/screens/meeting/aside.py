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

    DEFAULT_CSS = """
    Aside { width: 44; height: 1fr; padding: 1 1 0 2; border-left: solid $rule; display: none; }
    .-wide Aside { display: block; }
    .-room Aside { display: none; }
    Aside Static { height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(can_focus=False)
        self.session = session
        self.meeting_id = meeting_id

    def compose(self) -> ComposeResult:
        """The two parts."""
        yield Static("", id="captured-so-far", markup=False)
        yield Static("", id="who-is-here", markup=False)

    def show(self) -> None:
        """Follow the record."""
        view = self.session.view
        found = captured_in(view, self.meeting_id, self.session.today)
        lines = captured_lines(found) if found else plain("Nothing yet.", "$muted")
        captured = self.query_one("#captured-so-far", Static)
        captured.update(joined(("CAPTURED SO FAR\n", "bold $primary")) + lines)
        people = view.by_id(Person)
        there = list(attendance_of(view, self.meeting_id).values())
        names = ", ".join(person.name for person in present(there, people)) or "Nobody is marked yet."
        self.query_one("#who-is-here", Static).update(
            joined(
                ("WHO IS HERE", "bold $primary"),
                (f"  {count_in_words(counted(there, people))}\n", "$muted"),
                names,
            )
        )
