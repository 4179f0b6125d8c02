"""Options scored by weighted criteria: a digit sets a score and goes on to the next."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import DataTable, Static

from convene.editors.editor import Editor, Shown, choices_with
from convene.kinds.field import Around, Row
from convene.kinds.score import LEAST, MOST, Definition, ranked, total
from convene.widgets.sheet import Sheet, SheetColumn, SheetLine
from convene.widgets.words import cell, joined, plain
from convene.worksheets.definition import Step

BELOW = 6
"""Lines below the table."""

NOT_YET = "not fully scored"


class Scores(Sheet):
    """The table of scores."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,2,3,4,5", "score", "Score", key_display="1-5"),
        Binding("backspace,delete,0", "clear", "Clear", key_display="0"),
        Binding("enter", "select_cursor", "Select", show=False),
    ]


class ScoreEditor(Editor):
    """Options down, criteria across; the totals stand at the right, the order below."""

    DEFAULT_CSS = """
    ScoreEditor {
        .empty { margin: 0 2; }
        .foot { height: auto; }
        .words { height: auto; max-height: 2; padding: 0 2; }
        .order { height: auto; padding: 0 2; color: $muted; }
        .order { text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.sheet = Scores(self._key)

    @property
    def _definition(self) -> Definition:
        assert isinstance(self.step.field, Definition)  # noqa: S101  editors go by the kind's name
        return self.step.field

    def compose(self) -> ComposeResult:
        """The table, the criterion in full, the order of the options."""
        yield self.sheet
        yield Static(
            plain("Nothing to score yet: the step before has no rows."), classes="empty", markup=False
        )
        with Vertical(classes="foot"):
            yield Static("", classes="words", markup=False)
            yield Static("", classes="order", markup=False)

    def on_mount(self) -> None:
        """The total stands beside the option, so that it is seen however many criteria there are."""
        heads = [SheetColumn("option", cell("Option"), 16, grows=True)]
        heads += [SheetColumn("total", cell("Total", right=True), 6)]
        heads += [
            SheetColumn(one.id, cell(f"{one.title.split()[0]}\nx{one.weight}"), 5)
            for one in self._definition.criteria
        ]
        self.sheet.header_height = 2
        self.sheet.set_columns(heads)

    def on_resize(self) -> None:
        """Leave room for the criterion and the order below."""
        self.sheet.styles.max_height = max(4, self.size.height - BELOW)

    def begin(self) -> None:
        """Score."""
        self.screen.set_focus(self.sheet)
        self.sheet.move_cursor(row=0, column=2)

    def show(self, shown: Shown) -> None:
        """Show the scores and what they come to."""
        super().show(shown)
        lines = [SheetLine(str(item), self._cells(item, name)) for item, name in self._choices]
        self.sheet.fill(lines)
        self.query_one(".empty").display = not lines
        self._say_below()

    @property
    def _choices(self) -> list[tuple[int, str]]:
        return choices_with(self.around, self._definition.source, self._by_item)

    @property
    def _by_item(self) -> Mapping[int, Row]:
        return {int(row.cells.get("item", 0)): row for row in self.shown.rows}

    def _cells(self, item: int, name: str) -> tuple[Text, ...]:
        row = self._by_item.get(item)
        points = total(row, self._definition) if row else None
        scores = [
            cell(str(row.cells.get(one.id, "·")) if row else "·", right=True)
            for one in self._definition.criteria
        ]
        return (
            cell(name),
            cell("·" if points is None else f"{float(points):.2f}", "bold", right=True),
            *scores,
        )

    def _say_below(self) -> None:
        place = self.sheet.cursor_column - 2
        criteria = self._definition.criteria
        words = plain("")
        if self.sheet.key and 0 <= place < len(criteria):
            one = criteria[place]
            name = dict(self._choices).get(int(self.sheet.key), "")
            words = joined((f"{one.title} x{one.weight}", "bold"), f", {LEAST} to {MOST}: {name}")
        self.query_one(".words", Static).update(words)
        self.query_one(".order", Static).update(plain("\n".join(self._order())))

    def _order(self) -> list[str]:
        names = dict(self._choices)
        rows = [row for row in self.shown.rows if row.cells.get("item") in names]
        scored = [(row, points) for row, points in ranked(rows, self._definition) if points is not None]
        totals = [points for _, points in scored]
        lines = [
            f"{_place(points, totals):<4} {float(points):.2f}  {names[row.cells['item']]}"
            for row, points in scored
        ]
        open_ones = len(names) - len(scored)
        return [*lines, f"{open_ones} {NOT_YET}"] if open_ones and rows else lines

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
        key, place = self.sheet.key, self.sheet.cursor_column - 2
        criteria = self._definition.criteria
        if key is None or not 0 <= place < len(criteria):
            return
        what = f"{criteria[place].title} scored in {self.step.title}"
        self.post_message(self.ItemSet(self.step.id, int(key), {criteria[place].id: score}, what))
        if score is None:
            return
        if place + 1 < len(criteria):
            self.sheet.move_cursor(column=place + 3)
        elif self.sheet.cursor_row + 1 < len(self.sheet.keys):
            self.sheet.move_cursor(row=self.sheet.cursor_row + 1, column=2)

    def action_score(self) -> None:
        """For the footer only: the digits themselves set a score."""

    def action_clear(self) -> None:
        """Take the score away."""
        self._set(None)

    @on(DataTable.CellHighlighted)
    def _moved(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self._say_below()


def _place(points: Fraction, totals: list[Fraction]) -> str:
    """Equal totals share a place: "2 =", and the next is 4."""
    place = 1 + sum(other > points for other in totals)
    return f"{place} =" if totals.count(points) > 1 else f"{place}"
