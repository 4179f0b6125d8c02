"""Who does what already, sector by sector: is my organization there, and rightly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from convene.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Document,
    Fact,
    Glance,
    Heading,
    Items,
    Paper,
    Rows,
    SmallNote,
)
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import begun_small, count
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import Sources
from convene.handouts.parts.worked_on import REFUSED
from convene.initiative.attending import sectors
from convene.initiative.view import View
from convene.people.organization import Organization

KIND, NAME = "landscape-map", "Landscape map"

GAPS = "landscape-map.gaps"
NOBODY = Lack("No organization is written down yet.", "landscape-map.organizations")
ONE_TABLE = 30
"""So many organizations stand in one table, with their sector below the name; with more, each sector has a
heading. A table for each of ten sectors with one or two of them would be three pages of heads."""
NO_SECTOR = "No sector named"
COLUMNS = (
    Column("Organization", "words", 27),
    Column("What they do about it", "words", 28),
    Column("Whom they reach", "words", 18),
    Column("Reach", "words", 14),
    Column("Involvement", "words", 13),
)


def offered(view: View) -> tuple[Handout, ...]:
    """One, once an organization is on the map."""
    by_sector = _by_sector(view)
    named = len(by_sector.keys() - {NO_SECTOR})
    found = sum(map(len, by_sector.values()))
    holds = f"{count(found, 'organization')} from {count(named, 'sector')}"
    return whole.offered(view, KIND, NAME, holds, None if found else NOBODY)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """Figures, the organizations, what is missing or double."""
    blocks = (
        *_glance(view),
        Heading(level=1, text="Who does what"),
        *_tables(view),
        *_gaps(view),
        SmallNote(text="Is your organization here, and rightly? Tell us what to mend."),
    )
    changed = last_change(view, worksheets=("landscape-map",))
    return whole.document(
        view, NAME, blocks, changed=changed, paper=paper, title="Who is already doing something"
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the map is made of."""
    return Sources(tables=frozenset({"organizations"}), steps=frozenset({GAPS}))


def _by_sector(view: View) -> dict[str, list[Organization]]:
    """The organizations of each sector; sectors by name, those without one last."""
    listed, found = sectors(view), defaultdict(list)
    for one in view.all(Organization):
        if one.name:
            found[listed.counted_as(one.sector) if one.sector else NO_SECTOR].append(one)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == NO_SECTOR, pair[0].casefold())))


def _glance(view: View) -> Blocks:
    by_sector = _by_sector(view)
    every = [one for found in by_sector.values() for one in found]
    reaches = Counter(one.reach for one in every if one.reach).most_common(1)
    facts = [
        Fact("Organizations", str(len(every))),
        Fact("Sectors", str(len(by_sector.keys() - {NO_SECTOR}))),
    ]
    facts += [Fact("Most of them reach", begun_small(reach)) for reach, _ in reaches]
    return (Glance(facts=tuple(facts)),)


def _tables(view: View) -> list[Block]:
    by_sector = _by_sector(view)
    if sum(map(len, by_sector.values())) <= ONE_TABLE:
        rows = [row for sector, found in by_sector.items() for row in _rows(found, sector)]
        return [Rows(caption="Who does what", columns=COLUMNS, rows=tuple(rows))]
    return [
        block
        for sector, found in by_sector.items()
        for block in (
            Heading(level=2, text=sector),
            Rows(caption=sector, columns=COLUMNS, rows=tuple(_rows(found))),
        )
    ]


def _rows(organizations: Sequence[Organization], sector: str = "") -> list[tuple[Cell, ...]]:
    """A line for each; its sector below the name, where no heading says it."""
    return [
        (
            Cell(one.name, note=sector, strong=True),
            Cell(", ".join(one.what_they_do)),
            Cell(one.whom_they_reach),
            Cell(one.reach),
            Cell("" if one.involvement == REFUSED else one.involvement),
        )
        for one in organizations
    ]


def _gaps(view: View) -> Blocks:
    """What the group sees on the map: kind by kind, in the order they were named."""
    rows = [one for one in whole.told(view, GAPS) if one["what_we_see"]]
    kinds = list(dict.fromkeys(one["kind"] for one in rows))
    items = tuple(_seen(one) for one in sorted(rows, key=lambda one: kinds.index(one["kind"])))
    return (Heading(level=1, text="What we see on the map"), Items(items=items)) if items else ()


def _seen(row: Mapping[str, str]) -> str:
    """ "Gap: no ride to treatment (adults without a car)"."""
    kind, whom = row["kind"], row["for_whom_or_where"]
    words = f"{kind}: {begun_small(row['what_we_see'])}" if kind else row["what_we_see"]
    return f"{words} ({begun_small(whom)})" if whom else words
