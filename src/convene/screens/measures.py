"""The place Measures: the measures that were agreed, and the way into the worksheet that defines them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Static

from convene.initiative.view import View
from convene.kinds.columns import show_cell
from convene.kinds.field import Row
from convene.kinds.table import Definition as TableField
from convene.screens.meeting.doing import doing
from convene.screens.place import Place
from convene.widgets.listing import NARROW, WIDE, Line, ListColumn, Listing
from convene.widgets.words import cell, plain

WORKSHEET = "shared-measures"
STEP = "measures"

COLUMNS = (
    ListColumn("Measure"),
    ListColumn("Baseline", 20),
    ListColumn("Target", 20, least=NARROW),
    ListColumn("Kept by", 28, least=WIDE),
)
NOTE = (
    "These are the measures as they were agreed. This place will also hold the values of each period, the "
    "trend, and whether each one is on track. Values can't be typed in yet."
)
EMPTY = (
    "No measure is agreed yet. This place will hold, for each one, where you started, where you want to be, "
    "the values of each period, and whether it is on track. Values can't be typed in yet, but measures can "
    "be agreed: press w to open the worksheet “How will we know?”."
)


class _Measures(Listing):
    """Enter opens the worksheet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Open the worksheet", key_display="Enter")
    ]


class Measures(Place):
    """Reads the measures that the worksheet defines; changes nothing itself."""

    place = "measures"
    HELP = """
    The measures that the group agreed on, each with its baseline and its target. They are defined in the
    worksheet “How will we know?”, in the step Measures: Enter or w opens it there.

    This place will also hold the values of each period, the trend, and whether each measure is on track.
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "worksheet", "Worksheet")]
    DEFAULT_CSS = """
    Measures Listing { height: 1fr; margin: 1 0 0 0; }
    Measures .note, Measures .empty { max-width: 90; }
    """

    def compose_middle(self) -> ComposeResult:
        """The table, and what is not here yet."""
        yield _Measures(COLUMNS)
        yield Static(plain(NOTE), classes="note", markup=False)
        yield Static(plain(EMPTY), classes="empty", markup=False)

    def show(self) -> None:
        """Fill the table."""
        lines = measure_lines(self.session.view)
        listing = self.query_one(Listing)
        listing.fill(lines)
        listing.display = bool(lines)
        self.query_one(".note").display = bool(lines)
        self.query_one(".empty").display = not lines
        if lines and self.is_current and self.focused is None:
            listing.focus()

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        self.action_worksheet()

    def action_worksheet(self) -> None:
        """Open the worksheet at its measures."""
        from convene.screens.worksheet.screen import WorksheetScreen  # noqa: PLC0415  only when it is wanted

        with doing(self):
            self.app.push_screen(WorksheetScreen(self.session, WORKSHEET, STEP))


def measure_lines(view: View) -> list[Line]:
    """A line for each measure that has a name."""
    step = view.step(f"{WORKSHEET}.{STEP}")
    columns = (
        {one.id: one for one in step.field.columns} if step and isinstance(step.field, TableField) else {}
    )

    def shown(row: Row, column: str) -> str:
        value = row.cells.get(column)
        return show_cell(value, columns[column], view) if column in columns else str(value or "")

    return [
        Line(
            str(row.id),
            (
                cell(shown(row, "name"), "bold"),
                cell(
                    _with_period(shown(row, "baseline_value"), shown(row, "baseline_period"), "no baseline")
                ),
                cell(_with_period(shown(row, "target_value"), shown(row, "target_period"), "no target")),
                cell(shown(row, "kept_by")),
            ),
        )
        for row in view.registry("measures")
        if shown(row, "name")
    ]


def _with_period(value: str, period: str, missing: str) -> str:
    """ "18.2 (2024)"."""
    if not value:
        return missing
    return f"{value} ({period})" if period else value
