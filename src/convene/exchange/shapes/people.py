"""People and organizations as scripts read them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from convene.exchange.shapes.labels import Labels, joined
from convene.initiative.view import View
from convene.people.organization import Organization
from convene.people.person import Person


class PersonShape(msgspec.Struct, frozen=True, kw_only=True):
    """A person. `contact` is private: it is in JSON only, and in nothing that is shown to a room."""

    name: str
    organization: str | None
    sector: str | None
    roles: tuple[str, ...]
    brings: tuple[str, ...]
    decides: bool
    vote: bool
    under_18: bool
    contact: str

    @property
    def line(self) -> str:
        """The same to a person, without the contact."""
        return joined(self.name, self.organization, ", ".join(self.roles))


class OrganizationShape(msgspec.Struct, frozen=True, kw_only=True):
    """An organization, with the names of its people."""

    name: str
    sector: str
    what_they_do: tuple[str, ...]
    whom_they_reach: str
    reach: str
    involvement: str
    people: tuple[str, ...]

    @property
    def line(self) -> str:
        """The same to a person."""
        return joined(self.name or "(no name)", self.sector, self.involvement, ", ".join(self.people))


def people(view: View) -> Sequence[PersonShape]:
    """Everyone, in the order of the list."""
    organizations = Labels(view).organizations
    return [_person(one, organizations.get(one.organization or 0)) for one in view.all(Person)]


def organizations(view: View) -> Sequence[OrganizationShape]:
    """Every organization, in the order of the map."""
    everyone = view.all(Person)
    return [
        OrganizationShape(
            name=one.name,
            sector=one.sector,
            what_they_do=one.what_they_do,
            whom_they_reach=one.whom_they_reach,
            reach=one.reach,
            involvement=one.involvement,
            people=tuple(person.name for person in everyone if person.organization == one.id),
        )
        for one in view.all(Organization)
    ]


def _person(person: Person, organization: Organization | None) -> PersonShape:
    return PersonShape(
        name=person.name,
        organization=organization.name if organization else None,
        sector=(organization.sector or None) if organization else None,
        roles=person.roles,
        brings=person.brings,
        decides=person.decides,
        vote=person.vote,
        under_18=person.under_18,
        contact=person.contact,
    )
