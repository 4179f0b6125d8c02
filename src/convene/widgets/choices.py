"""Lists whose Enter key is named in the footer."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widgets import DataTable, OptionList

from convene.widgets.still_there import StillThere

# The lists of Textual hide their Enter key; a facilitator must be able to read it at the bottom.


LEAST = 10
"""Cells, as the height of a list is found."""


class Choices(OptionList, StillThere):
    """An OptionList that shows words as they are. Its Enter key is "Open"; subclass for another word."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open", key_display="Enter")]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id, markup=False)

    def on_resize(self) -> None:
        """What is chosen stays in sight."""
        self.call_after_refresh(self.scroll_to_highlight)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As Textual's, which fails where a window that shrinks leaves no cell for words for a moment."""
        return super().get_content_height(container, viewport, max(width, LEAST))

    def watch_show_vertical_scrollbar(self) -> None:
        """A scroll bar takes a column: words break anew, which Textual does only when the size changes."""
        self._clear_caches()


class Grid(DataTable[object], StillThere):
    """A DataTable with a row cursor that names its Enter key "Edit"; subclass for another word."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Edit", key_display="Enter"),
        Binding("home", "scroll_top", "First", show=False),  # as in other lists; no cell has the cursor here
        Binding("end", "scroll_bottom", "Last", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id, cursor_type="row", zebra_stripes=False)
