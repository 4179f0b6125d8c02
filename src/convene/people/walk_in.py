"""Someone nobody expected, typed at the door: "Lena Ortiz, Falls Youth Center, Youth"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convene.errors import BadInput
from convene.people.matching import Known, plain
from convene.people.sectors import Sectors
from convene.typed import clean_line


class WalkIn(NamedTuple):
    """A new person as typed; `organization_id` is set when the organization is known already.

    `new_sector`: the sector is none of those that can be chosen.
    """

    name: str
    organization: str = ""
    organization_id: int | None = None
    sector: str = ""
    new_sector: bool = False

    @property
    def words(self) -> str:
        """What would be added, in one line."""
        sector = f"new sector: {self.sector}" if self.new_sector else self.sector
        return " · ".join(part for part in (self.name, self.organization, sector) if part)


def read_walk_in(words: str, organizations: Sequence[Known], sectors: Sectors) -> WalkIn:
    """Name, organization and sector, the last two optional; further commas belong to the sector.

    An organization is a known one only when it is named in full; a sector is one of the list when it is
    named by itself, by another word for it, or by beginnings that fit no other. A new organization that is
    called as a sector is ("Dev Rao, parents") is of that sector, where no other is said.
    Raises BadInput when the name is missing.
    """
    name, organization, sector = [*(part.strip() for part in clean_line(words).split(",", 2)), "", ""][:3]
    if not name:
        raise BadInput("A new person needs a name.", todo='Type "Name, organization, sector".')
    same = [one for one in organizations if plain(one.name) == plain(organization)] if organization else []
    known = same[0] if same else None
    called = sectors.counted_as(organization)
    if not sector and not known and called in sectors.names:
        sector = called
    return WalkIn(
        name,
        known.name if known else organization,
        known.id if known else None,
        meant := sectors.meant_by(sector),
        sectors.is_new(meant),
    )
