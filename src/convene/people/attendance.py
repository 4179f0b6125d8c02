"""Who is at a meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

import msgspec

from convene.people.organization import Organization
from convene.people.person import Person
from convene.people.sectors import Sectors


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """One person at one meeting: invited, and present since `arrived` if they came, until they `left`.

    Who only looks on, or facilitates, has `no_vote` here, whatever seat they have. Who did not tick "List my
    name" on the sign-in sheet is `unlisted`: counted, and not named on paper among those who were there.
    """

    table: ClassVar[str] = "attendance"

    id: int = 0
    meeting: int
    person: int
    invited: bool = False
    arrived: datetime | None = None
    left: datetime | None = None
    no_vote: bool = False
    unlisted: bool = False

    @property
    def may_vote(self) -> bool:
        """Whether this person is in the room and not left out of the vote."""
        return self.arrived is not None and self.left is None and not self.no_vote


class Count(NamedTuple):
    """How many were invited, how many of them are here, and how many came without."""

    invited: int
    came: int
    walk_ins: int

    @property
    def here(self) -> int:
        """Everybody in the room."""
        return self.came + self.walk_ins


class SectorCount(NamedTuple):
    """How many people of a sector are here; `missing` says in words why there are none."""

    sector: str
    here: int
    missing: str = ""


NOT_HERE = "not here"
NO_ORGANIZATION = "no organization yet"


def present(attendance: Iterable[Presence], people: Mapping[int, Person]) -> list[Person]:
    """The people who came, by name. Someone removed from the people since is left out."""
    here = (people.get(one.person) for one in attendance if one.arrived)
    return sorted((person for person in here if person), key=lambda person: person.name.casefold())


def counted(attendance: Iterable[Presence], people: Mapping[int, Person]) -> Count:
    """Invited, came, walk-ins. Someone removed from the people since is left out."""
    known = [one for one in attendance if one.person in people]
    invited = [one for one in known if one.invited]
    came = sum(one.arrived is not None for one in invited)
    return Count(len(invited), came, sum(one.arrived is not None and not one.invited for one in known))


def count_in_words(count: Count) -> str:
    """ "19 of 22, 3 walk-ins"; "8 here" when nobody was invited."""
    if not count.invited:
        return f"{count.here} here"
    walk_ins = f", {count.walk_ins} walk-in{'' if count.walk_ins == 1 else 's'}" if count.walk_ins else ""
    return f"{count.came} of {count.invited}{walk_ins}"


def by_sector(
    people: Iterable[Person], organizations: Mapping[int, Organization], sectors: Sectors
) -> Counter[str]:
    """How many of these people come from which sector; people without one are left out."""
    found: Counter[str] = Counter()
    for person in people:
        organization = organizations.get(person.organization or 0)
        if organization and organization.sector:
            found[sectors.counted_as(organization.sector)] += 1
    return found


def sector_counts(
    people: Iterable[Person],
    organizations: Mapping[int, Organization],
    needed: Sequence[str],
    sectors: Sectors,
) -> list[SectorCount]:
    """The sectors here, then those that are missing: with an organization but nobody here, or needed and
    without an active one. Each in the order of `needed`, others by name. A sector that was typed by another
    word ("police") counts as the one of the list."""
    here = by_sector(people, organizations, sectors)
    known = {sectors.counted_as(one.sector) for one in organizations.values() if one.sector and one.is_active}
    order = {sector: place for place, sector in enumerate(needed)}
    every = sorted({*here, *known, *needed}, key=lambda one: (order.get(one, len(order)), one.casefold()))
    there = [SectorCount(sector, here[sector]) for sector in every if here[sector]]
    away = [sector for sector in every if not here[sector]]
    absent = [SectorCount(sector, 0, NOT_HERE) for sector in away if sector in known]
    nobody = [SectorCount(sector, 0, NO_ORGANIZATION) for sector in away if sector not in known]
    return [*there, *absent, *nobody]
