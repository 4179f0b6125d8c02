"""The place People: two lists, people and organizations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import DataTable, Static

from convene.initiative.attending import add_person
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.filtered import Filtered
from convene.screens.form import Form, Question
from convene.screens.meeting.doing import ask, doing
from convene.screens.people.questions import (
    contact_question,
    new_person_question,
    organization_questions,
    person_questions,
)
from convene.screens.people.rows import ORGANIZATIONS, PEOPLE, organization_lines, people_lines
from convene.screens.people.writing import (
    add_organization,
    change_organization,
    change_person,
    left_behind,
)
from convene.screens.place import Place
from convene.widgets.filter_line import FilterLine
from convene.widgets.listing import Listing
from convene.widgets.words import joined, plain

EMPTY = (
    "Nobody yet. Everyone you work with belongs here: who they are, for which organization they come, "
    "and what they bring. Press a to add the first one: name, organization, sector, in one line."
)
NO_ORGANIZATION = (
    "No organization yet. They come with the people you add, or press a to add one alone. "
    "The worksheet “Who does what already?” fills the same list."
)


class People(Filtered, Place):
    """Two lists side by side where there is room, else one at a time; Tab goes to the other."""

    place = "people"
    HELP = """
    Everyone who is at the table, and the organizations they come for. Type / and a few letters to find
    somebody.

    Phone and mail are kept for you and shown only when you press c. They are never shown to the room. On
    paper they are in the contact list alone, and in a binder that has it. For someone under 18, only the
    first name and an initial are kept, and no contact.

    "Came" counts the last four meetings.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add"),
        Binding("d", "delete", "Delete"),
        Binding("c", "contact", "Contact", tooltip="Phone or mail; look who sees your screen"),
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("tab,shift+tab", "other", "Other list", key_display="Tab", show=False),
    ]
    DEFAULT_CSS = """
    People FilterLine { display: none; }
    People.-filtering FilterLine { display: block; }
    People #lists { height: 1fr; }
    People #lists > Vertical { width: 1fr; display: none; }
    People #lists > Vertical.here { display: block; }
    People.-wide #lists > Vertical { display: block; }
    People .count { height: 1; padding: 0 1; margin: 1 0 0 0; text-style: bold; color: $primary; }
    People Listing { height: 1fr; }
    People .empty { max-width: 90; }
    """

    @dataclass
    class Open(Message):
        """One person or organization is to be shown."""

        row: int
        organization: bool = False

    def compose_middle(self) -> ComposeResult:
        """The filter, and both lists with a sentence each for when they are empty."""
        yield FilterLine("a name, an organization, a sector, a role")
        with Horizontal(id="lists"):
            for kind, columns, empty in (
                ("people", PEOPLE, EMPTY),
                ("organizations", ORGANIZATIONS, NO_ORGANIZATION),
            ):
                with Vertical(id=f"{kind}-list"):
                    yield Static("", classes="count", id=f"{kind}-count", markup=False)
                    yield Listing(columns, id=kind)
                    yield Static(plain(empty), classes="empty", id=f"{kind}-empty", markup=False)

    def on_mount(self) -> None:
        """Begin with the people."""
        self._go_to("people")

    def show(self) -> None:
        """Fill both lists."""
        view, query = self.session.view, self.filter_words
        for kind, lines, every in (
            ("people", people_lines(view, query), len(view.all(Person))),
            ("organizations", organization_lines(view, query), len(view.all(Organization))),
        ):
            listing = self.query_one(f"#{kind}", Listing)
            listing.fill(lines)
            shown = f"{len(lines)} of {every}" if query else str(every)
            other = "   Tab: organizations" if kind == "people" else "   Tab: people"
            head = joined(f"{kind.capitalize()}  ", shown, (other, "$muted not bold"))
            self.query_one(f"#{kind}-count", Static).update(head)
            listing.display = bool(every)
            self.query_one(f"#{kind}-empty", Static).display = not every

    @property
    def here(self) -> str:
        """The list we are in: "people" or "organizations"."""
        return "organizations" if self.query_one("#organizations-list").has_class("here") else "people"

    @property
    def listing(self) -> Listing:
        """The list we are in."""
        return self.query_one(f"#{self.here}", Listing)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to delete in an empty list."""
        if action in {"delete", "contact"} and self.is_mounted:
            return bool(self.listing.key) and (action == "delete" or self.here == "people")
        return super().check_action(action, parameters)

    # Getting about

    def action_other(self) -> None:
        """The other list."""
        self._go_to("people" if self.here == "organizations" else "organizations")

    def _go_to(self, kind: str) -> None:
        for one in ("people", "organizations"):
            self.query_one(f"#{one}-list").set_class(one == kind, "here")
        self.listing.focus()
        self.refresh_bindings()

    @on(Open)
    def _open(self, event: Open) -> None:
        self._go_to_row("organizations" if event.organization else "people", event.row)

    def _go_to_row(self, kind: str, row: int) -> None:
        """Show one of all rows, also one that was just added."""
        self.show_all()
        self._go_to(kind)
        self.listing.select(str(row))

    def on_descendant_focus(self) -> None:
        """A click into the other list goes there."""
        if isinstance(self.focused, Listing) and self.focused.id and self.focused.id != self.here:
            self._go_to(self.focused.id)

    # Deeds

    def action_add(self) -> None:
        """A new person in one line, or a new organization."""
        view = self.session.view
        if self.here == "people":
            intro = "The organization and the sector may be left out."
            form = Form("A new person", [new_person_question(view)], intro=intro)
            ask(self, self.session, form, self._add_person)
        else:
            questions = organization_questions(view, Organization())
            ask(self, self.session, Form("A new organization", questions), self._add_organization)

    def _add_person(self, answers: Mapping[str, Any] | None) -> None:
        if answers:
            with doing(self):
                person = add_person(self.session.initiative, answers["person"])
                self._go_to_row("people", person)

    def _add_organization(self, answers: Mapping[str, Any] | None) -> None:
        if answers:
            with doing(self):
                row = add_organization(self.session.initiative, answers)
                self._go_to_row("organizations", row)

    @on(DataTable.RowSelected)
    def _edit(self) -> None:
        record = self._chosen()
        if isinstance(record, Person):
            self._ask(record, record.name, person_questions(self.session.view, record))
        elif record:
            self._ask(record, record.name, organization_questions(self.session.view, record))

    def action_contact(self) -> None:
        """Phone or mail of the one with the cursor."""
        record = self._chosen()
        if isinstance(record, Person):
            self._ask(record, f"{record.name}: contact", [contact_question(record)])

    def _ask(self, record: Person | Organization, title: str, questions: Sequence[Question]) -> None:
        """Ask about somebody, and keep what is different."""

        def answered(answers: Mapping[str, Any] | None) -> None:
            if answers is not None:
                with doing(self):
                    if isinstance(record, Person):
                        change_person(self.session.initiative, record, answers)
                        if record.contact and answers.get("under_18"):
                            self.notify("Their phone or mail is no longer kept.", markup=False, timeout=8)
                    else:
                        change_organization(self.session.initiative, record, answers)

        ask(self, self.session, Form(title, questions, about=f"{record.table} {record.id}"), answered)

    def action_delete(self) -> None:
        """Take the one with the cursor out; undo brings them back."""
        record = self._chosen()
        if record is None:
            return
        left = left_behind(self.session.view, record)
        with doing(self):
            self.session.initiative.of(type(record)).remove(record.id, f"{record.name} deleted")
            done = f"{record.name} is off the list. {left}" if left else f"{record.name} deleted."
            self.notify(f"{done} Undo: ^Z", markup=False, timeout=10 if left else 5)

    def _chosen(self) -> Person | Organization | None:
        key = self.listing.key
        if key is None:
            return None
        kind: type[Person | Organization] = Person if self.here == "people" else Organization
        return self.session.view.get(kind, int(key))
