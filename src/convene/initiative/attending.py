"""Who is invited to a meeting and who came: each a deed that one undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.people.attendance import NO_ORGANIZATION, Presence, SectorCount, sector_counts
from convene.people.matching import Known
from convene.people.organization import Organization
from convene.people.person import Person
from convene.people.sectors import OTHER, Sectors
from convene.people.walk_in import WalkIn


def attendance_of(view: View, meeting: int) -> dict[int, Presence]:
    """Who is invited to a meeting or came, by person."""
    return {one.person: one for one in view.all(Presence) if one.meeting == meeting}


def known_people(view: View) -> list[Known]:
    """Everybody on record, for finding them by typed words."""
    organizations = view.by_id(Organization)
    return [
        Known(one.id, one.name, _name(organizations.get(one.organization or 0))) for one in view.all(Person)
    ]


def known_organizations(view: View) -> list[Known]:
    """Every organization on record."""
    return [Known(one.id, one.name) for one in view.all(Organization) if one.name]


def sectors_needed(view: View) -> tuple[str, ...]:
    """The sectors that the group said it needs; where it didn't, the twelve of prevention coalitions."""
    ticked = view.answer("champions-and-group.sectors-needed")
    if isinstance(ticked, list) and ticked:
        return tuple(str(one) for one in ticked)
    twelve = view.shelf.options.list_named("dfc-twelve")
    return twelve.options if twelve else ()


def sectors(view: View) -> Sectors:
    """The sectors that can be chosen: those of the list, and others that organizations on record have."""
    listed = view.shelf.options.list_named("sectors")
    found = Sectors(listed.options, listed.also) if listed else Sectors(())
    own = [found.counted_as(one.sector) for one in view.all(Organization) if one.sector]
    others = dict.fromkeys(name for name in own if name not in found.names and name != OTHER)
    return found._replace(names=(*found.names, *others))


def sectors_here(view: View, people: Iterable[Person]) -> list[SectorCount]:
    """Which sectors these people come from, and which are missing: the one count for screen and paper.

    Missing are those that the group said it needs (the twelve, where it said nothing) and those of active
    organizations.
    """
    return sector_counts(people, view.by_id(Organization), sectors_needed(view), sectors(view))


def sectors_missing(view: View) -> tuple[str, ...]:
    """Those that the group needs and no active organization is from; nothing before there is one at all."""
    if not view.all(Organization):
        return ()
    return tuple(one.sector for one in sectors_here(view, ()) if one.missing == NO_ORGANIZATION)


def check_in(initiative: Initiative, meeting: int, person: int, at: datetime) -> None:
    """Someone is here; nothing changes for one who is here already."""
    there = attendance_of(initiative.view, meeting).get(person)
    what = f"{initiative.of(Person).get(person).name} checked in"
    if there is None:
        initiative.of(Presence).add(Presence(meeting=meeting, person=person, arrived=at), what)
    elif there.arrived is None:
        initiative.of(Presence).change(there.id, what, arrived=at)


def take_back(initiative: Initiative, meeting: int, person: int) -> None:
    """Someone is not here after all; an invitation stays."""
    there = attendance_of(initiative.view, meeting).get(person)
    if there is None or there.arrived is None:
        return
    what = f"{_who(initiative.view, person)} not here after all"
    if there.invited:
        initiative.of(Presence).change(there.id, what, arrived=None, left=None, no_vote=False, unlisted=False)
    else:
        initiative.of(Presence).remove(there.id, what)


def leave(initiative: Initiative, meeting: int, person: int, at: datetime) -> None:
    """Someone goes before the end; said once more, they are back."""
    there = attendance_of(initiative.view, meeting).get(person)
    if there and there.arrived:
        what = f"{_who(initiative.view, person)} {'is back' if there.left else 'left'}"
        initiative.of(Presence).change(there.id, what, left=None if there.left else at)


def came_at(initiative: Initiative, meeting: int, person: int, at: datetime) -> None:
    """Someone here came at another time than when the mark was set: late, or with all others."""
    there = attendance_of(initiative.view, meeting).get(person)
    if there and there.arrived:
        what = f"{_who(initiative.view, person)} came at another time"
        initiative.of(Presence).change(there.id, what, arrived=at)


def leave_out_of_votes(initiative: Initiative, meeting: int, person: int) -> None:
    """Someone here doesn't count in votes; said once more, they do."""
    there = attendance_of(initiative.view, meeting).get(person)
    if there and there.arrived:
        how = "counts in votes" if there.no_vote else "doesn't count in votes"
        what = f"{_who(initiative.view, person)} {how}"
        initiative.of(Presence).change(there.id, what, no_vote=not there.no_vote)


def keep_off_the_list(initiative: Initiative, meeting: int, person: int) -> None:
    """Someone here is not named among those who were there; said once more, they are."""
    there = attendance_of(initiative.view, meeting).get(person)
    if there and there.arrived:
        how = "named in the summary" if there.unlisted else "not named in the summary"
        what = f"{_who(initiative.view, person)} {how}"
        initiative.of(Presence).change(there.id, what, unlisted=not there.unlisted)


def invite(initiative: Initiative, meeting: int, people: Sequence[int]) -> None:
    """Invite people; those who are invited already stay so."""
    there = attendance_of(initiative.view, meeting)
    fresh = [person for person in people if person not in there or not there[person].invited]
    if not fresh:
        return
    names = _who(initiative.view, fresh[0]) if len(fresh) == 1 else f"{len(fresh)} people"
    with initiative.group(f"{names} invited"):
        for person in fresh:
            if person in there:
                initiative.of(Presence).change(there[person].id, "", invited=True)
            else:
                initiative.of(Presence).add(Presence(meeting=meeting, person=person, invited=True), "")


def invite_no_more(initiative: Initiative, meeting: int, person: int) -> None:
    """Take an invitation back; someone who is here stays here, as a walk-in."""
    there = attendance_of(initiative.view, meeting).get(person)
    if there is None or not there.invited:
        return
    what = f"{_who(initiative.view, person)} no longer invited"
    if there.arrived:
        initiative.of(Presence).change(there.id, what, invited=False)
    else:
        initiative.of(Presence).remove(there.id, what)


def add_person(initiative: Initiative, new: WalkIn) -> int:
    """A new person, and their organization if it is new; the person's id. One deed, or part of one."""
    with initiative.group(f"{new.name} added"):
        organization = _organization(initiative, new)
        last = max((one.order for one in initiative.of(Person).all()), default=0.0)
        person = Person(name=new.name, organization=organization, order=last + 1)
        return initiative.of(Person).add(person, "").id


def remove_all(initiative: Initiative, attendance: Iterable[Presence]) -> None:
    """Take out attendance that belongs to nothing any more."""
    for one in attendance:
        initiative.of(Presence).remove(one.id, "")


def _organization(initiative: Initiative, new: WalkIn) -> int | None:
    """The organization of a new person: a known one, which learns its sector; a new one; or none."""
    if new.organization_id is not None:
        known = initiative.of(Organization).get(new.organization_id)
        if new.sector and not known.sector:
            initiative.of(Organization).change(known.id, "", sector=new.sector)
        return known.id
    if not new.organization:
        return None
    cells = {"name": new.organization} | ({"sector": new.sector} if new.sector else {})
    return initiative.rows("organizations").add(cells)


def _who(view: View, person: int) -> str:
    found = view.get(Person, person)
    return found.name if found else "someone"


def _name(organization: Organization | None) -> str:
    return organization.name if organization else ""
