"""The items of a plan: a table that reflows, and the line that adds to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import DataTable, Static

from convene.captured.parking_lot import ParkingItem
from convene.initiative import convening
from convene.initiative.returning import Returning, minutes_taken, reason_of, returning
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.meetings.taken import Took
from convene.meetings.theme import Theme, theme
from convene.screens.keeping import keeping_at
from convene.screens.meeting.adding import AddItem, Parked
from convene.screens.meeting.agenda_lines import COLUMNS, agenda_lines, note_of, total_line
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.editing import ask_about_item
from convene.screens.meeting.steps import ChooseSteps
from convene.screens.session import Session
from convene.widgets.listing import Listing
from convene.widgets.still_there import StillThere
from convene.widgets.words import plain

EMPTY = "Nothing on the agenda yet. Press a, then minutes and a title: 15 What we promised last time."
FIRST = "Nothing on the agenda yet. Type the first item below: minutes and a title, or a worksheet."


class AgendaPane(Vertical, StillThere):
    """Shows the agenda of a meeting; items are added, moved, changed and deleted here, each a deed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "move(1)", "Move", key_display="+ -", tooltip="Move the item down"),
        Binding("minus", "move(-1)", "Move up", key_display="-", show=False),
        Binding("d,delete", "delete", "Delete", key_display="d"),
        Binding("t", "steps", "Steps"),
        Binding("e", "edit", "Edit", show=False),
    ]
    DEFAULT_CSS = """
    AgendaPane {
        height: 1fr;
        Listing { height: 1fr; min-height: 3; }
        #total { height: 1; padding: 0 1; }
        #note { height: auto; max-height: 3; padding: 0 1; margin: 1 0 0 0; color: $muted; max-width: 90; }
        .empty { margin: 0; padding: 1 2; }
    }
    """

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__()
        self.session = session
        self.meeting_id = meeting_id

    _back: Sequence[Returning] = ()
    _taken: Mapping[Theme, Took] = {}

    def compose(self) -> ComposeResult:
        """The items, the total, why the one with the cursor is back, the line that adds."""
        yield Listing(COLUMNS)
        yield Static(plain(EMPTY), classes="empty", markup=False)
        yield Static("", id="total", markup=False)
        yield Static("", id="note", classes="hint", markup=False)
        yield AddItem()

    def begin(self) -> None:
        """Begin in the table, if there is anything in it."""
        if self.items:
            self.query_one(Listing).focus()
        else:
            self.screen.set_focus(None)

    @property
    def items(self) -> list[AgendaItem]:
        """The agenda in its order."""
        return convening.agenda_of(self.session.view, self.meeting_id)

    @property
    def chosen(self) -> AgendaItem | None:
        """The item with the cursor."""
        key = self.query_one(Listing).key
        return self.session.view.get(AgendaItem, int(key)) if key else None

    def show(self) -> None:
        """Fill the table and the total; nothing is there when the meeting was deleted."""
        meeting = self.session.view.get(Meeting, self.meeting_id)
        items, hours = self.items, self.session.home.settings.clock
        listing, total = self.query_one(Listing), self.query_one("#total", Static)
        if meeting:
            self._back = returning(self.session.view, meeting) if meeting.state == "planned" else ()
            self._taken = minutes_taken(self.session.view, meeting)
        listing.fill(agenda_lines(self.session.view, meeting, items, hours, self._back) if meeting else [])
        listing.styles.max_height = len(items) + 1  # what is below it keeps its lines, however many there are
        listing.display = total.display = bool(items)
        empty = self.query_one(".empty", Static)
        empty.display = not items
        empty.update(plain(FIRST if self.query_one(AddItem).is_open else EMPTY))
        if meeting:
            total.update(total_line(meeting, items, hours))
        self._show_note()

    def _show_note(self) -> None:
        """What there is to say of the item with the cursor; the line that adds stands there else."""
        note, item = self.query_one("#note", Static), self.chosen
        meeting = self.session.view.get(Meeting, self.meeting_id)
        words = ""
        if meeting and item and not self.query_one(AddItem).is_open:
            words = note_of(meeting, item, reason_of(self._back, item), self._taken.get(theme(item)))
        note.update(plain(words))
        note.display = bool(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the item under the cursor is offered."""
        item = self.chosen if self.is_mounted and not self.query_one(AddItem).has_focus_within else None
        if action == "move":
            return item is not None and item.started is None
        if action == "steps":
            return item is not None and self.session.view.shelf.get(item.worksheet or "") is not None
        return item is not None if action in {"delete", "edit"} else True

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._show_note()
        self.refresh_bindings()

    def action_add(self) -> None:
        """Type items, one line each."""
        view = self.session.view
        parked = [Parked(one.id, one.label, one.what) for one in view.all(ParkingItem) if one.state == "Open"]
        keeping, place = keeping_at(self), f"agenda/{self.meeting_id}"
        words = keeping.words(place).get("line", "")

        def keep(typed: str) -> None:
            keeping.typed(place, "a new agenda item", {"line": typed})

        with doing(self):
            self.session.initiative.check_writable()
            self.query_one(AddItem).open(convening.attachable(view), parked, self._taken, words, keep)
            self.show()

    @on(AddItem.Added)
    def _added(self, event: AddItem.Added) -> None:
        event.stop()
        initiative = self.session.initiative
        with doing(self), initiative.group(convening.what_added(event.items)):
            ids = convening.add_items(initiative, self.meeting_id, event.items)
            for topic in event.parked:
                initiative.of(ParkingItem).change(topic, "", state="On an agenda")
            self.call_after_refresh(self.query_one(Listing).select, str(ids[-1]))

    @on(AddItem.Left)
    def _left(self, event: AddItem.Left) -> None:
        event.stop()
        self.show()
        self.begin()

    @on(DataTable.RowSelected)
    def action_edit(self) -> None:
        """Change the item with the cursor."""
        if self.chosen:
            ask_about_item(self, self.session, self.chosen)

    def action_move(self, by: int) -> None:
        """The item with the cursor goes down or up."""
        if self.chosen:
            with doing(self):
                convening.move_item(self.session.initiative, self.chosen, by)

    def action_delete(self) -> None:
        """Take the item out; undo brings it back."""
        item = self.chosen
        if item:
            with doing(self):
                self.session.initiative.of(AgendaItem).remove(item.id, f"“{item.title}” deleted")
                self.notify(f"“{item.title}” deleted. Undo: ^Z", markup=False, timeout=5)

    def action_steps(self) -> None:
        """Choose the steps of a worksheet; the minutes become theirs."""
        item = self.chosen
        worksheet = self.session.view.shelf.get(item.worksheet or "") if item else None
        if item is None or worksheet is None:
            return

        def answered(steps: tuple[str, ...] | None) -> None:
            if steps is not None and steps != item.steps:
                minutes = sum(step.minutes for step in worksheet.steps if not steps or step.id in steps)
                what = f"steps of “{item.title}” chosen"
                with doing(self):
                    self.session.initiative.of(AgendaItem).change(item.id, what, steps=steps, minutes=minutes)

        ask(self, self.session, ChooseSteps(worksheet, item), answered)
