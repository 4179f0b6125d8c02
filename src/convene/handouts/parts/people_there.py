"""Who was there: counts, sectors, and names by organization."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from convene.blocks import Block, Blocks, Cell, Column, Heading, Prose, Rows
from convene.handouts.parts.counting import count, sentence
from convene.initiative.attending import sectors_here
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.people.attendance import NO_ORGANIZATION, NOT_HERE, Presence, SectorCount, present
from convene.people.organization import Organization
from convene.people.person import Person

MANY = 25
"""From so many organizations on, names stand in a table and not in a paragraph."""

SAID = {NOT_HERE: "Not there", NO_ORGANIZATION: "No organization yet"}
"""What is said of sectors that are missing, by why they are."""


class There(NamedTuple):
    """The people at one meeting.

    `came` counts everyone who was marked, also someone taken off the list of people since; `people` are
    those still on it. `unlisted` are those among them who are not to be named. `sectors` are counted as on
    the screen at the door.
    """

    came: int
    people: tuple[Person, ...]
    organizations: dict[int, Organization]
    sectors: tuple[SectorCount, ...]
    unlisted: frozenset[int] = frozenset()

    @property
    def share(self) -> tuple[int, int]:
        """How many sectors were there, of how many with an active organization."""
        here = len(self.named(""))
        return here, here + len(self.named(NOT_HERE))

    def named(self, why: str) -> tuple[str, ...]:
        """The sectors that are missing for this reason; with "" those that were there."""
        return tuple(one.sector for one in self.sectors if one.missing == why)


def there(view: View, meeting: Meeting) -> There:
    """Who was marked present at a meeting."""
    attendance = [one for one in view.all(Presence) if one.meeting == meeting.id and one.arrived]
    people = tuple(present(attendance, view.by_id(Person)))
    came = len({one.person for one in attendance})
    unlisted = frozenset(one.person for one in attendance if one.unlisted)
    return There(came, people, view.by_id(Organization), tuple(sectors_here(view, people)), unlisted)


def who_was_there(found: There) -> Blocks:
    """Heading, counts, names; nothing when nobody was marked."""
    if not found.came:
        return ()
    groups = _by_organization(found)
    named = len({one.organization for one in found.people if one.organization in found.organizations})
    blocks: list[Block] = [
        Heading(level=1, text="Who was there"),
        Prose(text=_counts(found, named)),
    ]
    if not groups:
        return tuple(blocks)
    if named < MANY:
        blocks.append(Prose(text=sentence("; ".join(_group(name, people) for name, people in groups))))
    else:
        columns = (Column("Organization", weight=45), Column("Who", weight=55))
        rows = tuple((Cell(name or "No organization"), Cell(", ".join(people))) for name, people in groups)
        blocks.append(Rows(caption="Who was there, by organization", columns=columns, rows=rows))
    return tuple(blocks)


def _counts(found: There, organizations: int) -> str:
    words = count(found.came, "person", "people")
    if organizations:
        words += f" from {count(organizations, 'organization')}"
    here, every = found.share
    if every:
        words += f", {here} of {count(every, 'sector')}"
    words += "."
    gone = found.came - len(found.people)
    if gone:
        words += f" {gone} of them {'is' if gone == 1 else 'are'} no longer on our list."
    for why in (NOT_HERE, NO_ORGANIZATION):
        if missing := found.named(why):
            words += f" {SAID[why]}: {'; '.join(missing)}."
    return words


def _by_organization(found: There) -> list[tuple[str, list[str]]]:
    """Names by organization, both in order; those without one last, and without those who don't want it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for person in found.people:
        if person.id in found.unlisted:
            continue
        organization = found.organizations.get(person.organization or 0)
        groups[organization.name if organization else ""].append(person.name)
    return sorted(groups.items(), key=lambda group: (not group[0], group[0].casefold()))


def _group(organization: str, people: list[str]) -> str:
    names = ", ".join(people)
    return f"{organization}: {names}" if organization else names
