"""Which steps of a worksheet an agenda item takes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from convene.meetings.agenda import AgendaItem
from convene.screens.meeting.words import counted_words
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain
from convene.worksheets.definition import Worksheet


class _Ticks(SelectionList[str]):
    """Names its keys for what they do here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", key_display="Space"),
        Binding("enter", "screen.done", "Done", key_display="Enter"),
    ]


class ChooseSteps(ModalScreen[tuple[str, ...] | None]):
    """Answers with the ids of the ticked steps in their order, () for all of them; None if it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "tick(False)", "Full"),
        Binding("s", "tick(True)", "Short"),
        Binding("ctrl+g,f4", "done", "Done", show=False),
        Binding("escape", "leave", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    ChooseSteps { align: center middle; background: $background 60%; }
    ChooseSteps > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; }
    ChooseSteps .title { text-style: bold; color: $primary; }
    ChooseSteps #minutes { color: $muted; }
    ChooseSteps SelectionList { height: auto; max-height: 1fr; border: none; margin: 1 0; padding: 0; }
    """  # noqa: E501

    def __init__(self, worksheet: Worksheet, item: AgendaItem) -> None:
        super().__init__()
        self._worksheet = worksheet
        self._item = item

    def compose(self) -> ComposeResult:
        """The steps with their minutes, and what they take together."""
        width = max(len(step.title) for step in self._worksheet.steps)
        chosen = self._item.steps or tuple(step.id for step in self._worksheet.steps)
        with Vertical():
            yield Static(plain(self._worksheet.title), classes="title", markup=False)
            yield _Ticks(
                *(
                    Selection(
                        joined(step.title.ljust(width), (f"{step.minutes:>5} min", "$muted")),
                        step.id,
                        step.id in chosen,
                    )
                    for step in self._worksheet.steps
                )
            )
            yield Static("", id="minutes", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(_Ticks).focus()
        self.count()

    @on(SelectionList.SelectedChanged)
    def count(self) -> None:
        """Say what the ticked steps take together."""
        ticked = self.query_one(_Ticks).selected
        minutes = sum(step.minutes for step in self._worksheet.steps if step.id in ticked)
        took = counted_words(minutes, "minute") or "0 minutes"
        words = f"{len(ticked)} of {len(self._worksheet.steps)} steps, {took}"
        self.query_one("#minutes", Static).update(plain(words if ticked else "Tick at least one step."))

    def action_tick(self, short: bool) -> None:
        """Tick the steps of the full or of the short version."""
        ticks = self.query_one(_Ticks)
        ticks.deselect_all()
        for step in self._worksheet.steps:
            if not short or step.short or step.is_closing:
                ticks.select(step.id)

    def action_done(self) -> None:
        """Answer with what is ticked."""
        ticked = self.query_one(_Ticks).selected
        steps = tuple(step.id for step in self._worksheet.steps if step.id in ticked)
        if steps:
            self.dismiss(() if len(steps) == len(self._worksheet.steps) else steps)

    def action_leave(self) -> None:
        """Leave the steps as they were."""
        self.dismiss(None)
