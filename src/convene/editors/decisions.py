"""The decisions of this worksheet."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.editors.captured import CapturedEditor
from convene.widgets.captured_lines import decision_words


class DecisionsEditor(CapturedEditor):
    """What was decided here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "add", "Add decision")]
    EMPTY: ClassVar[str] = "No decision yet. Press a, and type it in full words."
    KIND = "decision"

    def words(self, record: Decision | Action) -> Content:
        """One decision as shown."""
        if isinstance(record, Action):
            raise TypeError(record.label)
        return decision_words(record, elsewhere=self.is_elsewhere(record))
