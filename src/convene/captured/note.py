"""Something worth keeping that is neither a decision nor an action."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import msgspec


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """N1, N2, ..."""

    table: ClassVar[str] = "notes"
    letter: ClassVar[str] = "N"

    id: int = 0
    number: int
    text: str
    at: datetime
    meeting: int | None = None
    formerly: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """As said aloud: "N3"."""
        return f"{self.letter}{self.number}"

    @property
    def title(self) -> str:
        """The note, under the name that all captured things share."""
        return self.text
