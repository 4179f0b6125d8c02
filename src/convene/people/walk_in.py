"""Someone nobody expected, typed at the door: "Lena Ortiz, Falls Youth Center, Youth"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convene.errors import BadInput
from convene.people.matching import Known, plain
from convene.typed import clean_line


class WalkIn(NamedTuple):
    """A new person as typed; `organization_id` is set when the organization is known already."""

    name: str
    organization: str = ""
    organization_id: int | None = None
    sector: str = ""

    @property
    def words(self) -> str:
        """What would be added, in one line."""
        return " · ".join(part for part in (self.name, self.organization, self.sector) if part)


def read_walk_in(words: str, organizations: Sequence[Known], sectors: Sequence[str]) -> WalkIn:
    """Name, organization and sector, the last two optional; further commas belong to the sector.

    An organization is a known one only when it is named in full; a sector is one of the list when it is
    named in full or by beginnings that fit no other. Raises BadInput when the name is missing.
    """
    name, organization, sector = [*(part.strip() for part in clean_line(words).split(",", 2)), "", ""][:3]
    if not name:
        raise BadInput("A new person needs a name.", todo='Type "Name, organization, sector".')
    same = [one for one in organizations if plain(one.name) == plain(organization)] if organization else []
    known = same[0] if same else None
    return WalkIn(
        name,
        known.name if known else organization,
        known.id if known else None,
        sector_named(sector, sectors),
    )


def sector_named(words: str, sectors: Sequence[str]) -> str:
    """The sector of the list that is meant, or the words as typed; "" for none."""
    fits = fitting_sectors(words, sectors)
    return fits[0] if len(fits) == 1 else words.strip()


def fitting_sectors(words: str, sectors: Sequence[str]) -> list[str]:
    """The sectors that the words name in full, else that begin so, else that have words which begin so."""
    typed = plain(words)
    if not typed:
        return []
    named = [(plain(sector), sector) for sector in sectors]
    for found in (
        [sector for name, sector in named if name == typed],
        [sector for name, sector in named if name.startswith(typed)],
        [sector for name, sector in named if _begin(typed.split(), name.split())],
    ):
        if found:
            return found
    return []


def _begin(typed: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in typed)
