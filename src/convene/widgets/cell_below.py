"""What stands below the field of a cell: why its words don't fit, and what fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.widgets.words import plain

MOST_SHOWN = 6
"""Offers that are seen at a time; the list scrolls."""

LEAST, FAULT = 24, 50
"""Cells of width: what it has at least, and what a fault is given before it is folded."""


class CellBelow(Vertical):
    """It may be wider than its cell, and stands where there is most room: below the cell, else above it."""

    DEFAULT_CSS = """
    CellBelow {
        layer: over; position: absolute; height: auto; display: none; background: $panel;
        .fault { color: $late; height: auto; padding: 0 1; display: none; }
        OptionList { width: 100%; text-wrap: nowrap; text-overflow: ellipsis; height: auto; padding: 0 1; background: $panel; display: none; }
        OptionList { scrollbar-background: $panel; }
        OptionList > .option-list--option-highlighted { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """  # noqa: E501

    def __init__(self, clicked: Callable[[int], None]) -> None:
        """`clicked` is told the place of an offer that the mouse chose.

        `list` are the offers. Its parts are there from the beginning: they may be asked before they show.
        """
        super().__init__()
        self.list = OptionList(markup=False, compact=True)
        self.list.can_focus = False
        self._line = Static("", classes="fault", markup=False)
        self._clicked = clicked
        self._fault = ""
        self._offers: Sequence[Content] = ()

    def compose(self) -> ComposeResult:
        """Room for a fault, the offers."""
        yield self._line
        yield self.list

    def say(self, fault: str) -> None:
        """Say what is wrong with the words; "" for nothing."""
        if fault != self._fault:
            self._fault = fault
            self._line.update(plain(fault))
            self._line.display = bool(fault)
            self._show()

    def offer(self, offers: Sequence[Content]) -> None:
        """Offer these; none is chosen."""
        if not offers and not self._offers:
            return
        self._offers = offers
        self.list.set_options([Option(words) for words in offers])
        self.list.display = bool(offers)
        self.list.highlighted = None
        self._show()

    def close(self) -> None:
        """Take everything away."""
        self.say("")
        self.offer(())

    def place(self, cell: Region, room: Size) -> None:
        """Stand beside a cell inside a container of this size."""
        longest = max((words.cell_length + 4 for words in self._offers), default=0)
        fault = cell_len(self._fault) + 2 if self._fault else 0
        width = min(room.width, max(cell.width, LEAST, longest, min(FAULT, fault)))
        said = ceil(fault / (width - 2)) if fault else 0
        wanted = said + min(MOST_SHOWN, len(self._offers))
        below, above = room.height - cell.bottom, cell.y
        upward = below < wanted and above > below
        offered = max(1, min(wanted, above if upward else below) - said)
        self.list.styles.max_height = offered
        shown = said + (min(offered, len(self._offers)) if self._offers else 0)
        self.styles.width = width
        left = max(0, min(cell.x, room.width - width))
        self.styles.offset = (left, max(0, cell.y - shown) if upward else cell.bottom)

    def _show(self) -> None:
        self.display = bool(self._fault or self._offers)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._clicked(event.option_index)
