"""What could have been counted: every candidate with its score, what became of it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from convene.initiative.candidates import (
    CANDIDATES,
    KEEP,
    KEPT,
    Candidate,
    candidates,
    count_words,
    scores_of,
    told,
)
from convene.initiative.view import View
from convene.screens.measures.ways import cell_link, open_link
from convene.screens.place import InInitiative
from convene.voting.tally import in_figures
from convene.widgets.listing import Line, ListColumn, Listing
from convene.widgets.words import cell, joined, plain

COLUMNS = (
    ListColumn("Candidate"),
    ListColumn("Score", 5),
    ListColumn("Chosen?", 9),
    ListColumn("Why", 30, least=100, grows=True),
)
SAID = {KEEP: "✓ chosen", "": "· open", "Later": "~ later", "No": "- no"}
"""What became of a candidate, with a mark that needs no color."""

EMPTY = (
    "No candidate is written down yet. A candidate is a number that you could count: where it comes from, "
    "who has it, what it costs. You score them, and keep a few.\n"
    "Press e to write down candidates in the worksheet “How will we know?”."
)


class _Candidates(Listing):
    """Enter leads to where it was decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Keep or not", key_display="Enter")
    ]


class Candidates(InInitiative):
    """Reads what the group wrote into “How will we know?”."""

    HELP = """
    Every number that you thought of counting: how it was scored by the weights of the criteria, whether it
    was chosen, and why not. The reasons stay, for somebody will ask in two years.

    Enter goes to where it is kept or not, e to the candidate itself.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", tooltip="The candidate, in the worksheet"),
        Binding("escape", "up", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    Candidates Listing { height: auto; max-height: 1fr; margin: 1 0 0 0; }
    Candidates #detail { height: auto; max-height: 10; margin: 1 1 0 1; max-width: 90; }
    Candidates .note { height: auto; margin: 1 1 0 1; color: $muted; }
    Candidates .empty { max-width: 90; margin: 1 2; }
    Candidates.-low Listing { max-height: 8; }
    Candidates.-low #detail { max-height: 6; }
    Candidates.-low .note { display: none; }
    Candidates.-low Listing, Candidates.-low #detail, Candidates.-low .note { margin: 0 1 0 1; }
    """

    _found: Sequence[Candidate] = ()

    def compose_middle(self) -> ComposeResult:
        """The candidates, the one with the cursor in full, how many there are."""
        yield _Candidates(COLUMNS)
        yield Static("", id="detail", markup=False)
        yield Static("", classes="note", markup=False)
        yield Static(plain(EMPTY), classes="empty", markup=False)

    def where(self) -> str:
        """Line 1."""
        return f"Chosen and not chosen · {self.session.view.about.name}"

    def show(self) -> None:
        """Fill the table."""
        self._found = candidates(self.session.view)
        listing = self.query_one(Listing)
        listing.fill([_line(one) for one in self._found])
        there = bool(self._found)
        for one in self.query("Listing, #detail, .note"):
            one.display = there
        self.query_one(".empty").display = not there
        self.query_one(".note", Static).update(plain(count_words(self._found)))
        self._say_detail()
        if there and self.is_current and self.focused is None:
            listing.focus()

    @property
    def _here(self) -> Candidate | None:
        key = self.query_one(Listing).key
        return next((one for one in self._found if str(one.row.id) == key), None)

    @on(DataTable.RowHighlighted)
    def _say_detail(self) -> None:
        one = self._here
        if one:
            self.query_one("#detail", Static).update(in_full(one, self.session.view))

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        one, view = self._here, self.session.view
        said = next((row for row in view.rows(KEPT) if one and row.cells.get("measure") == one.row.id), None)
        open_link(self, self.session, cell_link(KEPT, said.id, "why") if said else KEPT)

    def action_edit(self) -> None:
        """The candidate in its worksheet."""
        one = self._here
        open_link(self, self.session, cell_link(CANDIDATES, one.row.id, "") if one else CANDIDATES)


def _line(one: Candidate) -> Line:
    total = "–" if one.total is None else in_figures(one.total)
    return Line(
        str(one.row.id),
        (
            cell(one.name, "bold" if one.kept == KEEP else ""),
            cell(total, right=True),
            cell(SAID.get(one.kept, one.kept)),
            cell(one.why),
        ),
    )


def in_full(one: Candidate, view: View) -> Content:
    """What became of it and why; what is known of it; its scores by the criteria."""
    return Content("\n").join(_in_full(one, view))


def _in_full(one: Candidate, view: View) -> Iterator[Content]:
    yield plain(one.name, "bold")
    reason = one.why or ("no reason is written down yet" if one.kept else "nobody said whether it is kept")
    yield joined((f"{SAID.get(one.kept, one.kept)}: ", "bold"), reason)
    if known := told(view, one):
        yield plain(" · ".join(f"{title}: {words}" for title, words in known))
    if scores := scores_of(view, one):
        marks = (f"{title} {score or '–'} (x{weight})" for title, weight, score in scores)
        yield plain(" · ".join(marks), "$muted")
