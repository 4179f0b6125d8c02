"""On what the strategies work: the seven ways to change things, and how often each is used.

The ways are the seven strategies for community change that CADCA teaches; the first three work on persons,
the others on the conditions around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from convene.kinds.field import Row
from convene.progress.evidence import Evidence

ABOUT_PERSONS = ("Share information", "Build skills", "Give support")
ABOUT_CONDITIONS = (
    "Make it easier or harder to get",
    "Rewards and penalties",
    "Change places",
    "Change rules and policies",
)


def ways_of(row: Row) -> Iterator[str]:
    """The ways that one strategy uses."""
    found = row.cells.get("ways")
    yield from (str(one) for one in found) if isinstance(found, list) else [str(found)] if found else ()


def balance_of_ways(evidence: Evidence) -> dict[str, int]:
    """How many strategies use each way, those about persons first; all 0 while there is no strategy."""
    used = [way for row in evidence.registry("strategies") for way in set(ways_of(row))]
    return {way: used.count(way) for way in (*ABOUT_PERSONS, *ABOUT_CONDITIONS)}
