"""Who has a seat with a vote: by the worksheet “How we work and decide”, and by what is said of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from convene.kinds.field import Row
from convene.people.person import Person
from convene.progress.evidence import Evidence

SEATS = "working-structure.seats"


def with_a_vote(evidence: Evidence, group: object = None) -> frozenset[int]:
    """The people with such a seat; where a `group` has any, only its own.

    A seat lasts to the end of the day it is given until, and nobody has one who was taken off the list.
    """
    there = {one.id: one for one in evidence.all(Person)}
    seats = [row.cells for row in _voting(evidence) if not _has_ended(row, evidence.today)]
    theirs = {one.get("person") for one in seats if group is not None and one.get("group") == group}
    seated = {one.get("person") for one in seats} | {one.id for one in there.values() if one.vote}
    return frozenset(there.keys() & (theirs & there.keys() or seated))


def ended(evidence: Evidence) -> tuple[str, ...]:
    """The names of people whose seats with a vote have all ended, in the order of the seats."""
    there = {one.id: one.name for one in evidence.all(Person)}
    voting, still = list(_voting(evidence)), with_a_vote(evidence)
    gone = (row.cells.get("person", 0) for row in voting if _has_ended(row, evidence.today))
    return tuple(dict.fromkeys(there[one] for one in gone if one in there and one not in still))


def _voting(evidence: Evidence) -> Iterator[Row]:
    return (row for row in evidence.rows(SEATS) if row.cells.get("vote") == "Yes")


def _has_ended(row: Row, today: date) -> bool:
    try:
        return date.fromisoformat(str(row.cells.get("until", ""))) < today
    except ValueError:
        return False
