"""A person at the table."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person. `organization` is an organization's id; `contact` is never shown to the room.

    For someone `under_18`, `name` is the first name and an initial, and there is no contact.
    `vote` says whether this person has a seat with a vote.
    """

    table: ClassVar[str] = "people"

    id: int = 0
    order: float = 0.0
    name: str
    organization: int | None = None
    roles: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    decides: bool = False
    under_18: bool = False
    vote: bool = False
    contact: str = ""
