"""What is due from whom, and what is late: every number that has not come, and those nobody is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from convene.dates import show_day
from convene.initiative.valuing import all_calls, measured
from convene.initiative.view import View
from convene.measures.due import CALENDAR, Call, not_asked
from convene.screens.measures.ways import cell_link, open_link
from convene.screens.place import InInitiative
from convene.widgets.listing import Line, ListColumn, Listing
from convene.widgets.words import cell, joined, plain

COLUMNS = (
    ListColumn("From", 24, grows=True, narrow=16),
    ListColumn("Measure"),
    ListColumn("For", 13, least=90),
    ListColumn("Due", 16, least=76),
    ListColumn("Late", 13),
)
NOTHING = (
    "Nothing is due: every number that somebody is asked for has come.\n"
    "Who is asked for what, and by when, stands in the worksheet “Are the numbers in, and are they good?”: "
    "press e to add to it."
)


class _Calls(Listing):
    """Enter leads to where it is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Where it is", key_display="Enter")
    ]


class Due(InInitiative):
    """Reads the calendar and the promises; changes nothing itself."""

    HELP = """
    Every number that somebody is to bring and that has not come, the latest first: from whom, of which
    measure, for which period, since when. It comes from the worksheet “Are the numbers in, and are they
    good?”, and before anything stands there from the data promises of “How will we know?”.

    A number came when it is marked as received, or when its value is typed. Below: measures whose newest
    finished period is missing while nobody is asked for it.

    Enter goes to where it is asked for, to mark it or give it another day.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Calendar", tooltip="Who is asked for what, and by when"),
        Binding("escape", "up", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    Due Listing { height: auto; max-height: 1fr; margin: 1 0 0 0; }
    Due #detail, Due #not-asked { height: auto; margin: 1 1 0 1; max-width: 90; }
    Due .empty { max-width: 90; height: auto; margin: 1 2 0 2; }
    Due.-low Listing, Due.-low #detail, Due.-low #not-asked { margin: 0 1; }
    """

    _calls: Sequence[Call] = ()

    def compose_middle(self) -> ComposeResult:
        """What has not come, the one with the cursor in full, what nobody is asked for."""
        yield _Calls(COLUMNS)
        yield Static("", id="detail", markup=False)
        yield Static(plain(NOTHING), classes="empty", markup=False)
        yield Static("", id="not-asked", markup=False)

    def where(self) -> str:
        """Line 1."""
        return f"What is due from whom · {self.session.view.about.name}"

    def show(self) -> None:
        """Fill the table."""
        view, calls = self.session.view, all_calls(self.session.view)
        self._calls = [call for call in calls if not call.came]
        listing = self.query_one(Listing)
        late = self.app.theme_variables["late"]
        listing.fill([_line(str(at), call, view, late) for at, call in enumerate(self._calls)])
        there = bool(self._calls)
        for one in self.query("Due Listing, #detail"):
            one.display = there
        self.query_one(".empty").display = not there
        missing = not_asked(measured(view), calls, view.today)
        words = "; ".join(f"{measure.name} for {period.words}" for measure, period in missing)
        said = joined(("Nobody is asked for: ", "bold"), words, ("  e: ask somebody", "$muted"))
        self.query_one("#not-asked", Static).update(said)
        self.query_one("#not-asked").display = bool(missing)
        self._say_detail()
        if there and self.is_current and self.focused is None:
            listing.focus()

    @property
    def _here(self) -> Call | None:
        key = self.query_one(Listing).key
        return self._calls[int(key)] if key is not None and int(key) < len(self._calls) else None

    @on(DataTable.RowHighlighted)
    def _say_detail(self) -> None:
        call = self._here
        if call:
            self.query_one("#detail", Static).update(call_words(call, self.session.view))

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        call = self._here
        if call:
            column = "where_it_is" if call.place == CALENDAR else "first_by"
            open_link(self, self.session, cell_link(call.place, call.row, column))

    def action_edit(self) -> None:
        """Who is asked for what."""
        open_link(self, self.session, CALENDAR)


def holder(call: Call, view: View) -> str:
    """Who is asked."""
    return (view.name("organizations", call.organization) if call.organization else None) or "nobody named"


def day_words(call: Call, view: View) -> str:
    """ "Sun Oct 4", with the year where it is another one."""
    return show_day(call.due, year=call.due.year != view.today.year)


def late_words(call: Call, view: View) -> str:
    """ "12 days late"; "" for what is not late."""
    days = call.days_late(view.today)
    return f"{days} {'day' if days == 1 else 'days'} late" if days else ""


def call_words(call: Call, view: View) -> Content:
    """One of them in a sentence."""
    late = late_words(call, view)
    end = (late, "bold $late") if late else f"due {day_words(call, view)}"
    return joined((f"{holder(call, view)}: ", "bold"), f"{call.measure.name}, {call.period}, ", end)


def _line(key: str, call: Call, view: View, late: str) -> Line:
    words = late_words(call, view)
    return Line(
        key,
        (
            cell(holder(call, view)),
            cell(call.measure.name),
            cell(call.period),
            cell(day_words(call, view)),
            cell(words or "not yet", f"bold {late}" if words else ""),
        ),
    )
