"""An organization at the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

import msgspec


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


def sectors(organizations: Iterable[Organization]) -> Counter[str]:
    """How many organizations of each sector, those without a sector left out."""
    return Counter(organization.sector for organization in organizations if organization.sector)
