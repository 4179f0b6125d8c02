"""What a table shows: rows of the record, rows just begun, rows that an earlier step offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from convene.editors.cells import CellTyping
from convene.editors.columns import TableLine
from convene.editors.crossed import Crossed
from convene.editors.editor import Shown
from convene.editors.meanwhile import ChangedMeanwhile, changed_meanwhile
from convene.editors.offered_rows import OfferedRows
from convene.initiative.standing import cells_missing
from convene.kinds.columns import Column, show_cell
from convene.kinds.crossing import crossing
from convene.kinds.field import Around, Row, Value
from convene.kinds.table import Definition, fixed_left
from convene.widgets.cell_looks import row_cells, sheet_column
from convene.widgets.filter_line import FilterLine
from convene.widgets.sheet import SheetLine
from convene.widgets.words import joined, plain
from convene.worksheets.definition import Step

NARROW = 76
"""A screen with fewer columns has a narrower first column."""

GONE = "This row was taken out elsewhere. What you typed waits in a new one."

EMPTY = "Nothing here yet. Press a for the first row, or paste rows from a spreadsheet."


class RowsShown(CellTyping):
    """The table, the cell in full below it, and how many rows and empty cells there are."""

    DEFAULT_CSS = """
    RowsShown {
        layers: base over;
        .empty { margin: 0 2; }
        .below { dock: bottom; height: auto; max-height: 2; padding: 0 1; }
        .words { width: 1fr; height: auto; max-height: 2; }
        .count { width: auto; max-width: 60%; max-height: 2; color: $muted; padding: 0 0 0 2; }
        FilterLine { display: none; }
        FilterLine.used { display: block; }
    }
    """

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self._lines: tuple[TableLine, ...] = ()
        self.crossed = Crossed()
        self.filter_words = ""
        self.to_select = ""
        self._to_select_in: int | None = None
        self._taken_up = False

    @property
    def definition(self) -> Definition:
        """The step's keys."""
        assert isinstance(self.step.field, Definition)  # noqa: S101  editors go by the kind's name
        return self.step.field

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns; in room view not the private ones."""
        return tuple(column for column in self.definition.columns if not (self.room and column.private))

    @property
    def lines(self) -> Sequence[TableLine]:
        """Rows of the record, drafts, then what earlier steps offer."""
        return self._lines

    def compose(self) -> ComposeResult:
        """A filter, the table, the cell in full with the count, the field over all."""
        yield FilterLine("Type to see fewer rows; Esc shows all")
        yield self.sheet
        yield self.crossed
        yield Static(plain(EMPTY), classes="empty hint", markup=False)
        with Horizontal(classes="below"):
            yield Static("", classes="words", markup=False)
            yield Static("", classes="count", markup=False)
        yield self.field
        yield self.field.below

    def on_mount(self) -> None:
        """Show the heads; the field follows the table when it scrolls."""
        self.set_columns()
        for change in ("scroll_x", "scroll_y"):
            self.watch(self.sheet, change, self.place_field, init=False)

    def on_resize(self) -> None:
        """Leave room for two lines below the table; the field stays over its cell."""
        filtered = self.query_one(FilterLine).has_class("used")
        self.sheet.styles.max_height = max(3, self.size.height - (3 if filtered else 2))
        self.call_after_refresh(self.place_field)

    def show(self, shown: Shown) -> None:
        """Show the rows; a field that is open stays as it is."""
        before = self._open_cell()
        super().show(shown)
        self.draw()
        if not self._taken_up:
            self._taken_up = True
            ids, lines = {row.id for row in shown.rows}, [line.key for line in self.lines]
            key = self.unfinished.take_up(shown.unfinished, ids, lines)
            self.draw()
            waiting = (at for at, one in enumerate(self.columns) if (key, one.id) in self.unfinished.waiting)
            self.sheet.select(key, next(waiting, None))
        if self.to_select and self.sheet.select(self.to_select, self._to_select_in):
            self.to_select, self._to_select_in = "", None
        now = self._open_cell()
        if self.field.is_open and now is None:
            self._begin_anew()
        elif shown.by_others and now is not None and now != before and not self.field.is_as_opened:
            self.post_message(changed_meanwhile(self.step.id, self.columns[self.at[1]].title, now))

    def look_at(self, row: int, column: str) -> None:
        """Have the cursor in a row when it is shown first, and in a column of it if one is named."""
        ids = [one.id for one in self.columns]
        self.to_select = self.drafts.key(row)
        self._to_select_in = ids.index(column) if column in ids else None

    def _begin_anew(self) -> None:
        """Close the field of a row that is gone; what was typed in it waits in a new row."""
        words, column = "" if self.field.is_as_opened else self.field.words, self.columns[self.at[1]].id
        self.close_cell()
        if words:
            key = self.drafts.begin()
            self.unfinished.wait(key, column, words)
            self.post_message(ChangedMeanwhile(self.step.id, GONE))
            self.draw()
            self.sheet.select(key, self.at[1])

    def _open_cell(self) -> str | None:
        """What the record holds in the cell that is being typed; None if its row is gone, or none is open."""
        line = self.line(self.at[0]) if self.field.is_open else None
        if line is None:
            return None
        column = self.columns[self.at[1]]
        return show_cell(line.cells.get(column.id), column, self.around)

    def draw(self) -> None:
        """Show the lines as they are now."""
        rows = [TableLine(self.drafts.key(row.id), self._cells_of(row)) for row in self.shown.rows]
        there = {line.key for line in rows}
        offered = OfferedRows(self.definition, self.shown, self.around)
        begun = {key: TableLine(key, cells, "draft") for key, cells in self.drafts.open if key not in there}
        offers = [begun.pop(line.key, line) for line in offered.lines(there)]
        fit = (line for line in offers if line.sort == "draft" or self._fits(line))
        self._lines = (*offered.among(filter(self._fits, rows), list(fit)), *begun.values())
        self.sheet.fill(
            [SheetLine(line.key, self._cells(line, at)) for at, line in enumerate(self._lines, start=1)]
        )
        if self.crossed.display:
            columns = self.definition.crossing
            self.crossed.show(crossing(self.shown.rows, columns, self.around), columns[0].title)
        self.query_one(".empty").display = not self._lines and not self.filter_words
        self.say_below()

    def _cells_of(self, row: Row) -> Mapping[str, Value]:
        """The cells of a row; what the room may not see is not even there to be opened, or filtered for."""
        instead = {column: words for (of, column), words in self.shown.for_room.items() if of == row.id}
        return {**row.cells, **instead} if self.room and instead else row.cells

    def set_columns(self) -> None:
        """Other columns are shown now."""
        narrow, ready = self.app.size.width < NARROW, max(map(len, self.definition.fixed), default=0)
        instead: dict[str, int] = {}
        for (_, column), words in self.shown.for_room.items() if self.room else ():
            instead[column] = max(instead.get(column, 0), len(words))
        columns = [
            sheet_column(
                one,
                first=not at,
                narrow=narrow,
                room=self.room,
                ready=ready,
                least=instead.get(one.id, 0),
            )
            for at, one in enumerate(self.columns)
        ]
        self.sheet.set_columns(columns)
        self.draw()

    def action_filter(self) -> None:
        """See fewer rows."""
        line = self.query_one(FilterLine)
        line.add_class("used")
        line.focus()
        self.on_resize()

    def say_below(self) -> None:
        """The cell with the cursor in full; where not all columns are in sight, which of them it is."""
        self.query_one(".words", Static).update(self._cell_in_full())
        self._say_counts()

    def _say_counts(self) -> None:
        rows = len(self.shown.rows)
        empty = 0 if self.room else cells_missing(self.shown.rows, self.definition)
        said = [f"{rows} {'row' if rows == 1 else 'rows'}"] if rows else []
        said += [f"{empty} {'cell' if empty == 1 else 'cells'} missing"] if empty else []
        gray = sum(line.key.startswith("offer-") and line.sort == "offer" for line in self._lines)
        said += [f"gray: {gray} from {self.shown.offered_from}"] if gray and not self.room else []
        if self.filter_words:
            said = [f"{sum(line.sort == 'row' for line in self._lines)} of {rows} rows"]
        self.query_one(".count", Static).update(plain(" · ".join(said) if not self.field.is_open else ""))

    @property
    def is_whole(self) -> bool:
        """Ready-made rows are all there is."""
        return bool(self.definition.fixed)

    def begins_at(self, key: str) -> int:
        """Beside what an offered row brings along, and beside the ready-made words of a fixed one."""
        line, first = self.line(key), self.definition.columns[0]
        if line is None:
            return 0
        words = show_cell(line.cells.get(first.id), first, self.around)
        fixed = len(fixed_left(self.definition, [words])) < len(self.definition.fixed)
        there = set(line.cells) if line.sort == "offer" else {first.id} if fixed else set()
        return next((at for at, column in enumerate(self.columns) if column.id not in there), 0)

    def _cells(self, line: TableLine, at: int) -> tuple[Text, ...]:
        late = "" if self.room or line.sort != "row" else f"italic {self.app.theme_variables['late']}"
        return row_cells(
            line.cells,
            self.columns,
            self.around,
            late=late,
            dim=line.sort == "offer",
            number_of_row=at if self.room else 0,
        )

    def _fits(self, line: TableLine) -> bool:
        if not self.filter_words:
            return True
        words = (show_cell(line.cells.get(one.id), one, self.around) for one in self.columns)
        return any(self.filter_words in one.casefold() for one in words)

    def _cell_in_full(self) -> Content:
        line, at = self.line(self.sheet.key), self.sheet.cursor_column
        if line is None or at >= len(self.columns):
            return plain("")
        column = self.columns[at]
        place = f" ({at + 1} of {len(self.columns)})" if self.sheet.pages > 1 else ""
        title = f"{column.title}{place}"
        waiting = self.unfinished.waiting.get((line.key, column.id))
        if waiting:
            return joined((f"{title}: ", "bold"), (f"not kept yet: “{waiting}”", "$late"))
        first = self.columns[0]
        row = show_cell(line.cells.get(first.id), first, self.around) if at else ""
        words = show_cell(line.cells.get(column.id), column, self.around)
        return joined(f"{row}  " if row else "", (f"{title}: ", "bold"), words)

    @on(FilterLine.Filtered)
    def _filtered(self, event: FilterLine.Filtered) -> None:
        event.stop()
        self.filter_words = event.words.strip().casefold()
        self.draw()

    @on(FilterLine.Left)
    def _filter_left(self, event: FilterLine.Left) -> None:
        event.stop()
        self.query_one(FilterLine).set_class(bool(self.filter_words), "used")
        self.on_resize()
        self.sheet.focus()
