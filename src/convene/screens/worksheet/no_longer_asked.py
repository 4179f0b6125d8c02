"""The question after a worksheet was changed: what becomes of answers that it no longer asks for."""

from __future__ import annotations

from convene.initiative.gone import Gone
from convene.screens.choosing import Choosing

MOST_LINES = 3


def what_becomes_of(gone: Gone) -> Choosing:
    """Asks about one step or column: 0 keeps its answers where they are, n moves them to its nth home."""
    shown = [f"  {line}" for line in gone.lines[:MOST_LINES]]
    more = len(gone.lines) - MOST_LINES
    if more > 0:
        shown.append(f"  and {more} more")
    question = f"This worksheet was changed.\n“{gone.title}” is no longer asked. It was answered:"
    return Choosing(
        "\n".join([question, *shown, "What becomes of it?"]),
        ["Keep it, under “no longer asked”", *(f"Move it to “{home.title}”" for home in gone.homes[:8])],
    )
