"""A decision in its exact words."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

import msgspec


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """D1, D2, ...: the words, how they were reached, with which numbers, and when to look again.

    `meeting` and the `worksheets` it is linked to may be missing; `vote` is the tally it rests on, in the
    version that was there then. `order` is its place among the numbers where it was moved on paper;
    `formerly` as of every captured thing.
    """

    table: ClassVar[str] = "decisions"
    letter: ClassVar[str] = "D"

    id: int = 0
    number: int
    text: str
    at: datetime
    meeting: int | None = None
    method: str = ""
    numbers: str = ""
    tell: tuple[str, ...] = ()
    look_again: date | None = None
    worksheets: tuple[str, ...] = ()
    vote: int | None = None
    vote_version: int = 1
    order: float | None = None
    formerly: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """As said aloud: "D7"."""
        return f"{self.letter}{self.number}"

    @property
    def title(self) -> str:
        """Its words, under the name that all captured things share."""
        return self.text
