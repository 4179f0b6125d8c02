"""What the two lists of the place People show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.people.organization import Organization
from convene.people.person import Person
from convene.widgets.found import fits, marked
from convene.widgets.listing import NARROW, WIDE, Line, ListColumn
from convene.widgets.words import cell

LAST = 4
"""So many meetings back is who came counted."""

PEOPLE = (
    ListColumn("Name"),
    ListColumn("Organization", 24),
    ListColumn("Sector", 16, least=WIDE),
    ListColumn("Roles", 16, least=NARROW),
    ListColumn("Came", 6),
)
ORGANIZATIONS = (
    ListColumn("Organization"),
    ListColumn("Sector", 18),
    ListColumn("Involvement", 16, least=NARROW),
    ListColumn("People", 6),
    ListColumn("Came", 6),
)


class Came(NamedTuple):
    """Of the last meetings, how many a person or somebody of an organization was at."""

    meetings: int
    people: Counter[int]
    organizations: Counter[int]

    def words(self, counter: Counter[int], one: int) -> str:
        """ "3 of 4"; nothing before the first meeting."""
        return f"{counter[one]} of {self.meetings}" if self.meetings else ""


def came(view: View) -> Came:
    """Who came to the last four meetings that were begun."""
    begun = [meeting for meeting in view.all(Meeting) if meeting.state != "planned"]
    last = {meeting.id for meeting in sorted(begun, key=lambda one: (one.day, one.begins))[-LAST:]}
    there = {(one.meeting, one.person) for one in view.all(Presence) if one.arrived and one.meeting in last}
    homes = {person.id: person.organization for person in view.all(Person)}
    together = {(meeting, homes.get(person)) for meeting, person in there}
    return Came(
        len(last),
        Counter(person for _, person in there),
        Counter(home for _, home in together if home),
    )


def people_lines(view: View, query: str) -> list[Line]:
    """The people whom the typed words fit, by name."""
    organizations = view.by_id(Organization)
    counted = came(view)
    lines = []
    for person in _by_name(view.all(Person)):
        home = organizations.get(person.organization or 0)
        name, sector = (home.name, home.sector) if home else ("", "")
        roles = "; ".join(person.roles)
        if fits(query, person.name, name, sector, roles):
            young = "  under 18" if person.under_18 else ""
            shown = marked(person.name, query, "bold").append(young, "italic")
            cells = (marked(name, query), marked(sector, query), marked(roles, query))
            lines.append(
                Line(str(person.id), (shown, *cells, cell(counted.words(counted.people, person.id))))
            )
    return lines


def organization_lines(view: View, query: str) -> list[Line]:
    """The organizations that the typed words fit, by name."""
    counted = came(view)
    members = Counter(person.organization for person in view.all(Person))
    return [
        Line(
            str(one.id),
            (
                marked(one.name, query, "bold"),
                marked(one.sector, query),
                marked(one.involvement, query),
                cell(str(members[one.id]), right=True),
                cell(counted.words(counted.organizations, one.id)),
            ),
        )
        for one in sorted(view.all(Organization), key=lambda one: one.name.casefold())
        if fits(query, one.name, one.sector, one.involvement)
    ]


def _by_name(people: Sequence[Person]) -> list[Person]:
    return sorted(people, key=lambda one: one.name.casefold())
