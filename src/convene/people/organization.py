"""An organization at the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

import msgspec

NOT_ACTIVE = ("Not yet asked", "Said no for now")
"""Of the list `involvement`: the sector of such an organization is still missing."""


class Organization(msgspec.Struct, frozen=True, kw_only=True):
    """One organization. Its row is the one of the landscape map: the columns there are the fields here."""

    table: ClassVar[str] = "organizations"

    id: int = 0
    order: float = 0.0
    name: str = ""
    sector: str = ""
    what_they_do: tuple[str, ...] = ()
    whom_they_reach: str = ""
    reach: str = ""
    involvement: str = ""

    @property
    def is_active(self) -> bool:
        """Whether it takes part in any way: it was asked, and hasn't said no."""
        return self.involvement not in NOT_ACTIVE


def sectors(organizations: Iterable[Organization]) -> Counter[str]:
    """How many organizations of each sector, those without a sector left out."""
    return Counter(organization.sector for organization in organizations if organization.sector)
