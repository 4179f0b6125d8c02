"""A meeting: planned, running, closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import ClassVar, Literal

import msgspec

State = Literal["planned", "running", "closed"]

_LONGEST = 12 * 60
"""Minutes; a longer meeting is a slip."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """M1, M2, ...: when and where, what for, and what happened to it.

    Its agenda items and its attendance are records of their own. `breakout_ends` is when the timer runs out
    that was started last, for as long as nobody stops it.
    """

    table: ClassVar[str] = "meetings"
    letter: ClassVar[str] = "M"

    id: int = 0
    number: int
    title: str
    day: date
    begins: time
    ends: time
    place: str = ""
    purpose: str = ""
    bring: str = ""
    started: datetime | None = None
    closed: datetime | None = None
    breakout_ends: datetime | None = None

    @property
    def label(self) -> str:
        """As said aloud: "M3"."""
        return f"{self.letter}{self.number}"

    @property
    def state(self) -> State:
        """Planned until it is started, running until it is closed."""
        if self.closed:
            return "closed"
        return "running" if self.started else "planned"

    @property
    def minutes(self) -> int:
        """From the planned beginning to the planned end; past midnight counts on."""
        begins = self.begins.hour * 60 + self.begins.minute
        ends = self.ends.hour * 60 + self.ends.minute
        return (ends - begins) % (24 * 60)


def listed(meetings: Iterable[Meeting]) -> list[Meeting]:
    """The running one, then the planned by day, then the closed, newest first."""
    planned: list[Meeting] = []
    on: list[Meeting] = []
    closed: list[Meeting] = []
    for meeting in sorted(meetings, key=lambda one: (one.day, one.begins, one.number)):
        {"running": on, "planned": planned, "closed": closed}[meeting.state].append(meeting)
    return [*on, *planned, *reversed(closed)]


def plausible_end(begins: time, ends: time) -> time:
    """The end as it was meant: 9 for a meeting that begins at 6:30 PM is 9 PM, not the next morning."""
    length = (ends.hour * 60 + ends.minute - begins.hour * 60 - begins.minute) % (24 * 60)
    if length > _LONGEST and ends.hour < 12:
        return ends.replace(hour=ends.hour + 12)
    return ends


def usual_end(begins: time) -> time:
    """Two hours later, where nothing else is known."""
    return (datetime.combine(date.min, begins) + timedelta(hours=2)).time()


def running(meetings: Iterable[Meeting]) -> Meeting | None:
    """The meeting that is running: the one started last, if several are."""
    on = [meeting for meeting in meetings if meeting.state == "running"]
    return max(on, key=lambda meeting: meeting.started or datetime.min, default=None)  # noqa: DTZ901


def next_planned(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The next meeting that is planned for today or later."""
    coming = [meeting for meeting in meetings if meeting.state == "planned" and meeting.day >= today]
    return min(coming, key=lambda meeting: (meeting.day, meeting.begins), default=None)


def after(meeting: Meeting, meetings: Iterable[Meeting]) -> Meeting | None:
    """The next meeting after this one by day and time, whatever became of it."""
    later = [one for one in meetings if (one.day, one.begins) > (meeting.day, meeting.begins)]
    return min(later, key=lambda one: (one.day, one.begins), default=None)
