"""A line to find people by, and the list of those found: who is invited, who is here."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from convene.initiative.attending import add_person, attendance_of, known_people, sectors_here
from convene.initiative.young import for_paper
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence, SectorCount
from convene.people.matching import Known
from convene.people.organization import Organization
from convene.people.person import Person
from convene.people.walk_in import WalkIn
from convene.screens.keeping import Keeping
from convene.screens.meeting.doing import doing
from convene.screens.meeting.finding import new_person, people_offers
from convene.screens.meeting.marks import MarkLine, Marks, sector_lines
from convene.screens.room_view import BACK, RoomView
from convene.screens.session import Session
from convene.widgets.typeahead import Offer, Typeahead
from convene.widgets.words import plain


class Gathering(RoomView):
    """People are found by typing, marked with Enter, and listed. Subclasses say what a mark means.

    A new person is typed "Name, organization, sector".
    """

    HEADING: ClassVar[str] = ""
    HINT: ClassVar[str] = ""
    ADDED: ClassVar[str] = "added"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r,f5", "room", "Room", key_display="^R", tooltip="What the room should see", id="room"),
    ]
    DEFAULT_CSS = """
    Gathering {
        #asked { height: 2; padding: 1 1 0 1; max-width: 100; }
        #heading { width: 1fr; text-style: bold; color: $primary; }
        #count { width: auto; }
        Typeahead { padding: 0 1; max-width: 100; }
        Typeahead OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
        #echo { height: 1; padding: 0 1; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
        Marks { height: 1fr; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
        #sectors { height: auto; max-height: 4; padding: 0 1; max-width: 100; }
    }
    Gathering.-room { #echo, Typeahead { display: none; } #asked { padding: 1 1 0 1; } }
    Gathering.-wide #sectors { max-height: 6; }
    Gathering.-low { #asked { height: 1; padding: 0 1; } Marks { margin: 0; } #sectors { max-height: 2; } }
    """

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(session)
        self.meeting_id = meeting_id

    _counts: Sequence[SectorCount] = ()

    def compose_middle(self) -> ComposeResult:
        """The question with the count, the line, what happened last, the list, the sectors."""
        with Horizontal(id="asked"):
            yield Static(plain(self.HEADING), id="heading", markup=False)
            yield Static("", id="count", markup=False)
        yield Typeahead(self.find, placeholder="Type a name", starts_over=True)
        yield Static(plain(self.HINT), id="echo", markup=False)
        yield Marks()
        yield Static("", id="sectors", markup=False)
        yield Static(plain(BACK), classes="room-line", markup=False)

    def on_mount(self) -> None:
        """Begin to type, with what was typed here and not taken."""
        keeping, typeahead = Keeping(self.app, self.typing), self.query_one(Typeahead)
        place, where = f"{type(self).__name__.lower()}/{self.meeting_id}", f"“{self.HEADING.capitalize()}”"

        def keep(words: str) -> None:
            keeping.typed(place, where, {"line": words})

        typeahead.set_words(keeping.words(place).get("line", ""))
        typeahead.input.action_end()
        typeahead.focus()
        self.watch(typeahead.input, "value", keep, init=False)

    def where(self) -> str:
        """The meeting's title."""
        return self.meeting.title if self.meeting else ""

    # What a mark means

    @abstractmethod
    def is_marked(self, presence: Presence) -> bool:
        """Whether this person has the mark."""

    @abstractmethod
    def mark(self, people: Sequence[int]) -> None:
        """Give these people the mark."""

    @abstractmethod
    def unmark(self, person: int) -> None:
        """Take the mark back."""

    def note_of(self, presence: Presence) -> str:
        """What is said behind a listed person."""
        return ""

    @abstractmethod
    def count_words(self) -> str:
        """The count, at the right of the question."""

    def offers_without_words(self, known: Sequence[Known]) -> list[Offer]:
        """What is offered before anything is typed; each value is a tuple of people."""
        return []

    # What there is

    @property
    def meeting(self) -> Meeting | None:
        """The meeting; None if it was deleted."""
        return self.session.view.get(Meeting, self.meeting_id)

    @property
    def attendance(self) -> dict[int, Presence]:
        """Who is invited or came, by person."""
        return attendance_of(self.session.view, self.meeting_id)

    def has_mark(self, person: int) -> bool:
        """Whether a person on record has the mark."""
        presence = self.attendance.get(person)
        return presence is not None and self.is_marked(presence)

    def name_of(self, person: int) -> str:
        """The person's name."""
        found = self.session.view.get(Person, person)
        return found.name if found else ""

    def show(self) -> None:
        """Fill list, count and sectors; the line is left alone.

        The room sees nobody who does not want to be listed, and nobody under 18 by the full name.
        """
        view = for_paper(self.session.view) if self.shows_room else self.session.view
        people, organizations = view.by_id(Person), view.by_id(Organization)
        lines = []
        for one in self.attendance.values():
            if one.person in people and not (one.unlisted and self.shows_room):
                person = people[one.person]
                home = organizations.get(person.organization or 0)
                name = home.name if home else ""
                lines.append(MarkLine(person.id, person.name, name, self.is_marked(one), self.note_of(one)))
        self.query_one(Marks).fill(lines)
        self.query_one("#count", Static).update(plain(self.count_words()))
        marked = [
            people[one.person]
            for one in self.attendance.values()
            if one.person in people and self.is_marked(one)
        ]
        self._counts = sectors_here(view, marked) if marked else []
        self._show_sectors()

    def set_room(self, room: bool) -> None:
        """The list as the room may see it."""
        self.show()

    def _show_sectors(self) -> None:
        line = self.query_one("#sectors", Static)
        line.update(sector_lines(self._counts, line.size.width or self.size.width - 2))

    def on_resize(self) -> None:
        """The sectors have more room, or less."""
        super().on_resize()
        self.call_after_refresh(self._show_sectors)

    def say(self, words: str) -> None:
        """Say below the line what happened last."""
        self.query_one("#echo", Static).update(plain(words))

    # The line and the list

    def find(self, words: str) -> list[Offer]:
        """What the typed words offer."""
        view = self.session.view
        if not words.strip():
            return self.offers_without_words(known_people(view))
        return people_offers(view, words, self.has_mark)

    @on(Typeahead.Taken)
    def _taken(self, event: Typeahead.Taken) -> None:
        event.stop()
        wanted = event.offer.value if event.offer else None
        with doing(self):
            if isinstance(wanted, tuple) and not isinstance(wanted, WalkIn):
                self.mark([int(person) for person in wanted])
                self.query_one(Marks).go_to(int(wanted[-1]))
            elif isinstance(wanted, WalkIn) or event.words:
                new = wanted if isinstance(wanted, WalkIn) else new_person(self.session.view, event.words)
                with self.session.initiative.group(f"{new.name} {self.ADDED}"):
                    self.mark([add_person(self.session.initiative, new)])
            event.typeahead.set_words("")

    @on(OptionList.OptionSelected, "Marks")
    def _toggled(self, event: OptionList.OptionSelected) -> None:
        person = int(event.option_id or 0)
        with doing(self):
            if self.has_mark(person):
                self.unmark(person)
            else:
                self.mark([person])

    def action_take_back(self) -> None:
        """Take the mark of the one with the cursor."""
        person = self.query_one(Marks).person
        if person is not None and self.has_mark(person):
            with doing(self):
                self.unmark(person)
