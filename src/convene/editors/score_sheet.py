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
from textual.widgets import DataTable, Input, Static

from convene.voting.places import in_order
from convene.voting.tally import Criterion, Terms, in_figures
from convene.voting.weighted_scoring import LEAST, MOST, Given, agreed, mean, tally, total
from convene.widgets.sheet import Sheet, SheetColumn, SheetLine
from convene.widgets.typeahead import LineInput
from convene.widgets.words import cell, joined, plain

NAME = 14
"""Cells for an option at least: three criteria stand beside the agenda in 80 columns."""

BEFORE = 2
"""Columns before the first criterion: the option, its total."""

NOT_YET = "not fully scored"


SEVERAL = "How many gave 1, 2, 3, 4, 5? e.g. 0 1 4 6 2"


class Marked(NamedTuple):
    """An option with its key, its name, and what was given on each criterion."""

    key: int
    name: str
    given: tuple[Given, ...]

    @property
    def marks(self) -> tuple[Fraction | None, ...]:
        """Its score on each criterion; None for none yet."""
        return tuple(mean(one) for one in self.given)


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


class SeveralLine(LineInput):
    """The line for how many gave each score; names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Keep", key_display="Enter")]


class ScoreSheet(Vertical):
    """The totals stand at the right of the options, the criterion in full and the order below."""

    DEFAULT_CSS = """
    ScoreSheet { height: auto; }
    ScoreSheet .words { height: auto; max-height: 2; padding: 0 2; }
    ScoreSheet .order { height: auto; padding: 0 2; color: $muted; }
    ScoreSheet LineInput { height: 1; border: none; padding: 0 1; margin: 0 1; }
    ScoreSheet LineInput { background: $panel; display: none; }
    """

    @dataclass
    class Scored(Message):
        """An option got scores on a criterion (its place): one that was agreed on, several, or none now."""

        key: int
        criterion: int
        given: Given

    def __init__(self, *, several: bool = False) -> None:
        """With `several` a cell also takes how many gave each score: c asks for them."""
        super().__init__()
        self.sheet = Scores(self._key)
        self._several = several
        self._criteria: tuple[Criterion, ...] = ()
        self._lines: tuple[Marked, ...] = ()

    def compose(self) -> ComposeResult:
        """The table, the criterion in full, the order of the options."""
        yield self.sheet
        yield Static("", classes="words", markup=False)
        yield SeveralLine(placeholder=SEVERAL, select_on_focus=False, compact=True)
        yield Static("", classes="order", markup=False)

    def begin(self) -> None:
        """Score."""
        self.screen.set_focus(self.sheet)
        self.sheet.move_cursor(row=0, column=BEFORE)

    def show(self, criteria: Sequence[Criterion], lines: Sequence[Marked]) -> None:
        """Show the scores and what they come to. The total is seen however many criteria there are."""
        if tuple(criteria) != self._criteria:
            self._criteria = tuple(criteria)
            heads = [SheetColumn("option", cell("Option"), NAME, grows=True)]
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
        """Each option with its total, what is close, and what is not fully scored."""
        found = [(at, total(one.marks, self._criteria)) for at, one in enumerate(self._lines)]
        places = in_order([(at, points) for at, points in found if points is not None])
        lines = [f"{one.words:<4} {in_figures(one.amount)}  {self._lines[one.option].name}" for one in places]
        left = len(self._lines) - len(places)
        if left and any(mark is not None for one in self._lines for mark in one.marks):
            return [*lines, f"{left} {NOT_YET}"]
        terms = Terms(options=tuple(one.name for one in self._lines), criteria=self._criteria)
        remarks = tally([one.given for one in self._lines], terms).remarks
        return [*lines, *(f"{one}." for one in remarks)]

    def _key(self, event: events.Key) -> bool:
        """A digit at once, so that the next one finds the next cell."""
        if event.key in "12345" and len(event.key) == 1:
            self._set(agreed(int(event.key)))
        elif event.key in {"0", "backspace", "delete"}:
            self._set(())
        elif event.key == "c" and self._several:
            line = self.query_one(LineInput)
            line.display = True
            self.screen.set_focus(line)
        else:
            return False
        return True

    def close_line(self) -> bool:
        """Back to the sheet; whether the line was open."""
        line = self.query_one(LineInput)
        was_open = bool(line.display)
        line.value, line.display = "", False
        if was_open:
            self.screen.set_focus(self.sheet)
        return was_open

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        counts = event.value.replace(",", " ").split()
        if counts and (len(counts) != MOST or not all(one.isascii() and one.isdigit() for one in counts)):
            self.notify("Five numbers: how many gave 1, 2, 3, 4 and 5.", markup=False, timeout=6)
            return
        self.close_line()
        if counts:
            self._set(tuple(map(int, counts)))

    def _set(self, given: Given) -> None:
        key, place = self.sheet.key, self.sheet.cursor_column - BEFORE
        if key is None or not 0 <= place < len(self._criteria):
            return
        self.post_message(self.Scored(int(key), place, given))
        if not sum(given):
            return
        if place + 1 < len(self._criteria):
            self.sheet.move_cursor(column=place + BEFORE + 1)
        elif self.sheet.cursor_row + 1 < len(self.sheet.keys):
            self.sheet.move_cursor(row=self.sheet.cursor_row + 1, column=BEFORE)

    @on(DataTable.CellHighlighted)
    def _moved(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self._say_below()
