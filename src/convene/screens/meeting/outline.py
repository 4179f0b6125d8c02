"""The agenda beside what is on: what is done, what is on with its steps, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from convene.meetings.agenda import AgendaItem
from convene.screens.worksheet.outline import OutlineLine
from convene.widgets.choices import Choices
from convene.widgets.words import joined


class AgendaLine(NamedTuple):
    """One line: "item-3" or "step-candidates", and its words."""

    key: str
    words: Content
    here: bool = False


class AgendaOutline(Choices):
    """Enter or a click goes to an item, or to a step of the one that is on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go there", key_display="Enter")]

    def __init__(self) -> None:
        super().__init__()
        self._here: str | None = None

    def fill(self, lines: Sequence[AgendaLine]) -> None:
        """Show the lines; the cursor goes along with what is on, else it stays where somebody moved it."""
        before = self.highlighted_option
        self.set_options([Option(line.words, id=line.key) for line in lines])
        keys = [line.key for line in lines]
        here = next((line.key for line in lines if line.here), None)
        stays = self.has_focus and here == self._here and before is not None and before.id in keys
        at = before.id if stays and before else here
        self.highlighted = keys.index(at) if at in keys else None
        self._here = here

    def take_focus(self) -> None:
        """Be where the keys go; in a narrow window, where the list is folded away, nothing is."""
        self.screen.set_focus(self if self.display else None)


def outline_lines(
    items: Sequence[AgendaItem], on: AgendaItem | None, steps: Sequence[OutlineLine]
) -> list[AgendaLine]:
    """The items with ✓ ▸ ·, and below the one that is on its steps with ✓ ◐ ·."""
    lines = []
    for item in items:
        here = on is not None and item.id == on.id
        mark = "▸" if here else "✓" if item.ended else "·"
        style = "bold $primary" if here else "$muted" if item.ended else ""
        lines.append(
            AgendaLine(f"item-{item.id}", joined((f"{mark} {item.title}", style)), here and not steps)
        )
        if here:
            lines += [
                AgendaLine(
                    f"step-{step.step}",
                    joined(
                        (
                            f"  {'▸' if step.here else ' '}{step.mark} {step.title}",
                            "bold" if step.here else "",
                        )
                    ),
                    step.here,
                )
                for step in steps
            ]
    return lines
