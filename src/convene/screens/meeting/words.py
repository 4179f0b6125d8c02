"""How a meeting is said in a line: when, where, in what state, with how much in it."""

from __future__ import annotations

from datetime import date, datetime, time

from convene.dates import show_day
from convene.meetings.meeting import Meeting
from convene.times import show_clock


def day_words(day: date, today: date) -> str:
    """ "Thu Nov 19", with the year when it isn't this one."""
    return show_day(day, year=day.year != today.year)


def times_words(meeting: Meeting, hours: str) -> str:
    """ "9:00 AM to 12:00 PM"."""
    return f"{show_clock(meeting.begins, hours)} to {show_clock(meeting.ends, hours)}"


def when_words(meeting: Meeting, hours: str, today: date) -> str:
    """ "Thu Nov 19 · 9:00 AM to 12:00 PM · County Library, Room B"."""
    parts = (day_words(meeting.day, today), times_words(meeting, hours), meeting.place)
    return " · ".join(part for part in parts if part)


def state_words(meeting: Meeting, hours: str, today: date) -> str:
    """ "planned", "planned for today", "running since 9:02 AM", "closed"."""
    if meeting.state == "running" and meeting.started:
        return f"running since {show_clock(meeting.started, hours)}"
    if meeting.state == "planned" and meeting.day <= today:
        return "planned for today" if meeting.day == today else "planned, not held"
    return meeting.state


def over_words(at: datetime, today: date, hours: str) -> str:
    """ "Thu Sep 17, 6:00 PM"."""
    return f"{day_words(at.date(), today)}, {show_clock(at, hours)}"


def counted_words(count: int, one: str, many: str = "") -> str:
    """ "7 items", "1 item"; "" for none."""
    return f"{count} {one if count == 1 else many or one + 's'}" if count else ""


def short_clock(at: time, hours: str) -> str:
    """ "9:10" where the half of the day stands elsewhere."""
    return show_clock(at, hours).partition(" ")[0]
