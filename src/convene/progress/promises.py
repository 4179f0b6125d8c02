"""What the promises leave open for each strategy (worksheet "Who does which part?", note of the step holes).

A strategy is named that no one leads, that more than one leads, or to which under ten hours a month go.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from convene.kinds.field import Row
from convene.progress.evidence import Evidence

PROMISES = "commitments.matrix"
CHECK = "strategy-review.promises"
"""The step in which a strategy check says how promises stand."""
LEADS = "Leads"
DROPPED, OVER = "Dropped", ("Done", "Dropped")
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


def statuses(evidence: Evidence) -> dict[int, str]:
    """How each promise stands: as the strategy check has it, unless the promise says that it is over."""
    checked = {row.cells.get("promise"): row.cells.get("status_now") for row in evidence.rows(CHECK)}
    own = {row.id: row.cells.get("status") for row in evidence.rows(PROMISES)}
    return {row: str((said if said in OVER else checked.get(row) or said) or "") for row, said in own.items()}


def holes(evidence: Evidence) -> tuple[Hole, ...]:
    """All that is open, strategy by strategy; nothing before the first promise. Dropped ones don't count."""
    stands = statuses(evidence)
    promises = [row for row in evidence.rows(PROMISES) if stands[row.id] != DROPPED]
    return tuple(
        one
        for strategy in (evidence.registry("strategies") if stands else ())
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
