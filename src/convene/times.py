"""Clock times and lengths as people read and type them."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from convene.errors import BadInput


def show_clock(at: datetime | time, hours: str = "12") -> str:
    """ "9:42 AM", or "09:42" with the 24-hour clock."""
    if hours == "24":
        return f"{at.hour:02}:{at.minute:02}"
    return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"


def show_left(left: timedelta) -> str:
    """ "32:10 left", or "2:05 over" below zero."""
    seconds = round(abs(left.total_seconds()))
    words = f"{seconds // 60}:{seconds % 60:02}"
    return f"{words} {'over' if left < timedelta() else 'left'}"


def read_clock(words: str) -> time:
    """ "9", "9:30", "9am", "3:30 pm", "15:30" or "noon" to a time.

    Without am or pm, 1 to 6 is the afternoon, 03:30 is not.

    Raises BadInput.
    """
    typed = words.strip().casefold().replace(".", "")
    if typed == "noon":
        return time(12)
    found = re.fullmatch(r"(\d{1,2})(?::?(\d{2}))?\s*(am|pm|a|p)?", typed)
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif not half and 1 <= hour <= 6 and not typed.startswith("0"):
            hour += 12
        elif half:
            hour = 99
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise BadInput(f"“{words.strip()}” is not a time of day.", todo="Type a time such as 9:30 am or 15:30.")
