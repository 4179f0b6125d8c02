"""The actions of this worksheet."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from convene.captured.action import STATUSES, Action
from convene.captured.decision import Decision
from convene.editors.captured import CapturedEditor
from convene.widgets.captured_lines import action_words


class ActionsEditor(CapturedEditor):
    """Who does what, by number; x is done, t goes through the states."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add action"),
        Binding("x", "done", "Done", show=False),
        Binding("t", "status", "Status", show=False),
    ]
    EMPTY: ClassVar[str] = "No action yet. Press a, and type who does what by when."
    KIND = "action"

    def words(self, record: Decision | Action) -> Content:
        """One action as shown."""
        if isinstance(record, Decision):
            raise TypeError(record.label)
        return action_words(record, self.around, self.around.today, elsewhere=self.is_elsewhere(record))

    def action_done(self) -> None:
        """Done, or open again."""
        if isinstance(self.record, Action):
            self._set("Open" if self.record.status == "Done" else "Done")

    def action_status(self) -> None:
        """The next state: Open, Doing, Done, Dropped."""
        if isinstance(self.record, Action):
            at = STATUSES.index(self.record.status)
            self._set(STATUSES[(at + 1) % len(STATUSES)])

    def _set(self, status: str) -> None:
        record = self.record
        if isinstance(record, Action):
            values = {"status": status, "done_on": self.around.today if status == "Done" else None}
            what = f"{record.label} is {status.lower()}"
            self.post_message(self.CapturedChanged(self.step.id, record, values, what))
