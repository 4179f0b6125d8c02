"""Ahead or behind: the plan of a running meeting held against the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from convene.meetings.agenda import AgendaItem, current
from convene.meetings.meeting import Meeting


class Clock(NamedTuple):
    """Time left for the item that is on (negative when over); how far the meeting is behind its plan."""

    left: timedelta
    behind: timedelta


def clock(meeting: Meeting, items: Sequence[AgendaItem], now: datetime) -> Clock | None:
    """The clock of a running meeting; None when no item is on.

    Behind counts from when the meeting was really started: starting late is not being behind. It is what
    the items so far took over their minutes, plus what the item that is on already is over.
    """
    on = current(items)
    if on is None or on.started is None or meeting.started is None:
        return None
    left = timedelta(minutes=on.minutes + on.added) - (now - on.started)
    planned = sum(item.minutes for item in items if item.started and item.id != on.id)
    spent = on.started - meeting.started
    over = max(timedelta(), now - on.started - timedelta(minutes=on.minutes))
    return Clock(left, spent - timedelta(minutes=planned) + over)
