"""What the promises leave open for each strategy (worksheet "Who does which part?", note of the step holes).

A strategy is named that no one leads, that more than one leads, or to which under ten hours a month go.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from convene.kinds.field import Row
from convene.progress.evidence import Evidence

PROMISES = "commitments.matrix"
LEADS = "Leads"
LEAST_HOURS = 10


class Hole(NamedTuple):
    """A strategy by id; who leads it, by id, where that is more than one; the hours where they are few."""

    strategy: int
    leads: tuple[int, ...] = ()
    hours: float | None = None

    @property
    def nobody_leads(self) -> bool:
        """Whether that is what is open."""
        return not self.leads and self.hours is None


def holes(evidence: Evidence) -> tuple[Hole, ...]:
    """All that is open, strategy by strategy; nothing before the first promise."""
    promises = evidence.rows(PROMISES)
    return tuple(
        one
        for strategy in (evidence.registry("strategies") if promises else ())
        for one in _of(strategy.id, [row for row in promises if row.cells.get("strategy") == strategy.id])
    )


def _of(strategy: int, promises: list[Row]) -> Iterator[Hole]:
    leads = tuple(
        int(row.cells["organization"])
        for row in promises
        if row.cells.get("part") == LEADS and "organization" in row.cells
    )
    if not leads:
        yield Hole(strategy)
    elif len(leads) > 1:
        yield Hole(strategy, leads=leads)
    hours = sum(float(row.cells.get("hours_a_month") or 0) for row in promises)
    if promises and hours < LEAST_HOURS:
        yield Hole(strategy, hours=hours)
