"""What was captured in a meeting, and how it is said in a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting, running
from convene.screens.record.entries import RecordEntry, entries
from convene.voting.tally import Vote
from convene.widgets.words import joined


def captured_in(view: View, meeting: int, today: date) -> list[RecordEntry]:
    """Decisions, actions, parked topics and notes of a meeting, newest first."""
    found = entries(view, today)
    return [one for one in found if one.record.meeting == meeting and not isinstance(one.record, Vote)]


def just_captured(view: View, today: date) -> Decision | Action | ParkingItem | Note | None:
    """What was captured last: in the meeting that runs, else on this day."""
    meeting = running(view.all(Meeting))
    every = (one.record for one in entries(view, today) if meeting or one.day == today)
    kept = (one for one in every if meeting is None or one.meeting == meeting.id)
    return next((one for one in kept if not isinstance(one, Vote)), None)


def captured_during(view: View, item: AgendaItem, today: date, *, room: bool) -> list[RecordEntry]:
    """What was captured while an item was on; nothing before it began.

    Notes are the facilitator's: the room doesn't see them.
    """
    if item.started is None:
        return []
    here = captured_in(view, item.meeting, today)
    here = [one for one in here if not (room and isinstance(one.record, Note))]
    since = [one for one in here if one.record.at >= item.started]
    return [one for one in since if item.ended is None or one.record.at < item.ended]


def captured_lines(found: Sequence[RecordEntry]) -> Content:
    """A line for each: "A5 Send the agreement   Dana Ruiz, by Fri Nov 20"."""
    parts: list[str | tuple[str, str]] = []
    for number, entry in enumerate(found):
        parts += [("\n" if number else ""), (f"{entry.record.label} ", "bold"), entry.record.title]
        if isinstance(entry.record, Action):
            missing = missing_words(entry)
            said = ", ".join(part for part in (entry.who, entry.state) if part)
            parts.append((f"   {said}{' (!)' if missing else ''}", "$late" if missing else "$muted"))
    return joined(*parts)


def missing_words(entry: RecordEntry) -> str:
    """ "no name, no date (!)" for an open action that lacks one; "" otherwise."""
    record = entry.record
    if not isinstance(record, Action) or not record.is_open:
        return ""
    lacks = ["no name"] * (record.who is None) + ["no date"] * (record.due is None)
    return f"{', '.join(lacks)} (!)" if lacks else ""
