"""Line 1 while a meeting runs: where it is, and its clock."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from rich.cells import cell_len, set_cell_size

from convene.initiative.convening import agenda_of
from convene.initiative.view import View
from convene.meetings import clock
from convene.meetings.agenda import current
from convene.meetings.meeting import Meeting
from convene.screens.meeting.words import day_words
from convene.times import show_left

LEAST = 8
"""Cells that a title keeps, however narrow the window."""

SAID_FOR = timedelta(minutes=2)

ROOMY = 50
"""Cells from which on the parts of the line stand further apart."""


def running_line(view: View, meeting: Meeting, now: datetime, room: int) -> str:
    """ "▶ 3/7 Choose shared measures   32:10 left   4 min behind", the title cut so that the clock is seen.

    `room` is how many cells there are. Before the first item and after the last only the title stands there.
    """
    items = agenda_of(view, meeting.id)
    over = clock.left_open_since(meeting, items, now)
    if over:
        since = f" was left open on {day_words(over.date(), now.date())}"
        return f"▶ {cut(meeting.title, room - 2 - cell_len(since))}{since}"
    on = current(items)
    ticking = clock.clock(items, now)
    if on is None or ticking is None:
        return f"▶ {cut(meeting.title, room - 2)}"
    place = [item.id for item in items].index(on.id) + 1
    pace = clock.in_words(ticking.behind)
    gap = " " * (3 if room > ROOMY else 2)
    left = f"{show_left(ticking.left)}{', stopped' if on.paused else ''}"
    pace = breakout_words(meeting, now) or pace
    clocks = gap + left + (gap + pace if pace != "on time" else "")
    number = f"▶ {place}/{len(items)} "
    return f"{number}{cut(on.title, room - cell_len(number) - cell_len(clocks))}{clocks}"


def breakout_words(meeting: Meeting, now: datetime) -> str:
    """ "breakout 4:59"; for two minutes after it "back to the whole group"; "" otherwise."""
    if meeting.breakout_ends is None or now - meeting.breakout_ends > SAID_FOR:
        return ""
    left = meeting.breakout_ends - now
    return f"breakout {clock.digits(left)}" if left > timedelta() else "back to the whole group"


def minutes_left(left: timedelta) -> str:
    """ "32 min left" for the room, "2 min over" below zero: no seconds, nobody is hurried."""
    minutes = left.total_seconds() / 60
    return f"{math.ceil(minutes)} min left" if minutes > 0 else f"{math.floor(-minutes)} min over"


def cut(words: str, room: int) -> str:
    """Words that fit into so many cells, with a mark where the rest is left out."""
    room = max(room, LEAST)
    return words if cell_len(words) <= room else set_cell_size(words, room - 1).rstrip() + "…"
