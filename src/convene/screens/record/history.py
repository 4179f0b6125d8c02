"""History: every deed, newest first, or those that touched one record."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from convene.initiative.history import Entry
from convene.screens.filtered import Filtered
from convene.screens.record.entries import Recorded
from convene.screens.record.past import MOST, touching, values_of, when_words
from convene.screens.session import Session
from convene.widgets.filter_line import FilterLine
from convene.widgets.found import fits, marked
from convene.widgets.listing import WIDE, Line, ListColumn, Listing
from convene.widgets.words import cell, joined, plain

COLUMNS = (ListColumn("When", 24), ListColumn("What was done"), ListColumn("By", 16, least=WIDE))


class _Deeds(Listing):
    """Rows to read: Enter does nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "read", "", show=False)]

    def action_read(self) -> None:
        """Everything is shown already."""


class History(Filtered):
    """Read from the log beside the screen; what isn't on disk yet comes a moment later."""

    HELP = """
    Every deed since the initiative was started: what, when, and before and after for a single record. Nothing
    here can be changed. Undo (Ctrl+Z) takes back the last deed; it becomes a line of its own here.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("escape", "up", "Back", key_display="Esc"),
    ]
    AUTO_FOCUS = "Listing"
    DEFAULT_CSS = """
    History Listing { height: 1fr; }
    History .heading { text-overflow: ellipsis; text-wrap: nowrap; }
    """

    def __init__(self, session: Session, record: Recorded | None = None) -> None:
        """`record`: only what touched this one."""
        super().__init__(session)
        self._record = record
        self._past: list[tuple[Line, str]] = []
        self._every = 0

    def compose_middle(self) -> ComposeResult:
        """Of what, a filter, the deeds."""
        yield Static(self._title, classes="heading", markup=False)
        yield FilterLine("any words")
        yield _Deeds(COLUMNS)
        yield Static("", classes="note", markup=False)

    @property
    def _title(self) -> Content:
        if self._record is None:
            return plain("Everything that was done")
        return joined(f"What happened to {self._record.label}  ", (self._record.title, "$muted not bold"))

    def show(self) -> None:
        """Read again: something changed."""
        self._read()

    @work(thread=True, exclusive=True, group="history", exit_on_error=False)
    def _read(self) -> None:
        """The whole log, off the event loop."""
        worker = get_current_worker()
        entries = self.session.initiative.history()
        if self._record:
            entries = touching(entries, self._record.table, self._record.id)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, entries[:MOST], len(entries))

    def _take(self, entries: list[Entry], every: int) -> None:
        self._every = every
        self._past = [self._line(place, entry) for place, entry in enumerate(entries)]
        self._fill()

    def _line(self, place: int, entry: Entry) -> tuple[Line, str]:
        now = self.session.now()
        when = when_words(entry.at, now.tzinfo, self.session.today, self.session.home.settings.clock)
        what = entry.what
        if self._record:
            values = values_of(entry, self._record.table, self._record.id, self.session.view)
            what = "; ".join(values) or what
        return Line(
            str(self._every - place), (cell(when), cell(what), cell(entry.by))
        ), f"{when} {what} {entry.by}"

    def _fill(self) -> None:
        query = self.filter_words
        lines = [
            line._replace(cells=tuple(marked(one.plain, query) for one in line.cells))
            for line, words in self._past
            if fits(query, words)
        ]
        self.listing.fill(lines)
        note = ""
        if not lines:
            note = "Nothing fits." if self._past else "Nothing yet."
        elif self._every > MOST:
            note = f"The newest {MOST:,} of {self._every:,}. All of it: convene show history"
        self.query_one(".note", Static).update(plain(note))

    def filter_list(self) -> None:
        """No need to read the log again."""
        self._fill()
