"""The place Record: one table of everything that was captured, with a filter line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import DataTable, Static

from convene.captured.action import STATUSES, Action
from convene.captured.parking_lot import ParkingItem
from convene.initiative.reshaping import bearer
from convene.meetings.meeting import Meeting
from convene.screens.choosing import Choosing
from convene.screens.filtered import Filtered
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.mending import mend
from convene.screens.place import Place
from convene.screens.record import reshaping
from convene.screens.record.entries import Recorded, RecordEntry, entries, short_day
from convene.screens.record.filtering import HINT, Filter, read_filter
from convene.screens.record.history import History
from convene.screens.record.questions import STATES
from convene.screens.record.subject import of_record
from convene.screens.record.writing import set_state, state_of
from convene.screens.session import Session
from convene.voting.tally import Vote
from convene.widgets.filter_line import FilterLine
from convene.widgets.found import marked
from convene.widgets.listing import WIDE, Line, ListColumn, Listing
from convene.widgets.words import cell, joined, plain

COLUMNS = (
    ListColumn("No.", 4),
    ListColumn("What"),
    ListColumn("Who", 14, grows=True, narrow=11),
    ListColumn("Where it stands", 19, grows=True, narrow=15),
    ListColumn("Since", 12, least=WIDE),
)
EMPTY = (
    "Nothing recorded yet. Decisions, actions, parked topics, votes and notes come here, newest first.\n"
    "Press Ctrl+N and type one, as it is said: Dana to send the agreement by Friday"
)


class Record(Filtered, Place, reshaping.Reshapable):
    """Decisions, actions, parked topics, votes, notes: to find, to mend, to tick off."""

    place = "record"
    HELP = """
    Everything that was captured, newest first. Type into the filter line (/) what you want to see: open,
    late, doing, done, undated, unowned, decisions, actions, parking lot, votes, notes, who: and a person or
    an organization, due (within a week) or due and a day, since and a month, a day or a meeting (since M3),
    and any words, also a number that something had once. Several together narrow it down.

    x marks an action or a parked topic as done, or open again. A wrong word in a decision is mended with
    Enter; h shows what it said before.

    A makes an action of it, D a decision, P a parked topic, N a note: the letters of capture, in capitals. F7
    goes through the kinds. m on one and then on another brings them together under the first number, s makes
    two of one. The old number still finds it.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "done", "Done"),
        Binding("t", "state", "Status"),
        Binding("d", "delete", "Delete"),
        Binding("h", "history", "History", tooltip="What happened to this one"),
        *reshaping.BINDINGS,
        Binding("H,tab", "all_history", "History of everything", show=False),
        Binding("slash", "filter", "Filter", key_display="/", show=False),
    ]
    DEFAULT_CSS = """
    Record #filter { height: 1; margin: 0 1; }
    Record #filter FilterLine { width: 1fr; margin: 0; }
    Record #shown { width: auto; padding: 0 0 0 1; color: $muted; }
    Record #shown.unread { color: $late; }
    Record Listing { height: 1fr; }
    Record #whole { height: 3; margin: 1 1 0 1; max-width: 90; }
    Record.-low #whole { height: 2; margin: 0 1; }
    Record .empty { max-width: 90; }
    """

    @dataclass
    class Open(Message):
        """One record is to be shown, by its label ("D7")."""

        label: str

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._merging = reshaping.Merging()
        self._entries: dict[str, RecordEntry] = {}

    def compose_middle(self) -> ComposeResult:
        """The filter line, how many it leaves, the table, and a sentence for when it is empty."""
        with Horizontal(id="filter"):
            yield FilterLine(HINT)
            yield Static("", id="shown", markup=False)
        yield Listing(COLUMNS)
        yield Static("", id="whole", markup=False)
        yield Static(plain(EMPTY), classes="empty", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.listing.focus()

    def show(self) -> None:
        """Fill the table with what the filter leaves."""
        every = entries(self.session.view, self.session.today)
        self._entries = {entry.record.label: entry for entry in every}
        chosen = self._filter()
        shown = [entry for entry in every if chosen.shows(entry)]
        self.listing.fill([self._line(entry, chosen) for entry in shown])
        self.listing.display = self.query_one("#whole").display = bool(every)
        self.query_one(".empty").display = not every
        self.query_one("#filter").display = bool(every)
        self._say_how_many(len(shown), len(every), chosen)
        self._show_whole()
        self.refresh_bindings()

    def _say_how_many(self, shown: int, every: int, chosen: Filter) -> None:
        said = self.query_one("#shown", Static)
        said.set_class(bool(chosen.unread), "unread")
        count = f"{shown} of {every}" if shown != every else str(every)
        first = self._merging.first
        said.update(plain(chosen.unread or (f"{first} with which? m" if first else count)))

    def _filter(self) -> Filter:
        view = self.session.view
        words = self.filter_words
        return read_filter(words, self.session.today, view.all(Meeting), month_first=view.month_first)

    def _line(self, entry: RecordEntry, chosen: Filter) -> Line:
        late = f"bold {self.app.theme_variables['late']}"
        quiet = self.app.theme_variables["muted"] if not entry.open and entry.kind == "actions" else ""
        return Line(
            entry.record.label,
            (
                cell(entry.record.label, "bold"),
                marked(entry.title(chosen.words), chosen.words, quiet),
                marked(entry.who, f"{chosen.words} {chosen.who}", quiet),
                marked(entry.state, chosen.words, late if entry.late else quiet),
                cell(short_day(entry.day, self.session.today), quiet),
            ),
        )

    @property
    def chosen(self) -> Recorded | None:
        """The record with the cursor."""
        entry = self._entry
        return entry.record if entry else None

    @property
    def _entry(self) -> RecordEntry | None:
        return self._entries.get(self.listing.key or "")

    @on(DataTable.RowHighlighted)
    def _show_whole(self) -> None:
        """The one with the cursor in full, to be read aloud: the table has room for its beginning."""
        entry, words = self._entry, plain("")
        if entry:
            rest = ", ".join(part for part in (entry.who, entry.state) if part)
            words = joined((f"{entry.record.label} ", "bold"), entry.record.title, (f"   {rest}", "$muted"))
        self.query_one("#whole", Static).update(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can't be done to the one with the cursor is not offered."""
        if action in {"done", "state"}:
            label = self.listing.key if self.is_mounted else None
            return bool(label and label[0] in {Action.letter, ParkingItem.letter})
        if action in {"next_kind", "merge", "split"}:
            label = self.listing.key if self.is_mounted else None
            return bool(label and label[0] != Vote.letter)
        if action in {"delete", "history"}:
            return bool(self.is_mounted and self.listing.key)
        return super().check_action(action, parameters)

    # Getting about

    @on(Open)
    def _open(self, event: Open) -> None:
        self.show_all()
        found = bearer(self.session.view, event.label)
        self.listing.select(found.label if found else event.label)

    def action_history(self) -> None:
        """What happened to this one."""
        record = self.chosen
        if record:
            self.app.push_screen(History(self.session, of_record(record)))

    def action_all_history(self) -> None:
        """Everything that was done."""
        self.app.push_screen(History(self.session))

    # Deeds

    @on(DataTable.RowSelected)
    def _edit(self) -> None:
        if self.chosen:
            mend(self, self.session, self.chosen)

    def action_done(self) -> None:
        """Done, or open again."""
        record = self.chosen
        if isinstance(record, Action | ParkingItem):
            state = "Open" if state_of(record) == "Done" else "Done"
            self._set(record, state)

    def action_state(self) -> None:
        """Another status, chosen from all."""
        record = self.chosen
        if not isinstance(record, Action | ParkingItem):
            return
        states: tuple[str, ...] = STATUSES if isinstance(record, Action) else STATES

        def answered(place: int | None) -> None:
            if place is not None:
                self._set(record, states[place])

        choosing = Choosing(f"{record.label}: how does it stand?", states, state_of(record))
        ask(self, self.session, choosing, answered)

    def _set(self, record: Action | ParkingItem, state: str) -> None:
        if state != state_of(record):
            with doing(self):
                set_state(self.session.initiative, record, state, self.session.today)

    def action_merge(self) -> None:
        """The first of two, or the second."""
        record = self.chosen
        if record and not isinstance(record, Vote):
            self._merging.take(self, self.session, record, self.select)
            self.show()

    def action_up(self) -> None:
        """No merging after all; else as everywhere."""
        if self._merging.first:
            self._merging.first = ""
            self.show()
        else:
            super().action_up()

    def action_split(self) -> None:
        """Two of one."""
        record = self.chosen
        if record and not isinstance(record, Vote):
            reshaping.ask_to_split(self, self.session, record, self.select)

    def select(self, label: str) -> None:
        """Put the cursor on this one."""
        self.listing.select(label)

    def action_delete(self) -> None:
        """Take it out; undo brings it back."""
        if self.chosen:
            reshaping.delete(self, self.session, self.chosen)
