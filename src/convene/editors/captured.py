"""A view on what was captured: decisions or actions in full words, and the keys for them."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.line import Kind
from convene.editors.editor import Editor, Shown
from convene.editors.meanwhile import HistoryWanted
from convene.kinds.field import Around
from convene.widgets.choices import Choices
from convene.widgets.kind_keys import KIND_KEYS
from convene.widgets.words import plain
from convene.worksheets.definition import Step


class Captured(Choices):
    """The list; Enter edits."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Edit", key_display="Enter")]


@dataclass
class KindWanted(Editor.Said):
    """A decision or action is to become another kind."""

    step: str
    record: Decision | Action
    kind: Kind


class CapturedEditor(Editor):
    """Lists decisions or actions by number; a captures another, Enter edits, d deletes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "delete", "Delete", key_display="d", show=False),
        Binding("h", "history", "History", show=False, tooltip="What this one said before"),
        *KIND_KEYS,
    ]
    DEFAULT_CSS = """
    CapturedEditor {
        Captured { height: auto; max-height: 100%; max-width: 90; padding: 0 1; }
        .empty { margin: 0 2; }
    }
    """
    EMPTY: ClassVar[str] = ""
    KIND: ClassVar[Literal["decision", "action"]]

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.list = Captured()

    def compose(self) -> ComposeResult:
        """The list, or the sentence when it is empty."""
        yield Static(plain(self.EMPTY), classes="empty hint", markup=False)
        yield self.list

    def begin(self) -> None:
        """Be in the list."""
        self.screen.set_focus(self.list)

    def show(self, shown: Shown) -> None:
        """Show what was captured; the cursor stays on its record."""
        at = self.list.highlighted
        key = self.record.id if self.record else None
        super().show(shown)
        self.list.set_options([Option(self.words(record)) for record in shown.captured])
        ids = [record.id for record in shown.captured]
        beside = min(at or 0, len(ids) - 1) if ids else None
        self.list.highlighted = ids.index(key) if key in ids else beside
        self.query_one(".empty").display = not ids

    @abstractmethod
    def words(self, record: Decision | Action) -> Content:
        """One of them as shown."""

    def is_elsewhere(self, record: Decision | Action) -> bool:
        """Whether this was captured in the running meeting but not in this worksheet."""
        return record.id not in self.shown.linked

    @property
    def record(self) -> Decision | Action | None:
        """The one with the cursor."""
        at = self.list.highlighted
        return self.shown.captured[at] if at is not None and at < len(self.shown.captured) else None

    def on_key(self, event: events.Key) -> None:
        """Adding begins at once; in an empty list no letter is a key, and all words are captured."""
        typed = event.character if event.is_printable else None
        if typed == "a" or (event.key == "enter" and not self.shown.captured):
            self.action_add()
        elif typed and typed.isalpha() and not self.shown.captured:
            self.action_add(typed)
        else:
            return
        event.stop()
        event.prevent_default()

    def action_add(self, begun: str = "") -> None:
        """Capture a line."""
        self.post_message(self.CaptureWanted(self.step.id, self.KIND, begun))

    def action_delete(self) -> None:
        """Take it out; undo brings it back."""
        if self.record:
            what = f"{self.record.label} deleted"
            self.post_message(self.CapturedChanged(self.step.id, self.record, {}, what))

    def action_become(self, kind: Kind) -> None:
        """Another kind of the one with the cursor."""
        if self.record:
            self.post_message(KindWanted(self.step.id, self.record, kind))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key for the kind of this list, and none without anything in it."""
        if action == "become":
            return self.record is not None and parameters[0] != self.KIND
        return super().check_action(action, parameters)

    def action_history(self) -> None:
        """What this one said before."""
        if self.record:
            self.post_message(HistoryWanted(self.step.id, record=self.record))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.record:
            self.post_message(self.CapturedOpened(self.step.id, self.record))
