"""A sheet of scores: options down, criteria across; a digit sets a score and goes on to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import DataTable, Static

from convene.voting.places import in_order
from convene.voting.tally import Criterion, in_figures
from convene.voting.weighted_scoring import LEAST, MOST, total
from convene.widgets.sheet import Sheet, SheetColumn, SheetLine
from convene.widgets.words import cell, joined, plain

BEFORE = 2
"""Columns before the first criterion: the option, its total."""

NOT_YET = "not fully scored"


class Marked(NamedTuple):
    """An option with its key, its name, and its score on each criterion; None for none yet."""

    key: int
    name: str
    marks: tuple[int | Fraction | None, ...]


class Scores(Sheet):
    """The table of scores."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,2,3,4,5", "score", "Score", key_display="1-5"),
        Binding("backspace,delete,0", "clear", "Clear", key_display="0"),
        Binding("enter", "select_cursor", "Select", show=False),
    ]

    def action_score(self) -> None:
        """For the footer only: the digits themselves set a score."""

    def action_clear(self) -> None:
        """For the footer only."""


class ScoreSheet(Vertical):
    """The totals stand at the right of the options, the criterion in full and the order below."""

    DEFAULT_CSS = """
    ScoreSheet { height: auto; }
    ScoreSheet .words { height: auto; max-height: 2; padding: 0 2; }
    ScoreSheet .order { height: auto; padding: 0 2; color: $muted; }
    ScoreSheet .order { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    @dataclass
    class Scored(Message):
        """An option got a score on a criterion (its place), or lost it (None)."""

        key: int
        criterion: int
        score: int | None

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Scores(self._key)
        self._criteria: tuple[Criterion, ...] = ()
        self._lines: tuple[Marked, ...] = ()

    def compose(self) -> ComposeResult:
        """The table, the criterion in full, the order of the options."""
        yield self.sheet
        yield Static("", classes="words", markup=False)
        yield Static("", classes="order", markup=False)

    def begin(self) -> None:
        """Score."""
        self.screen.set_focus(self.sheet)
        self.sheet.move_cursor(row=0, column=BEFORE)

    def show(self, criteria: Sequence[Criterion], lines: Sequence[Marked]) -> None:
        """Show the scores and what they come to. The total is seen however many criteria there are."""
        if tuple(criteria) != self._criteria:
            self._criteria = tuple(criteria)
            heads = [SheetColumn("option", cell("Option"), 16, grows=True)]
            heads += [SheetColumn("total", cell("Total", right=True), 6)]
            heads += [
                SheetColumn(one.id, cell(f"{one.title.split()[0]}\nx{one.weight}"), 5) for one in criteria
            ]
            self.sheet.header_height = 2
            self.sheet.set_columns(heads)
        self._lines = tuple(lines)
        shown = []
        for one in lines:
            points = total(one.marks, self._criteria)
            found = cell("·" if points is None else in_figures(points), "bold", right=True)
            marks = (cell("·" if mark is None else f"{float(mark):.3g}", right=True) for mark in one.marks)
            shown.append(SheetLine(str(one.key), (cell(one.name), found, *marks)))
        self.sheet.fill(shown)
        self._say_below()

    def _say_below(self) -> None:
        place, words = self.sheet.cursor_column - BEFORE, plain("")
        if self.sheet.key and 0 <= place < len(self._criteria):
            one = self._criteria[place]
            name = next((line.name for line in self._lines if str(line.key) == self.sheet.key), "")
            must = f", at least {one.least}" if one.least else ""
            words = joined((f"{one.title} x{one.weight}", "bold"), f", {LEAST} to {MOST}{must}: {name}")
        self.query_one(".words", Static).update(words)
        self.query_one(".order", Static).update(plain("\n".join(self._order())))

    def _order(self) -> list[str]:
        found = [(at, total(one.marks, self._criteria)) for at, one in enumerate(self._lines)]
        places = in_order([(at, points) for at, points in found if points is not None])
        lines = [f"{one.words:<4} {in_figures(one.amount)}  {self._lines[one.option].name}" for one in places]
        left = len(self._lines) - len(places)
        is_begun = any(mark is not None for one in self._lines for mark in one.marks)
        return [*lines, f"{left} {NOT_YET}"] if left and is_begun else lines

    def _key(self, event: events.Key) -> bool:
        """A digit at once, so that the next one finds the next cell."""
        if event.key in "12345" and len(event.key) == 1:
            self._set(int(event.key))
        elif event.key in {"0", "backspace", "delete"}:
            self._set(None)
        else:
            return False
        return True

    def _set(self, score: int | None) -> None:
        key, place = self.sheet.key, self.sheet.cursor_column - BEFORE
        if key is None or not 0 <= place < len(self._criteria):
            return
        self.post_message(self.Scored(int(key), place, score))
        if score is None:
            return
        if place + 1 < len(self._criteria):
            self.sheet.move_cursor(column=place + BEFORE + 1)
        elif self.sheet.cursor_row + 1 < len(self.sheet.keys):
            self.sheet.move_cursor(row=self.sheet.cursor_row + 1, column=BEFORE)

    @on(DataTable.CellHighlighted)
    def _moved(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self._say_below()
