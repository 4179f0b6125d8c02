"""The place where the item that is on is shown: a worksheet step by step, a talk, a review, the close."""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual import on
from textual.containers import Container
from textual.message import Message

from convene.initiative.agenda_vote import as_worksheet
from convene.initiative.convening import agenda_of
from convene.initiative.standing import counts, of_step
from convene.meetings.agenda import AgendaItem, current, following
from convene.screens.keeping import write_soon
from convene.screens.meeting.panes import ItemPane, pane_for
from convene.screens.meeting.panes.close import ClosePane
from convene.screens.meeting.panes.vote import VotePane
from convene.screens.meeting.panes.waiting import WaitingPane
from convene.screens.session import Session
from convene.screens.worksheet.outline import OutlineLine
from convene.screens.worksheet.pane import WorksheetPane
from convene.worksheets.definition import Worksheet

AT = "step/"
"""Under this and an item's id its step is kept on this laptop: whoever comes back, also after a restart, is
there again."""


class _Shown(NamedTuple):
    """What is on the stage: an item (None: none is on), its worksheet and steps, whether it is read back."""

    item: int | None
    worksheet: str | None
    steps: tuple[str, ...]
    kind: str
    read_back: bool


class Stage(Container):
    """Follows the record: `show` puts another pane there when another item is on, and repaints else.

    `is_done`: the group said so before the agenda was through.
    """

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
        self.is_done = False
        self._begin_at: Literal["first", "last", "open"] = "open"
        self._pane: WorksheetPane | ItemPane | None = None

    def on_mount(self) -> None:
        """Nobody comes back to the steps of an earlier meeting."""
        typing, mine = self.session.typing, {str(item.id) for item in self.items}
        for item in typing.under(AT).keys() - mine:
            typing.drop(f"{AT}{item}")

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
            self._read_back = self.is_done = False
            wanted = self._wanted()
        self.finish()
        self._shown = wanted
        self._pane = self._new_pane(wanted)
        self.remove_children()
        self.mount(self._pane)
        self._begin_at = "open"
        self.post_message(self.Opened())

    def go_on(self) -> bool:
        """The next step, at the end the read-back; False when the item is through."""
        pane = self.worksheet_pane
        if pane and pane.go_on():
            return True
        if self._ends_in_read_back and not self.reads_back:
            self._read_back = True
            self.show()
            return True
        self._begin_at = "first"
        return False

    @property
    def leads_to_read_back(self) -> bool:
        """Whether what comes next is the read-back: this is the last step of the last item."""
        pane = self.worksheet_pane
        through = pane is None or pane.step_id == pane.steps[-1].id
        return through and self._ends_in_read_back and not self.reads_back

    @property
    def reads_back(self) -> bool:
        """Whether decisions and actions are being read back."""
        return self._shown is not None and self._shown.read_back

    @property
    def _ends_in_read_back(self) -> bool:
        """After the last item comes the read-back, whether a close was planned or not."""
        item = self.item
        return following(self.items) is None or (item is not None and item.kind == "close")

    def go_back(self) -> bool:
        """The step before; False at the beginning of the item."""
        pane = self.worksheet_pane
        if pane and pane.go_back():
            return True
        self._begin_at = "last"
        if self._read_back:
            self.read_on()
            return True
        return False

    def read_on(self) -> None:
        """Out of the read-back, to the item that is still on."""
        self._read_back = self.is_done = False
        self.show()

    def be_done(self) -> None:
        """The group is done, whatever is left on the agenda: to the read-back."""
        self._read_back = self.is_done = True
        self.show()

    @on(WorksheetPane.Moved)
    def _moved(self, event: WorksheetPane.Moved) -> None:
        event.stop()
        if self._shown and self._shown.item is not None:
            self.session.typing.put(f"{AT}{self._shown.item}", "", {"step": event.step_id}, told=True)
            write_soon(self.app, self.session.typing)
        self.post_message(self.Opened())

    def finish(self) -> None:
        """Write what was typed in the last moment."""
        if self.worksheet_pane and self.worksheet_pane.is_mounted:
            self.worksheet_pane.finish()

    def step_back(self) -> bool:
        """Close what is open inside; False when nothing is."""
        return self._pane.step_back() if isinstance(self._pane, WorksheetPane | VotePane) else False

    def set_room(self, room: bool) -> None:
        """Show what the room should see, or all."""
        if self.worksheet_pane:
            self.worksheet_pane.room = room
        elif self._pane and self._pane.is_mounted:
            self._pane.show()

    def _wanted(self) -> _Shown:
        item = self.item
        if item is None:
            over = self._read_back or any(one.ended for one in self.items)
            return _Shown(None, None, (), "close" if over else "waiting", over)
        worksheet = self._worksheet_of(item)
        read_back = self._read_back or (item.kind == "close" and worksheet is None)
        return _Shown(item.id, worksheet.id if worksheet else None, item.steps, item.kind, read_back)

    def _worksheet_of(self, item: AgendaItem) -> Worksheet | None:
        """The worksheet it fills in, or its vote as one of a single step."""
        return self.session.view.shelf.get(item.worksheet or "") or as_worksheet(item)

    def _new_pane(self, wanted: _Shown) -> WorksheetPane | ItemPane:
        item = self.item
        if wanted.read_back:
            return ClosePane(self.session, self.meeting_id)
        if item is None:
            return WaitingPane(self.session, self.meeting_id)
        worksheet = self._worksheet_of(item)
        if worksheet is None:
            return pane_for(self.session, item)
        worksheet = worksheet.at(self.meeting_id)
        pane = WorksheetPane(self.session, worksheet, item.steps, outline=False)
        pane.step_id = self._first_step(pane, worksheet)
        pane.room = self.screen.has_class("-room")
        pane.anew = isinstance(self._pane, VotePane) and self._pane.is_chosen
        return pane

    def _first_step(self, pane: WorksheetPane, worksheet: Worksheet) -> str:
        """Where to begin: at the first or last step, where one was last, or at the first still open."""
        ids = [step.id for step in pane.steps]
        if self._begin_at != "open":
            return ids[0] if self._begin_at == "first" else ids[-1]
        was = self.session.typing.words(f"{AT}{self.item.id if self.item else 0}").get("step")
        if was in ids:
            return was
        view = self.session.view
        left = [one.id for one in pane.steps if counts(one) and of_step(view, worksheet, one).mark != "✓"]
        return left[0] if left else ids[-1]
