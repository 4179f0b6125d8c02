"""Ahead or behind: the plan of a running meeting held against the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from convene.meetings.agenda import AgendaItem, current, ordered


class Clock(NamedTuple):
    """Time left for the item that is on (negative when over); how far the meeting is behind its plan."""

    left: timedelta
    behind: timedelta


def clock(items: Sequence[AgendaItem], now: datetime) -> Clock | None:
    """The clock of a running meeting; None when no item is on.

    Behind is what the items so far took over their planned minutes (below zero: less), plus what the item
    that is on already is over. So neither starting late nor the time at the door counts, and minutes given
    on the way give time to the item and take it from the meeting.
    """
    on = current(items)
    if on is None or on.started is None:
        return None
    behind = timedelta()
    for item in items:
        if item.started and item.ended:
            behind += item.ended - item.started - timedelta(minutes=item.minutes)
    spent = (on.paused or now) - on.started
    over = max(timedelta(), spent - timedelta(minutes=on.minutes))
    return Clock(timedelta(minutes=on.minutes + on.added) - spent, behind + over)


def ends_about(items: Sequence[AgendaItem], now: datetime) -> datetime:
    """When the meeting ends if all that comes takes its minutes, and what is on the time it has left."""
    ticking, on = clock(items, now), current(items)
    at = now + (max(timedelta(), ticking.left) if ticking else timedelta())
    agenda = ordered(items)
    coming = agenda[agenda.index(on) + 1 :] if on else agenda
    return at + timedelta(minutes=sum(item.planned for item in coming if item.started is None))


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
