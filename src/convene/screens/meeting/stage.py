"""The place where the item that is on is shown: a worksheet step by step, a talk, a review, the close."""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual import on
from textual.containers import Container
from textual.message import Message

from convene.initiative.convening import agenda_of
from convene.initiative.standing import counts, of_step
from convene.meetings.agenda import AgendaItem, current
from convene.screens.meeting.panes import ItemPane, pane_for
from convene.screens.meeting.panes.close import ClosePane
from convene.screens.meeting.panes.waiting import WaitingPane
from convene.screens.session import Session
from convene.screens.worksheet.outline import OutlineLine
from convene.screens.worksheet.pane import WorksheetPane
from convene.worksheets.definition import Worksheet


class _Shown(NamedTuple):
    """What is on the stage: an item (None: none is on), its worksheet and steps, whether it is read back."""

    item: int | None
    worksheet: str | None
    steps: tuple[str, ...]
    kind: str
    read_back: bool


class Stage(Container):
    """Follows the record: `show` puts another pane there when another item is on, and repaints else."""

    DEFAULT_CSS = """
    Stage { height: 1fr; layout: vertical; }
    """

    class Opened(Message):
        """Another item, or another step of it, is on the stage now."""

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__()
        self.session = session
        self.meeting_id = meeting_id
        self._shown: _Shown | None = None
        self._read_back = False
        self._begin_at: Literal["first", "last", "open"] = "open"
        self._pane: WorksheetPane | ItemPane | None = None

    @property
    def items(self) -> list[AgendaItem]:
        """The agenda in its order."""
        return agenda_of(self.session.view, self.meeting_id)

    @property
    def item(self) -> AgendaItem | None:
        """The item that is on."""
        return current(self.items)

    @property
    def worksheet_pane(self) -> WorksheetPane | None:
        """The worksheet on the stage, if one is."""
        return self._pane if isinstance(self._pane, WorksheetPane) else None

    @property
    def steps(self) -> tuple[OutlineLine, ...]:
        """The steps of the worksheet on the stage, for the outline."""
        pane = self.worksheet_pane
        return pane.outline_lines() if pane else ()

    @property
    def takes_keys(self) -> bool:
        """Whether there is something to type into or to go through."""
        return self._pane is not None and any(widget.can_focus for widget in self._pane.query("*"))

    def show(self) -> None:
        """Put there what is on, or repaint it."""
        wanted = self._wanted()
        if wanted == self._shown:
            if self._pane and self._pane.is_mounted:
                self._pane.show()
            return
        if self._shown is None or wanted.item != self._shown.item:
            self._read_back = False
            wanted = self._wanted()
        self.finish()
        self._shown = wanted
        self._pane = self._new_pane(wanted)
        self.remove_children()
        self.mount(self._pane)
        self._begin_at = "open"
        self.post_message(self.Opened())

    def go_on(self) -> bool:
        """The next step, or the read-back of a close; False when the item is through."""
        pane, item = self.worksheet_pane, self.item
        if pane and pane.go_on():
            return True
        if pane and item and item.kind == "close":
            self._read_back = True
            self.show()
            return True
        self._begin_at = "first"
        return False

    def go_back(self) -> bool:
        """The step before; False at the beginning of the item."""
        pane = self.worksheet_pane
        if pane and pane.go_back():
            return True
        self._begin_at = "last"
        if self._read_back:
            self._read_back = False
            self.show()
            return True
        return False

    @on(WorksheetPane.Moved)
    def _moved(self, event: WorksheetPane.Moved) -> None:
        event.stop()
        self.post_message(self.Opened())

    def finish(self) -> None:
        """Write what was typed in the last moment."""
        if self.worksheet_pane and self.worksheet_pane.is_mounted:
            self.worksheet_pane.finish()

    def step_back(self) -> bool:
        """Close what is open inside; False when nothing is."""
        return self.worksheet_pane.step_back() if self.worksheet_pane else False

    def set_room(self, room: bool) -> None:
        """Show what the room should see, or all."""
        if self.worksheet_pane:
            self.worksheet_pane.room = room

    def _wanted(self) -> _Shown:
        item = self.item
        if item is None:
            over = any(one.ended for one in self.items)
            return _Shown(None, None, (), "close" if over else "waiting", over)
        worksheet = self.session.view.shelf.get(item.worksheet or "")
        read_back = item.kind == "close" and (worksheet is None or self._read_back)
        return _Shown(item.id, worksheet.id if worksheet else None, item.steps, item.kind, read_back)

    def _new_pane(self, wanted: _Shown) -> WorksheetPane | ItemPane:
        item = self.item
        if wanted.read_back:
            return ClosePane(self.session, self.meeting_id)
        if item is None:
            return WaitingPane(self.session, self.meeting_id)
        worksheet = self.session.view.shelf.get(wanted.worksheet or "")
        if worksheet is None:
            return pane_for(self.session, item)
        pane = WorksheetPane(self.session, worksheet, item.steps, outline=False)
        pane.step_id = self._first_step(pane, worksheet)
        pane.room = self.screen.has_class("-room")
        return pane

    def _first_step(self, pane: WorksheetPane, worksheet: Worksheet) -> str:
        """Where to begin: at the first or last step, or at the first that is still open."""
        ids = [step.id for step in pane.steps]
        if self._begin_at != "open":
            return ids[0] if self._begin_at == "first" else ids[-1]
        view = self.session.view
        left = [one.id for one in pane.steps if counts(one) and of_step(view, worksheet, one).mark != "✓"]
        return left[0] if left else ids[-1]
