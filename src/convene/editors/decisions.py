"""The decisions of this worksheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.editors.captured import CapturedEditor
from convene.widgets.captured_lines import DECISION_COLUMNS, decision_line
from convene.widgets.listing import Line, ListColumn


class DecisionsEditor(CapturedEditor):
    """What was decided here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "add", "Add decision")]
    COLUMNS: ClassVar[Sequence[ListColumn]] = DECISION_COLUMNS
    EMPTY: ClassVar[str] = "No decision yet. Press a, and type it in full words."

    def line(self, record: Decision | Action) -> Line:
        """One decision as a line."""
        if isinstance(record, Action):
            raise TypeError(record.label)
        return decision_line(record, elsewhere=self.is_elsewhere(record))
