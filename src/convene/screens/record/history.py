"""History: every deed, newest first; or the past of one thing, any of which can be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static
from textual.worker import get_current_worker

from convene.errors import ConveneError
from convene.initiative.bringing_back import bring_back
from convene.initiative.history import Entry
from convene.screens.filtered import Filtered
from convene.screens.meeting.doing import doing
from convene.screens.record.past import MOST, in_short, when_words, words_of
from convene.screens.record.subject import CAPTURED, Subject, Told, last_seen, past_of
from convene.screens.session import Session
from convene.widgets.filter_line import FilterLine
from convene.widgets.found import fits, marked
from convene.widgets.listing import WIDE, Line, ListColumn, Listing
from convene.widgets.words import cell, joined, plain

NARROW = 76
"""A screen with fewer columns has a narrower first column."""

COLUMNS = (ListColumn("When", 24), ListColumn("What was done"), ListColumn("By", 16, least=WIDE))
NARROW_COLUMNS = (ListColumn("When", 17), *COLUMNS[1:])


class _Shown(NamedTuple):
    """A line of the list, what it says in full, and all that a filter searches."""

    line: Line
    whole: str
    words: str


class _Deeds(Listing):
    """Rows to read: Enter does nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "read", "", show=False)]

    def action_read(self) -> None:
        """Everything is shown already."""


class _Past(Listing):
    """Rows that can be brought back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Bring back", key_display="Enter"),
    ]


class History(Filtered):
    """Read from the log beside the screen; what isn't on disk yet comes a moment later."""

    HELP = """
    What was done, when, and what it changed: before → after; the newest first. In the past of one thing Enter
    brings back what a line made of it; that is a deed of its own, and undo (Ctrl+Z) takes it back. Nothing is
    ever taken out of the history.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("escape", "up", "Back", key_display="Esc"),
    ]
    AUTO_FOCUS = "Listing"
    DEFAULT_CSS = """
    History Listing { height: 1fr; }
    History .heading { text-overflow: ellipsis; text-wrap: nowrap; }
    History #whole { height: auto; max-height: 6; padding: 0 1; margin: 1 0 0 0; max-width: 92; }
    History.-low #whole { max-height: 3; }
    """

    def __init__(self, session: Session, subject: Subject | None = None) -> None:
        """`subject`: only the past of this one."""
        super().__init__(session)
        self._subject = subject
        self._history: Sequence[Entry] = ()
        self._told: dict[str, Told] = {}
        self._past: list[_Shown] = []
        self._every = 0

    def compose_middle(self) -> ComposeResult:
        """Of what, a filter, the deeds, the one with the cursor in full."""
        columns = NARROW_COLUMNS if self.app.size.width < NARROW else COLUMNS
        yield Static(self._title, classes="heading", markup=False)
        yield FilterLine("any words")
        yield _Past(columns) if self._subject else _Deeds(columns)
        yield Static("", id="whole", markup=False)
        yield Static("", classes="note", markup=False)

    @property
    def _title(self) -> Content:
        if self._subject is None:
            return plain("Everything that was done")
        return joined(f"{self._subject.heading}  ", (self._subject.words, "$muted not bold"))

    def show(self) -> None:
        """Read again: something changed."""
        self._read()

    @work(thread=True, exclusive=True, group="history", exit_on_error=False)
    def _read(self) -> None:
        """The whole log, off the event loop."""
        worker = get_current_worker()
        history = self.session.initiative.history()
        past = past_of(history, self._subject) if self._subject else []
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, history, past)

    def _take(self, history: Sequence[Entry], past: Sequence[Told]) -> None:
        self._history = history
        self._every = every = len(past) if self._subject else len(history)
        self._told = {str(every - place): told for place, told in enumerate(past)}
        if self._subject:
            said = [(one.entry, words_of(one, self._subject, self.session.view)) for one in past[:MOST]]
        else:
            said = [(one, "") for one in history[:MOST]]
        self._past = [self._line(every - place, entry, words) for place, (entry, words) in enumerate(said)]
        self._fill()

    def _line(self, number: int, entry: Entry, words: str) -> _Shown:
        now, hours = self.session.now(), self.session.home.settings.clock
        when = when_words(entry.at, now.tzinfo, self.session.today, hours)
        what = " ".join((words or entry.what).split())
        line = Line(str(number), (cell(when), cell(in_short(what)), cell(entry.by)))
        return _Shown(line, what, f"{when} {what} {entry.by}")

    def _fill(self) -> None:
        query = self.filter_words
        lines = [
            one.line._replace(cells=tuple(marked(cells.plain, query) for cells in one.line.cells))
            for one in self._past
            if fits(query, one.words)
        ]
        self.listing.fill(lines)
        note = ""
        if not lines:
            note = "Nothing fits." if self._past else "Nothing yet."
        elif self._every > MOST:
            note = f"The newest {MOST:,} of {self._every:,}. All of it: convene show history"
        line = self.query_one(".note", Static)
        line.display = bool(note)
        line.update(plain(note))
        self._show_whole()

    def filter_list(self) -> None:
        """No need to read the log again."""
        self._fill()

    @on(DataTable.RowHighlighted)
    def _show_whole(self) -> None:
        """The line with the cursor in full, below the list."""
        whole = self.query_one("#whole", Static)
        words = next((one.whole for one in self._past if one.line.key == self.listing.key), "")
        whole.display = bool(self._subject and words)
        whole.update(plain(words))

    @on(DataTable.RowSelected)
    def _bring_back(self) -> None:
        """Make it what a line says; one deed, undone in one step."""
        told = self._told.get(self.listing.key or "")
        entry = last_seen(list(self._told.values()), told) if told else None
        if told is None or entry is None:
            return
        initiative, table, row = self.session.initiative, told.change.table, told.change.id
        before = initiative.store.tables.get(table, {}).get(str(row))
        now = (
            (self._subject.table, self._subject.row) if self._subject and table in CAPTURED else (table, row)
        )
        with doing(self):
            bring_back(initiative, self._history, entry, table, row, instead_of=now)
            if initiative.store.tables.get(table, {}).get(str(row)) == before:
                raise ConveneError("It is like this now.", "Nothing was changed.")
            self.notify(f"Brought back: {entry.what}. Undo: ^Z", markup=False, timeout=6)
