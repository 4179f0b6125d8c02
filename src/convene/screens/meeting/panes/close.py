"""The close: what was captured is read back one by one, and what lacks a name or a date is seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative.capturing import Kept
from convene.initiative.convening import agenda_of
from convene.initiative.planning import agreed_next
from convene.initiative.reshaping import move
from convene.initiative.undecided import undecided, unwritten
from convene.kinds.date import in_words
from convene.meetings import taken
from convene.meetings.meeting import Meeting
from convene.screens.meeting.captured_here import captured_in, missing_words
from convene.screens.meeting.doing import doing
from convene.screens.meeting.mending import mend
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.meeting.recorded_list import RecordedList
from convene.screens.meeting.words import counted_words
from convene.screens.record import reshaping
from convene.screens.record.entries import RecordEntry
from convene.screens.session import Session
from convene.voting.tally import Vote
from convene.widgets.words import plain

PROMPT = "WHAT WE DECIDED, AND WHO DOES WHAT"
READ = "Read each one aloud."
LATER, NOTED = "FOR LATER: THE PARKING LOT", "NOTED, FOR YOU: NOT ON THE SUMMARY"
ORDER: tuple[type[Kept], ...] = (Decision, Action, ParkingItem, Note)
HEADINGS: Mapping[type[object], str] = {ParkingItem: LATER, Note: NOTED}
NOTHING = "No decision and no action in this meeting. Ctrl+N still keeps one."


class _ReadBack(RecordedList):
    """Enter closes the meeting; e changes the one with the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.close_meeting", "Close the meeting", key_display="Enter or ^G")
    ]


class ClosePane(ItemPane, reshaping.Reshapable):
    """Reads the meeting back; also when it runs on past its agenda."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit"),
        *reshaping.BINDINGS,
        Binding("d,delete", "delete", "Delete", key_display="d", show=False),
        Binding("minus", "move(-1)", "Up", key_display="-", show=False, tooltip="Earlier on the summary"),
        Binding("plus", "move(1)", "Down", key_display="+", show=False, tooltip="Later on the summary"),
    ]

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__(session, 0)
        self.meeting_id = meeting_id
        self._merging = reshaping.Merging()

    def compose_below(self) -> ComposeResult:
        """The list, or a sentence."""
        yield _ReadBack()
        yield Static(plain(NOTHING), classes="empty hint", markup=False)
        yield Static("", id="undecided", markup=False)
        yield Static("", id="next-date", markup=False)
        yield Static("", id="took", classes="hint", markup=False)

    def begin(self) -> None:
        """Go through the list."""
        if self.entries:
            self.query_one(_ReadBack).focus()

    @property
    def entries(self) -> list[RecordEntry]:
        """Decisions as on paper, then actions, parked topics and notes in the order they were captured.

        Notes are the facilitator's: the room doesn't see them.
        """
        found = list(reversed(captured_in(self.session.view, self.meeting_id, self.session.today)))
        kinds = ORDER[:-1] if self.screen.has_class("-room") else ORDER
        order = [one.id for one in self.session.view.all(Decision)]
        decisions = [one for one in found if isinstance(one.record, Decision)]
        decisions.sort(key=lambda one: order.index(one.record.id))
        others = [one for kind in kinds[1:] for one in found if isinstance(one.record, kind)]
        return [*decisions, *map(_without_open, others)]

    def show(self) -> None:
        """Fill the list, and say what is missing."""
        entries = self.entries
        listed = self.query_one(_ReadBack)
        listed.fill(entries, HEADINGS)
        if entries and not listed.display:
            self.call_after_refresh(self.begin)
        listed.display = bool(entries)
        self.query_one(".empty").display = not entries
        self.query_one(".prompt", Static).update(plain(PROMPT))
        lacking = sum(bool(missing_words(entry)) for entry in entries)
        about = self.query_one(".about", Static)
        about.add_class("hint")
        about.display = bool(entries)
        if lacking:
            words = f"{counted_words(lacking, 'action')} without a name or a date: e adds it."
            about.update(plain(words, "$late"))
        else:
            about.update(plain(READ))
        self._show_undecided()
        self._show_time()

    def _show_undecided(self) -> None:
        """The votes that the room would else take for settled, or for written down."""
        view = self.session.view
        held = [one for one in view.all(Meeting) if one.id == self.meeting_id]
        lines = [f"NOT DECIDED  {one.item.title} ({one.outcome})" for one in undecided(view, held)]
        lines += [f"NO DECISION YET  {one.question} ({one.label})" for one in unwritten(view, held)]
        said = self.query_one("#undecided", Static)
        said.update(plain("\n".join(lines)))
        said.display = bool(lines)

    def _show_time(self) -> None:
        """When we meet next; and, for the facilitator, how the time went."""
        view, now = self.session.view, self.session.now()
        agreed = agreed_next(view, self.meeting_id)
        after = self.query_one("#next-date", Static)
        after.update(plain(f"We meet next on {in_words(agreed)}." if agreed else ""))
        after.display = bool(agreed)
        words = taken.in_words(agenda_of(view, self.meeting_id), now)
        self.query_one("#took", Static).update(plain(words, "$muted"))

    @property
    def chosen(self) -> Kept | None:
        """The one with the cursor."""
        record = self.query_one(_ReadBack).chosen(self.entries)
        return None if isinstance(record, Vote) else record

    def action_edit(self) -> None:
        """Change the one with the cursor."""
        if self.chosen:
            mend(self, self.session, self.chosen)

    def action_merge(self) -> None:
        """The first of two, or the second."""
        if self.chosen:
            self._merging.take(self, self.session, self.chosen, self.select)

    def action_split(self) -> None:
        """Two of one."""
        if self.chosen:
            reshaping.ask_to_split(self, self.session, self.chosen, self.select)

    def action_delete(self) -> None:
        """Take it out; undo brings it back."""
        if self.chosen:
            reshaping.delete(self, self.session, self.chosen)

    def action_move(self, by: int) -> None:
        """Another place for a decision; actions go by their dates."""
        if isinstance(self.chosen, Decision):
            with doing(self):
                move(self.session.initiative, self.chosen, by)
        elif isinstance(self.chosen, Action):
            self.notify("Actions stand in the order of their dates.", markup=False)

    def select(self, label: str) -> None:
        """Put the cursor on this one."""
        self.query_one(_ReadBack).select(label)


def _without_open(entry: RecordEntry) -> RecordEntry:
    """A topic that was parked here is open: that needs no line."""
    is_open = isinstance(entry.record, ParkingItem) and entry.record.state == "Open"
    return entry._replace(state="") if is_open else entry
