"""What this window knows of its disk and of other windows; line 1 says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass
class Window:
    """`saved_at` is when everything was on disk last; `trouble` why something isn't, "" if nothing is amiss.

    `slow`: something waits for the disk for longer than a blink. `may_take_over`: it is only read here, and
    the window that wrote is gone.
    """

    saved_at: datetime
    trouble: str = ""
    slow: bool = False
    may_take_over: bool = False
