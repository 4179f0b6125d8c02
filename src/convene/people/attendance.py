"""Who is at a meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import ClassVar

import msgspec

from convene.people.organization import Organization
from convene.people.person import Person


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """One person at one meeting: invited, and present since `arrived` if they came."""

    table: ClassVar[str] = "attendance"

    id: int = 0
    meeting: int
    person: int
    invited: bool = False
    arrived: datetime | None = None


def present(attendance: Iterable[Presence], people: Mapping[int, Person]) -> list[Person]:
    """The people who came, by name. Someone removed from the people since is left out."""
    here = (people.get(one.person) for one in attendance if one.arrived)
    return sorted((person for person in here if person), key=lambda person: person.name.casefold())


def by_sector(people: Iterable[Person], organizations: Mapping[int, Organization]) -> Counter[str]:
    """How many of these people come from which sector; people without one are left out."""
    found: Counter[str] = Counter()
    for person in people:
        organization = organizations.get(person.organization or 0)
        if organization and organization.sector:
            found[organization.sector] += 1
    return found
