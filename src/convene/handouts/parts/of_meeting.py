"""What papers of a meeting share: which one it is, when and where it is held."""

from __future__ import annotations

from convene.dates import show_day
from convene.errors import ConveneError
from convene.handouts.parts.handout import Handout
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.times import show_clock


def meeting_of(view: View, handout: Handout) -> Meeting:
    """The meeting that a handout is of. Raises ConveneError if it is gone."""
    meeting = view.get(Meeting, handout.meeting)
    if meeting is None:
        raise ConveneError(
            f"{handout.name}: this meeting is no longer there.",
            "Nothing was written.",
            "Undo brings it back.",
        )
    return meeting


def when_and_where(meeting: Meeting, hours: str) -> tuple[str, ...]:
    """ "Thu Dec 3, 2026, 3:30 PM to 5:30 PM", and the place if it is known. `hours` is "12" or "24"."""
    when = f"{show_day(meeting.day, year=True)}, {from_to(meeting, hours)}"
    return (when, meeting.place) if meeting.place else (when,)


def from_to(meeting: Meeting, hours: str) -> str:
    """ "3:30 PM to 5:30 PM"."""
    return f"{show_clock(meeting.begins, hours)} to {show_clock(meeting.ends, hours)}"
