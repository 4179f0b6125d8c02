"""How strong each of the five conditions is: what the group says beside what the records show."""

from __future__ import annotations

from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from convene.collective_impact import CONDITIONS, Condition
from convene.progress.condition_records import RECORDS, Check
from convene.progress.evidence import Evidence

PLACE = "health-check.conditions"
LEVELS = ("not there", "talked about", "agreed", "in use", "kept up")
OLD = relativedelta(months=9)
"""After that the group's own level isn't shown any more, and the records speak."""


class Health(NamedTuple):
    """A condition: the group's level (None: not asked, or too long ago) and that of the records, 0 to 4.

    `there` is what the records have, `missing` what the next level lacks.
    """

    condition: Condition
    group: int | None
    records: int
    there: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def level(self) -> int:
        """The level shown: the group's, where it is fresh."""
        return self.records if self.group is None else self.group

    @property
    def words(self) -> str:
        """ "3, in use; the records show 2: one strategy check in twelve months; the rule asks for two"."""
        said = f"{self.level}, {LEVELS[self.level]}"
        why = f": {'; '.join(self.missing)}" if self.missing else ""
        if self.group is None:
            return f"{said} (from records{why})"
        return said if self.group == self.records else f"{said}; the records show {self.records}{why}"


def conditions(evidence: Evidence) -> tuple[Health, ...]:
    """The five in the deck's order."""
    said = _said(evidence)
    return tuple(
        _health(condition, said.get(condition.title.casefold()), evidence) for condition in CONDITIONS
    )


def _said(evidence: Evidence) -> dict[str, int]:
    """The middle of the slips for each condition, the lower of two; nothing of what is too old."""
    on = evidence.answered_on(PLACE)
    if on is None or on + OLD < evidence.today:
        return {}
    found = {}
    for row in evidence.rows(PLACE):
        counts = [row.cells.get(f"said_{level}") for level in range(len(LEVELS))]
        slips = [level for level, count in enumerate(counts) if isinstance(count, int) for _ in range(count)]
        if slips:
            found[str(row.cells.get("condition", "")).casefold()] = sorted(slips)[(len(slips) - 1) // 2]
    return found


def _health(condition: Condition, group: int | None, evidence: Evidence) -> Health:
    there: list[str] = []
    for level, rule in enumerate(RECORDS[condition.id]):
        checks: list[Check] = list(rule(evidence))
        there += [one.words for one in checks if one.holds]
        if not all(one.holds for one in checks):
            missing = tuple(one.words for one in checks if not one.holds)
            return Health(condition, group, level, tuple(there), missing)
    return Health(condition, group, len(RECORDS[condition.id]), tuple(there), ())
