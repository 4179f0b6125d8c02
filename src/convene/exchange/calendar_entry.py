"""A planned meeting as a calendar file, with the invitation as its text.

Times are floating: 3:30 PM where the meeting is. The record keeps no time zone, all who come live where it is
held, and a wrong zone would move the meeting in their calendars. Nobody is named as organizer or attendee, so
no mail address leaves the house and no calendar sends anything by itself.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from convene.exchange.placing import folder_for, place_file, plain_name, told
from convene.handouts.parts.counting import sentence
from convene.handouts.parts.planned import items_of
from convene.handouts.parts.purpose import met_for
from convene.initiative.view import View
from convene.meetings.agenda import slots
from convene.meetings.meeting import Meeting
from convene.times import show_clock


def calendar_entry(view: View, meeting: Meeting, made: datetime, hours: str = "12") -> bytes:
    """The file; its id stays the same, so that a later one (`made`) takes the place of an earlier."""
    from icalendar import Calendar, Event  # noqa: PLC0415  a fifth of the start, and only for those who export

    begins = datetime.combine(meeting.day, meeting.begins)
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_OID, f'{view.about.created.isoformat()} {meeting.id}')}@convene")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=meeting.minutes))
    event.add("summary", f"{view.about.name}: {meeting.title}")
    if meeting.place:
        event.add("location", meeting.place)
    event.add("description", invitation(view, meeting, hours))
    calendar = Calendar()
    calendar.add("prodid", "-//convene//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def invitation(view: View, meeting: Meeting, hours: str = "12") -> str:
    """What we meet for, the agenda by clock time, what to bring; parts without words are left out."""
    lines = [
        f"{show_clock(one.begins, hours)}  {one.item.title}"
        for one in slots(meeting, items_of(view, meeting))
    ]
    agenda = "\n".join(("Agenda", *lines)) if lines else ""
    bring = sentence(f"Please bring: {meeting.bring}") if meeting.bring else ""
    return "\n\n".join(part for part in (met_for("We meet", meeting.purpose), agenda, bring) if part)


def write_entry(view: View, meeting: Meeting, folder: Path, made: datetime, hours: str = "12") -> Path:
    """A calendar file in a folder, which is made; an existing one is never replaced. Raises NotSaved."""
    name = f"{plain_name(meeting.title, 'meeting')}-{meeting.day.isoformat()}"
    todo = "Make room, or name another folder: --to DIR"
    with told(f"The calendar file could not be written to {folder}", todo), folder_for(folder):
        return place_file(calendar_entry(view, meeting, made, hours), folder, name, ".ics")
