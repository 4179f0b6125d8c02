"""The agenda for the room: when we start, when I can leave, what is decided."""

from __future__ import annotations

from convene.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Document,
    Heading,
    Items,
    Lead,
    Masthead,
    Paper,
    Prose,
    Rows,
)
from convene.captured.action import Action
from convene.handouts.parts import planned
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import month_day, sentence, spelled
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.of_meeting import meeting_of, when_and_where
from convene.handouts.parts.purpose import met_for
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem, Slot, slots
from convene.meetings.meeting import Meeting
from convene.people.person import Person
from convene.times import show_clock

KIND, NAME = "agenda", "Agenda"

MOST = 6
"""Of the actions that are due, and of parked topics: the rest is counted, or the page would not hold it."""


def offered(view: View) -> tuple[Handout, ...]:
    """The agenda of each meeting that is planned or runs."""
    return planned.offered(view, KIND, NAME, planned.items_in_words, needs_items=True)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """Times, items, who leads, what for; never the facilitator's notes or minutes."""
    meeting = meeting_of(view, handout)
    items = planned.items_of(view, meeting)
    bring = (Prose(text=sentence(f"Please bring: {meeting.bring}")),) if meeting.bring else ()
    blocks: list[Block] = [
        Masthead(kind=NAME, title=meeting.title, facts=when_and_where(meeting, hours)),
        *_lead(view, meeting, items),
        _table(view, meeting, items, hours),
        *_open(view, meeting),
        *bring,
    ]
    return Document(
        kind=NAME,
        title=meeting.title,
        initiative=view.about.name,
        day=meeting.day,
        changed=last_change(view, *(one.at for one in planned.due(view, meeting))),
        blocks=tuple(blocks),
        paper=paper,
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the agenda is made of."""
    return planned.sources(meeting_of(view, handout))


def _lead(view: View, meeting: Meeting, items: list[AgendaItem]) -> Blocks:
    """What we meet for, and what we leave with."""
    decide = sum(planned.what_for(view, item) == "Decide" for item in items)
    left = [f"{spelled(decide, 'decision')} (in bold below)"] if decide else []
    left += ["who does what by when"] if any(item.kind == "close" for item in items) else []
    leave = f"We leave with {' and '.join(left)}." if left else ""
    words = f"{met_for('We meet', meeting.purpose)} {leave}".strip()
    return (Lead(text=words),) if words else ()


def _table(view: View, meeting: Meeting, items: list[AgendaItem], hours: str) -> Rows:
    led = any(item.lead for item in items)
    columns = (
        Column("Time", "words", 12),
        Column("What", "words", 52 if led else 76),
        *((Column("Who leads", "words", 24),) if led else ()),
        Column("What for", "words", 12),
    )
    rows = [_row(view, slot, hours, led=led) for slot in slots(meeting, items)]
    end = (Cell(show_clock(meeting.ends, hours), strong=True), Cell("We end", strong=True))
    rows.append((*end, *(Cell() for _ in columns[2:])))
    return Rows(caption="Agenda", columns=columns, rows=tuple(rows))


def _row(view: View, slot: Slot, hours: str, *, led: bool) -> tuple[Cell, ...]:
    """One item: in bold if it is decided, muted if it is a break."""
    what_for, item = planned.what_for(view, slot.item), slot.item
    strong, muted = what_for == "Decide", item.kind == "break"
    words = (show_clock(slot.begins, hours), item.title, *((item.lead,) if led else ()), what_for)
    return tuple(Cell(one, strong=strong, muted=muted) for one in words)


def _open(view: View, meeting: Meeting) -> Blocks:
    """What was promised until this meeting, and what was parked at the one before."""
    people = view.by_id(Person)

    def said(action: Action) -> str:
        owner = people.get(action.who or 0)
        when = f"due {month_day(action.due, meeting.day)}" if action.due else ""
        return f"{action.label}  {action.what} ({owner.name if owner else 'no one yet'}, {when})"

    promised = [said(one) for one in planned.due(view, meeting)]
    parked = [f"{one.label}  {one.what}" for one in planned.still_parked(view, meeting)]
    blocks: list[Block] = []
    for title, lines in (("What we promised until today", promised), ("Parked last time", parked)):
        if lines:
            more = [f"and {len(lines) - MOST} more"] if len(lines) > MOST else []
            blocks += [Heading(level=2, text=title), Items(items=(*lines[:MOST], *more))]
    return (Heading(level=1, text="Open from last time"), *blocks) if blocks else ()
