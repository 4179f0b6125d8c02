"""The agenda for whoever leads the meeting: clock times and minutes, what to ask, what to mind."""

from __future__ import annotations

from convene.blocks import Block, Cell, Column, Document, Lead, Masthead, Paper, Rows, SmallNote
from convene.handouts.parts import planned
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.of_meeting import meeting_of, when_and_where
from convene.handouts.parts.purpose import met_for
from convene.handouts.parts.sources import Sources
from convene.initiative.attending import attendance_of
from convene.initiative.view import View
from convene.meetings.agenda import Slot, slots, spare
from convene.meetings.meeting import Meeting
from convene.times import show_clock
from convene.worksheets.definition import Step

KIND, NAME = "agenda-facilitator", "Agenda for the facilitator"

COLUMNS = (
    Column("Time", "words", 10),
    Column("Min", "number", 6),
    Column("What, and what to ask", "words", 84),
)


def offered(view: View) -> tuple[Handout, ...]:
    """One for each meeting that is planned or runs."""
    return planned.offered(view, KIND, NAME, planned.items_in_words, needs_items=True)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """The items with the questions of their steps, and a note to each."""
    meeting = meeting_of(view, handout)
    purpose = met_for("We meet", meeting.purpose)
    rows = [
        row for slot in slots(meeting, planned.items_of(view, meeting)) for row in _rows(view, slot, hours)
    ]
    blocks: list[Block] = [
        Masthead(kind=NAME, title=meeting.title, facts=when_and_where(meeting, hours)),
        *((Lead(text=purpose),) if purpose else ()),
        Rows(caption="Agenda, with the questions", columns=COLUMNS, rows=tuple(rows)),
        SmallNote(text=_room_left(view, meeting, hours)),
    ]
    return Document(
        kind=NAME,
        title=meeting.title,
        initiative=view.about.name,
        day=meeting.day,
        changed=last_change(view),
        blocks=tuple(blocks),
        paper=paper,
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the agenda is made of."""
    found = planned.sources(meeting_of(view, handout))
    return found._replace(in_meeting=found.in_meeting | {"attendance"})


def _rows(view: View, slot: Slot, hours: str) -> list[tuple[Cell, ...]]:
    """The item, and below it a row for each step: its minutes, its question, its note."""
    item = slot.item
    muted = item.kind == "break"
    head = (
        Cell(show_clock(slot.begins, hours), strong=not muted, muted=muted),
        Cell(str(item.minutes), strong=not muted, muted=muted),
        Cell(_with_purpose(view, slot), note=item.lead, strong=not muted, muted=muted),
    )
    return [head, *(_asked(step, of_close=item.kind == "close") for step in planned.steps_of(view, item))]


def _with_purpose(view: View, slot: Slot) -> str:
    decide = planned.what_for(view, slot.item) == "Decide"
    return f"{slot.item.title} (to decide)" if decide else slot.item.title


def _asked(step: Step, *, of_close: bool) -> tuple[Cell, ...]:
    """The note is left out where it is the same at every meeting: in the close, and at a worksheet's ends."""
    note = "" if of_close or step.is_closing else step.note
    return (Cell(), Cell(str(step.minutes), muted=True), Cell(step.prompt, note=note))


def _room_left(view: View, meeting: Meeting, hours: str) -> str:
    """How much of the time is planned, when it ends, who is invited."""
    items = planned.items_of(view, meeting)
    minutes, left = sum(item.minutes for item in items), spare(meeting, items)
    over = f"{count(-left, 'minute')} too many" if left < 0 else f"{left} to spare"
    invited = sum(one.invited for one in attendance_of(view, meeting.id).values())
    who = f" {count(invited, 'person', 'people')} invited." if invited else ""
    return f"{minutes} minutes planned, {over} until {show_clock(meeting.ends, hours)}.{who}"
