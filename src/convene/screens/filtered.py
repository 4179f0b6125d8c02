"""What screens with a filter line over their lists have in common."""

from __future__ import annotations

from textual import on
from textual.widgets import DataTable

from convene.screens.place import InInitiative
from convene.widgets.filter_line import FilterLine
from convene.widgets.listing import Listing


class Filtered(InInitiative):
    """`action_filter` goes to the filter line, Enter back to the list; Esc shows all rows, before it goes up.

    The screen has the class "-filtering" while the line is in use.
    """

    @property
    def listing(self) -> Listing:
        """The list that Enter in the filter line goes to."""
        return self.query_one(Listing)

    @property
    def filter_words(self) -> str:
        """What is typed in the filter line."""
        return self.query_one(FilterLine).value.strip()

    def action_filter(self) -> None:
        """Type to see fewer."""
        self.add_class("-filtering")
        self.query_one(FilterLine).focus()

    def action_up(self) -> None:
        """All rows again, if they were filtered; else up."""
        line = self.query_one(FilterLine)
        if line.value:
            line.action_clear()
        else:
            super().action_up()

    def show_all(self) -> None:
        """Filter no more."""
        self.query_one(FilterLine).value = ""
        self.remove_class("-filtering")
        self.filter_list()

    def filter_list(self) -> None:
        """Other words are in the filter line: show what fits."""
        self.show()

    @on(FilterLine.Filtered)
    def _filtered(self) -> None:
        self.filter_list()

    @on(FilterLine.Left)
    def _left(self) -> None:
        self.set_class(bool(self.filter_words), "-filtering")
        self.listing.focus()

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()
