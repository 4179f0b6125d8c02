"""A topic put aside for later."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

import msgspec

ParkingState = Literal["Open", "On an agenda", "Done", "Dropped"]


class ParkingItem(msgspec.Struct, frozen=True, kw_only=True):
    """P1, P2, ...: `keeper` is the person who keeps it alive."""

    table: ClassVar[str] = "parking_lot"
    letter: ClassVar[str] = "P"

    id: int = 0
    number: int
    what: str
    at: datetime
    keeper: int | None = None
    state: ParkingState = "Open"
    meeting: int | None = None
    formerly: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """As said aloud: "P2"."""
        return f"{self.letter}{self.number}"

    @property
    def title(self) -> str:
        """The topic, under the name that all captured things share."""
        return self.what
