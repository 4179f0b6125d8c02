"""An agenda as lines of a table, and the line that says whether it fits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from textual.content import Content

from convene.captured.action import Action
from convene.captured.parking_lot import ParkingItem
from convene.dates import show_day
from convene.initiative.returning import Returning, reason_of
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem, Slot, slots, spare
from convene.meetings.meeting import Meeting
from convene.meetings.taken import Took, took
from convene.screens.meeting.words import counted_words, short_clock
from convene.times import show_clock
from convene.widgets.listing import NARROW, Line, ListColumn
from convene.widgets.words import cell, joined

COLUMNS = (
    ListColumn("Time", 5),
    ListColumn("Min", 3),
    ListColumn("Item"),
    ListColumn("", 10, least=64),
    ListColumn("", 9, least=NARROW),
)


def agenda_lines(
    view: View, meeting: Meeting, items: Sequence[AgendaItem], hours: str, back: Sequence[Returning] = ()
) -> list[Line]:
    """A line for each item, with the times that follow from the minutes; `back` are those that came back."""
    return [_line(view, slot, hours, reason_of(back, slot.item)) for slot in slots(meeting, items)]


def detail_of(view: View, item: AgendaItem) -> str:
    """ "5 steps", "9 actions", or who leads."""
    worksheet = view.shelf.get(item.worksheet) if item.worksheet else None
    if worksheet:
        known = {step.id for step in worksheet.steps}
        return counted_words(len([step for step in item.steps if step in known]) or len(known), "step")
    if item.worksheet:
        return "not here"
    if item.kind == "review":
        return counted_words(sum(action.is_open for action in view.all(Action)), "action") or "no actions"
    if item.kind == "parking":
        waiting = sum(topic.state == "Open" for topic in view.all(ParkingItem))
        return counted_words(waiting, "topic") or "no topics"
    return item.lead


def note_of(meeting: Meeting, item: AgendaItem, back: Returning | None, last: Took | None) -> str:
    """Why it is back, and what it took: here, if the meeting has been, else the last time."""
    real = took(item)
    if real is not None:
        return f"Took {counted_words(real, 'minute')}, {_planned(real, item.minutes)}."
    told = [back.why] if back else []
    if last:
        day = show_day(last.day, year=last.day.year != meeting.day.year)
        told.append(
            f"Took {counted_words(last.minutes, 'minute')} on {day}, {_planned(last.minutes, last.planned)}."
        )
    return " ".join(told)


def _planned(minutes: int, planned: int) -> str:
    return "as planned" if minutes == planned else f"{planned} planned"


def total_line(meeting: Meeting, items: Sequence[AgendaItem], hours: str) -> Content:
    """ "11:55 AM   5 minutes to spare", or "15 minutes over: 12:15 PM" with a mark."""
    left = spare(meeting, items)
    minutes = sum(item.planned for item in items)
    ends = datetime.combine(meeting.day, meeting.begins) + timedelta(minutes=minutes)
    if left < 0:
        return joined(
            (f"(!) {counted_words(-left, 'minute')} over: {show_clock(ends, hours)}", "bold $late"),
            (f"   the meeting ends at {show_clock(meeting.ends, hours)}", "$muted"),
        )
    words = f"{counted_words(left, 'minute')} to spare" if left else "it fits to the minute"
    return joined((show_clock(ends, hours), "bold"), f"   {words}")


def _line(view: View, slot: Slot, hours: str, back: Returning | None) -> Line:
    item = slot.item
    often = f"back {back.often}x" if back and back.often > 1 else "back"
    detail = detail_of(view, item) or (often if back and back.reason == "open" else "")
    return Line(
        str(item.id),
        (
            cell(short_clock(slot.begins, hours), right=True),
            cell(str(item.planned or "–"), right=True),
            cell(item.title, "bold" if item.kind != "break" else ""),
            cell(detail),
            cell(item.kind),
        ),
    )
