"""Ahead or behind: the plan of a running meeting held against the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from convene.meetings.agenda import AgendaItem, current, ordered
from convene.meetings.meeting import Meeting

NEAR = timedelta(hours=1)
"""A meeting that starts no further off its plan ends when it was planned to."""

LEFT_OPEN = timedelta(hours=3)
"""So long after it should have been over, a meeting that still runs was left open."""


class Clock(NamedTuple):
    """Time left for the item that is on (negative when over); how far the meeting is behind its plan."""

    left: timedelta
    behind: timedelta


def clock(items: Sequence[AgendaItem], now: datetime) -> Clock | None:
    """The clock of a running meeting; None when no item is on.

    Behind is what the items so far took over their planned minutes (below zero: less), plus what the item
    that is on already is over, less what was cut or passed over. So neither starting late nor the time at
    the door counts, and minutes given on the way give time to the item and take it from the meeting.
    """
    on = current(items)
    if on is None or on.started is None:
        return None
    agenda = ordered(items)
    passed = agenda[: agenda.index(on)]
    behind = timedelta()
    for item in agenda:
        if item.started and item.ended:
            behind += item.ended - item.started - timedelta(minutes=item.minutes)
        elif item.started is None:
            behind += timedelta(minutes=0 if item in passed else item.planned) - timedelta(
                minutes=item.minutes
            )
    spent = _spent(on, now)
    takes = max(spent, timedelta(minutes=on.planned)) - timedelta(minutes=on.minutes)
    return Clock(timedelta(minutes=on.minutes + on.added) - spent, behind + takes)


def ends_about(items: Sequence[AgendaItem], now: datetime) -> datetime:
    """When the meeting ends if all that comes takes its minutes, and what is on the time it has left."""
    ticking, on = clock(items, now), current(items)
    at = now + (max(timedelta(), ticking.left) if ticking else timedelta())
    agenda = ordered(items)
    coming = agenda[agenda.index(on) + 1 :] if on else agenda
    return at + timedelta(minutes=sum(item.planned for item in coming if item.started is None))


def planned_end(meeting: Meeting, now: datetime) -> datetime:
    """When it is to be over: as planned, or after its length where it started at quite another time or day.

    The plan is read by the clock on the wall now: a zone that is mended in the middle mends it too.
    """
    begins = datetime.combine(meeting.day, meeting.begins, now.tzinfo)
    if meeting.started and abs(meeting.started - begins) > NEAR:
        begins = meeting.started.astimezone(now.tzinfo)
    return begins + timedelta(minutes=meeting.minutes)


def left_open_since(meeting: Meeting, items: Sequence[AgendaItem], now: datetime) -> datetime | None:
    """When a meeting was over that nobody closed: by its plan, or with the last item that began.

    None while it may still go on.
    """
    ends = planned_end(meeting, now)
    for item in items:
        if item.started:
            took = timedelta(minutes=item.minutes + item.added)
            ends = max(ends, item.started.astimezone(now.tzinfo) + took)
    return ends if now - ends > LEFT_OPEN else None


def in_words(behind: timedelta) -> str:
    """ "4 min behind", "3 min ahead"; "on time" within half a minute."""
    minutes = round(behind.total_seconds() / 60)
    if not minutes:
        return "on time"
    return f"{minutes} min behind" if minutes > 0 else f"{-minutes} min ahead"


def digits(left: timedelta) -> str:
    """ "4:59"; "0:00" when it is over."""
    seconds = max(0, round(left.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02}"


def _spent(on: AgendaItem, now: datetime) -> timedelta:
    """How long an item has been on; never less than nothing, should the laptop's clock be set back."""
    return max(timedelta(), (on.paused or now) - (on.started or now))
