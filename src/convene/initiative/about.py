"""What an initiative is about."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import msgspec


class About(msgspec.Struct, frozen=True, kw_only=True):
    """The one record of the table `initiative`: its name, place, problem, who facilitates, since when."""

    table: ClassVar[str] = "initiative"

    id: int = 0
    name: str
    place: str = ""
    problem: str = ""
    facilitator: str = ""
    created: datetime
    note: str = ""
