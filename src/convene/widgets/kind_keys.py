"""The keys that make another kind of what was captured: the letters of capture, in capitals."""

from __future__ import annotations

from textual.binding import Binding

KIND_KEYS = (
    Binding("A", "become('action')", "Action", tooltip="Make an action of it"),
    Binding("D", "become('decision')", "Decision", tooltip="Make a decision of it"),
    Binding("P", "become('parking')", "Park", tooltip="Make a parked topic of it"),
    Binding("N", "become('note')", "Note", tooltip="Make a note of it"),
)
"""For every list of captured things; the action is the list's own."""
