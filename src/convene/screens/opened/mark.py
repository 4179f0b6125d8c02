"""The mark at the right of line 1: saved, saving, NOT SAVED, read only and why."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from convene.initiative.initiative import Initiative
from convene.screens.opened.window import Window
from convene.times import show_clock

_SHORT = {
    "open in another window by ": "open by ",
    "open in another window": "another window",
    "this folder can't be written": "locked folder",
    "made by a newer convene": "newer convene",
}

LEAST = 24
"""So many columns are left for where we are, if it has that much to say."""


class Mark(NamedTuple):
    """The words, and whether they say that something is not as usual."""

    words: str
    amiss: bool


def mark(initiative: Initiative, window: Window, hours: str, room: int) -> Mark:
    """What line 1 says in so many columns; the last, shortest words if nothing fits."""
    said, amiss = _said(initiative, window, hours)
    return Mark(next((words for words in said if cell_len(words) <= room), said[-1]), amiss)


def room_for_mark(columns: int, where: str) -> int:
    """The columns for the mark in a line of so many that also says `where` we are."""
    return columns - min(cell_len(where), max(LEAST, columns * 2 // 5)) - 1


def _said(initiative: Initiative, window: Window, hours: str) -> tuple[tuple[str, ...], bool]:
    """The words from the longest on."""
    if window.may_take_over:
        return ("the other window is closed: F6 goes on here", "F6 goes on here"), True
    if not initiative.writable:
        return _read_only(initiative.read_only_because), True
    if window.trouble:
        words = f"NOT SAVED: {window.trouble}"
        return (f"{words}. Typing is kept; press F1", f"{words}; press F1", words, "NOT SAVED"), True
    if window.slow:
        return ("saving",), False
    return (f"saved {show_clock(window.saved_at, hours)}",), False


def _read_only(because: str) -> tuple[str, ...]:
    short = because
    for long, less in _SHORT.items():
        short = short.replace(long, less)
    said = (because, short, short.partition(" on ")[0])
    return (*(f"read only: {one}" for one in said if one), "read only")
