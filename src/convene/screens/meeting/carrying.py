"""What could come back on an agenda: each with why, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.initiative.returning import Returning
from convene.widgets.choices import Choices
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain


class _Ticks(Choices):
    """Names its keys for what they do here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.tick", "Tick", key_display="Space"),
        Binding("enter", "screen.done", "Put on the agenda", key_display="Enter"),
    ]


class CarryOver(ModalScreen[tuple[int, ...] | None]):
    """Answers with the places of those that are ticked; what recurs is not ticked by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f4", "done", "Done", show=False),
        Binding("escape", "leave", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    CarryOver { align: center middle; background: $background 60%; }
    CarryOver > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; }
    CarryOver .title { text-style: bold; color: $primary; }
    CarryOver OptionList { height: auto; max-height: 1fr; margin: 1 0; }
    """  # noqa: E501

    def __init__(self, found: Sequence[Returning]) -> None:
        super().__init__()
        self._found = tuple(found)
        self._ticked = {place for place, one in enumerate(found) if one.reason != "recurs"}

    def compose(self) -> ComposeResult:
        """The items, below each why it is back."""
        with Vertical():
            yield Static(plain("What comes back?"), classes="title", markup=False)
            yield _Ticks()
        yield Footer()

    def on_mount(self) -> None:
        """Begin in the list."""
        ticks = self.query_one(_Ticks)
        ticks.set_options([Option(self._line(place)) for place in range(len(self._found))])
        ticks.highlighted = 0
        ticks.focus()

    def _line(self, place: int) -> Content:
        one, ticked = self._found[place], place in self._ticked
        return joined(
            ("✓ " if ticked else "· ", "bold $primary" if ticked else "$muted"),
            (one.item.title, "bold"),
            (f"  {one.item.minutes} min", "$muted"),
            f"\n  {one.why}",
        )

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Tick the one with the cursor, or not any more."""
        ticks = self.query_one(_Ticks)
        if ticks.highlighted is not None:
            self._ticked ^= {ticks.highlighted}
            ticks.replace_option_prompt_at_index(ticks.highlighted, self._line(ticks.highlighted))

    def action_done(self) -> None:
        """Answer with what is ticked, in its order."""
        self.dismiss(tuple(sorted(self._ticked)))

    def action_leave(self) -> None:
        """Nothing comes back."""
        self.dismiss(None)
