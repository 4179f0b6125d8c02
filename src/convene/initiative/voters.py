"""Who counts in a vote, and how many have to be there (practice rules, 6.1)."""

from __future__ import annotations

from typing import NamedTuple

from convene.initiative.attending import attendance_of
from convene.initiative.terms import rule_of
from convene.initiative.view import View
from convene.kinds.vote import Definition
from convene.meetings.meeting import Meeting, running
from convene.people.attendance import Presence, present
from convene.people.person import Person
from convene.progress.seats import with_a_vote

STAFF = frozenset({"Backbone lead", "Facilitator", "Data lead", "Communications lead"})
"""Roles of backbone staff, who don't vote (house rule); a seat with a vote says otherwise."""


class Voters(NamedTuple):
    """How many here have a vote, how many have to be here, and how many there are in all.

    The last two are 0 while nothing says so.
    """

    here: int
    needed: int = 0
    members: int = 0

    @property
    def is_quorum(self) -> bool:
        """Whether enough are here for a decision."""
        return self.here >= self.needed


def voters_here(view: View, field: Definition | None = None) -> Voters | None:
    """Of the running meeting, for the vote `field`; None while nobody is marked as here.

    Who has a vote: those with such a seat in the group that decides by the rule; before there are any,
    everybody but backbone staff; and nobody who left or was left out. Needed are as many as the rule says;
    where it doesn't, more than half of the seats.
    """
    if not _anybody(view):
        return None
    seats, here = seats_with_a_vote(view, field), len(people_with_a_vote(view, field))
    if not seats:
        return Voters(here)
    rule = rule_of(view, field) if field else None
    said = rule.cells.get("members_needed") if rule else None
    needed = int(said) if isinstance(said, int | float) and said > 0 else len(seats) // 2 + 1
    return Voters(here, needed, len(seats))


def people_with_a_vote(view: View, field: Definition | None = None) -> list[Person]:
    """Who of those at the running meeting has a vote, by name; in the vote `field`, if one is given."""
    here = present((one for one in _there(view) if one.may_vote), view.by_id(Person))
    seats = seats_with_a_vote(view, field)
    if not seats:
        return [one for one in here if not STAFF.intersection(one.roles)]
    return [one for one in here if one.id in seats]


def undecided_groups(view: View, field: Definition | None = None) -> tuple[str, ...]:
    """The groups, by name, of which somebody here has a vote and nobody can decide for them.

    Nothing where it was said of nobody that they decide.
    """
    if not any(one.decides for one in view.all(Person)):
        return ()
    here = people_with_a_vote(view, field)
    decided = {one.organization for one in here if one.decides}
    groups = {one.organization for one in here if one.organization} - decided
    names = (view.name("organizations", one) for one in groups if one)
    return tuple(sorted((one for one in names if one), key=str.casefold))


def _there(view: View) -> list[Presence]:
    meeting = running(view.all(Meeting))
    return list(attendance_of(view, meeting.id).values()) if meeting else []


def _anybody(view: View) -> bool:
    return bool(present(_there(view), view.by_id(Person)))


def seats_with_a_vote(view: View, field: Definition | None = None) -> frozenset[int]:
    """The people with such a seat, by the worksheet of seats or by what is said of them.

    Where the rule for the vote `field` names a group that has such seats, only theirs count.
    """
    rule = rule_of(view, field) if field else None
    return with_a_vote(view, rule.cells.get("who_decides") if rule else None)
