"""Why a cell is in its state: what is there, and what is missing."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.collective_impact import COMPONENTS, PHASES
from convene.progress.cells import CellState
from convene.widgets.choices import Choices
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain

RULE = (
    "Begun: a key step has an answer. Agreed: every key step has enough, and a decision is linked. "
    "Kept up: agreed, and looked at in time. A house rule of convene."
)


class WhyState(ModalScreen[str | None]):
    """Reasons one below the other; Enter on one answers with its link, Esc with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,w", "leave", "Back", key_display="Esc")]
    DEFAULT_CSS = """
    WhyState { align: center middle; background: $background 60%; }
    WhyState > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $background; border: round $border; padding: 0 1;
    }
    WhyState .title { text-style: bold; color: $primary; }
    WhyState Static { height: auto; }
    WhyState .rule { color: $muted; margin-top: 1; }
    WhyState Choices { height: auto; max-height: 12; padding: 0; margin-top: 1; }
    """

    def __init__(self, state: CellState) -> None:
        super().__init__()
        self._state = state
        self._reasons = (*state.there, *state.missing)

    def compose(self) -> ComposeResult:
        """The cell and its task, its state, the reasons, the rule."""
        state = self._state
        phase = next(one for one in PHASES if one.id == state.cell.phase)
        component = next(one for one in COMPONENTS if one.id == state.cell.component)
        marks = "".join(f", {mark}" for mark in state.marks)
        with Vertical():
            yield Static(plain(f"{component.title}, phase {phase.number}"), classes="title", markup=False)
            yield Static(plain(state.cell.task), markup=False)
            yield Static(joined("State: ", (f"{state.state}{marks}", "bold")), markup=False)
            yield Choices()
            yield Static(RULE, classes="rule", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Fill in the reasons."""
        lines = [joined(("✓ there    ", "$primary"), reason.words) for reason in self._state.there]
        lines += [joined(("· missing  ", "bold"), reason.words) for reason in self._state.missing]
        choices = self.query_one(Choices)
        choices.set_options([Option(line) for line in lines])
        choices.highlighted = 0 if lines else None
        choices.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._reasons[event.option_index].link)

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss(None)
