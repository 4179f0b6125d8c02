"""Who was there: counts, sectors, and names by organization."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from convene.blocks import Block, Blocks, Cell, Column, Heading, Prose, Rows
from convene.handouts.parts.counting import count, listed, sentence
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence, by_sector, present
from convene.people.organization import Organization, sectors
from convene.people.person import Person

MANY = 25
"""From so many organizations on, names stand in a table and not in a paragraph."""


class There(NamedTuple):
    """The people at one meeting.

    `came` counts everyone who was marked, also someone taken off the list of people since; `people` are
    those still on it. `missing` are sectors with an organization of which nobody came.
    """

    came: int
    people: tuple[Person, ...]
    organizations: dict[int, Organization]
    sectors: int
    all_sectors: int
    missing: tuple[str, ...]


def there(view: View, meeting: Meeting) -> There:
    """Who was marked present at a meeting."""
    attendance = [one for one in view.all(Presence) if one.meeting == meeting.id and one.arrived]
    organizations = view.by_id(Organization)
    people = tuple(present(attendance, view.by_id(Person)))
    here = by_sector(people, organizations)
    every = sorted(sectors(organizations.values()))
    came = len({one.person for one in attendance})
    missing = tuple(sector for sector in every if not here[sector])
    return There(came, people, organizations, len(every) - len(missing), len(every), missing)


def who_was_there(found: There) -> Blocks:
    """Heading, counts, names; nothing when nobody was marked."""
    if not found.came:
        return ()
    groups = _by_organization(found)
    named = sum(1 for name, _ in groups if name)
    blocks: list[Block] = [
        Heading(level=1, text="Who was there"),
        Prose(text=_counts(found, named)),
    ]
    if named < MANY:
        blocks.append(Prose(text=sentence("; ".join(_group(name, people) for name, people in groups))))
    else:
        columns = (Column("Organization", weight=45), Column("Who", weight=55))
        rows = tuple((Cell(name or "No organization"), Cell(", ".join(people))) for name, people in groups)
        blocks.append(Rows(caption="Who was there, by organization", columns=columns, rows=rows))
    return tuple(blocks) if found.people else tuple(blocks[:2])


def _counts(found: There, organizations: int) -> str:
    words = count(found.came, "person", "people")
    if organizations:
        words += f" from {count(organizations, 'organization')}"
    if found.all_sectors:
        words += f", {found.sectors} of {count(found.all_sectors, 'sector')}"
    words += "."
    gone = found.came - len(found.people)
    if gone:
        words += f" {gone} of them {'is' if gone == 1 else 'are'} no longer on our list."
    if found.missing:
        words += f" Not there: {listed(found.missing)}."
    return words


def _by_organization(found: There) -> list[tuple[str, list[str]]]:
    """Names by organization, both in order; those without one last."""
    groups: dict[str, list[str]] = defaultdict(list)
    for person in found.people:
        organization = found.organizations.get(person.organization or 0)
        groups[organization.name if organization else ""].append(person.name)
    return sorted(groups.items(), key=lambda group: (not group[0], group[0].casefold()))


def _group(organization: str, people: list[str]) -> str:
    names = ", ".join(people)
    return f"{organization}: {names}" if organization else names
