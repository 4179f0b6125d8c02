"""A view on what was captured: the list, its keys, the one with the cursor in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Static

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.editors.editor import Editor, Shown
from convene.kinds.field import Around
from convene.widgets.listing import Line, ListColumn, Listing
from convene.widgets.words import plain
from convene.worksheets.definition import Step


class CapturedEditor(Editor):
    """Lists decisions or actions by number; a captures another, Enter edits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "delete", "Delete", key_display="d"),
    ]
    DEFAULT_CSS = """
    CapturedEditor {
        Listing { height: auto; max-height: 1fr; padding: 0 1; }
        .empty { margin: 0 2; }
        .words { height: auto; max-height: 4; padding: 0 2; }
    }
    """
    COLUMNS: ClassVar[Sequence[ListColumn]] = ()
    EMPTY: ClassVar[str] = ""

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.list = Listing(self.COLUMNS)

    def compose(self) -> ComposeResult:
        """The list, and the one with the cursor in full."""
        yield self.list
        yield Static(plain(self.EMPTY), classes="empty", markup=False)
        yield Static("", classes="words", markup=False)

    def begin(self) -> None:
        """Be in the list."""
        self.screen.set_focus(self.list)

    def show(self, shown: Shown) -> None:
        """Show what was captured."""
        super().show(shown)
        self.list.fill([self.line(record) for record in shown.captured])
        self.query_one(".empty").display = not shown.captured
        self._say_below()

    def line(self, record: Decision | Action) -> Line:
        """One of them as a line."""
        raise NotImplementedError

    def is_elsewhere(self, record: Decision | Action) -> bool:
        """Whether this was captured in the running meeting but not in this worksheet."""
        return record.id not in self.shown.linked

    @property
    def record(self) -> Decision | Action | None:
        """The one with the cursor."""
        return next((one for one in self.shown.captured if str(one.id) == self.list.key), None)

    def action_add(self) -> None:
        """Capture a line."""
        self.post_message(self.CaptureWanted(self.step.id))

    def action_delete(self) -> None:
        """Take it out; undo brings it back."""
        if self.record:
            what = f"{self.record.label} deleted"
            self.post_message(self.CapturedChanged(self.step.id, self.record, {}, what))

    def _say_below(self) -> None:
        self.query_one(".words", Static).update(plain(self.record.title if self.record else ""))

    @on(DataTable.RowHighlighted)
    def _moved(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self._say_below()

    @on(DataTable.RowSelected)
    def _chosen(self, event: DataTable.RowSelected) -> None:
        event.stop()
        if self.record:
            self.post_message(self.CapturedOpened(self.step.id, self.record))
