"""How much of what a cell rests on is there, in numbers and in words."""

from __future__ import annotations

from typing import NamedTuple

from convene.kinds import kind_of
from convene.kinds import list as list_kind
from convene.kinds.columns import missing
from convene.kinds.field import Row
from convene.kinds.table import Definition as Table
from convene.kinds.vote import Definition as VoteField
from convene.progress.cell_rules import KeyStep
from convene.progress.evidence import Evidence, anything
from convene.voting.tally import Vote
from convene.worksheets.definition import Step

CHOICES, STOPPED = "strategy-review.choices", "Stop"
"""The step in which a group keeps, changes or stops a strategy."""
NOT_HERE = "needs a worksheet that is not on the shelf yet"


class Reason(NamedTuple):
    """Why a state is as it is, in words; `link` is a worksheet.step, a worksheet, or a label such as "A8"."""

    words: str
    link: str


class Amount(NamedTuple):
    """What a step holds: all rows (1 for an answer), and of them those that are complete."""

    any: int
    complete: int
    sectors: int = 0


def amount(key: KeyStep, evidence: Evidence) -> Amount:
    """How much there is of what a key step asks for; nothing for a step that isn't on the shelf."""
    step = evidence.step(key.place)
    if step is None:
        return Amount(0, 0)
    if isinstance(step.field, VoteField):
        votes = sum(vote.step == key.place for vote in evidence.all(Vote))
        return Amount(votes, votes)
    if step.field.keeping == "value":
        there = int(kind_of(step.field).is_answered(evidence.answer(key.place), step.field))
        return Amount(there, there)
    said = evidence.rows_of_all(key.place) if step.curve_of else evidence.rows(key.place)
    rows = [row for row in said if _counts(row, key, step)]
    if key.all_of:
        rows = _one_each(rows, step, _wanted(key, evidence))
    complete = [row for row in rows if _is_complete(row, step)]
    return Amount(len(rows), len(complete), len(_sectors(complete, evidence)) if key.sectors else 0)


def least(key: KeyStep, evidence: Evidence) -> int:
    """How many there must be: at least one, also of an empty list."""
    return max(1, len(_wanted(key, evidence))) if key.all_of else key.least


def is_met(key: KeyStep, evidence: Evidence) -> bool:
    """Whether a key step has its least amount."""
    found = amount(key, evidence)
    return found.complete >= least(key, evidence) and found.sectors >= key.sectors


def there(key: KeyStep, evidence: Evidence) -> Reason | None:
    """What is there of it, in words; None for nothing."""
    found = amount(key, evidence)
    if not found.any:
        return None
    words = key.one if not key.many else f"{found.any} {_noun(key, found.any)}"
    if found.any > found.complete:
        words += f", {found.any - found.complete} with empty cells"
    if found.sectors:
        words += f" from {found.sectors} {'sector' if found.sectors == 1 else 'sectors'}"
    return Reason(words, key.place)


def lacking(key: KeyStep, evidence: Evidence) -> Reason | None:
    """What is missing of it, in words; None for nothing."""
    if evidence.step(key.place) is None:
        return Reason(f"{key.many or key.one}: {NOT_HERE}", key.worksheet)
    if is_met(key, evidence):
        return None
    found, needed = amount(key, evidence), least(key, evidence)
    more = needed - found.complete
    if not key.many:
        words = key.one
    elif more <= 0:
        count = key.sectors - found.sectors
        words = f"{key.many} from {count} more {'sector' if count == 1 else 'sectors'}"
    elif found.any > found.complete:
        words = f"{more} of the {key.many} without empty cells"
    elif found.any:
        words = f"{more} more {_noun(key, more)}"
    else:
        words = f"at least {needed} {_noun(key, needed)}"
    return Reason(words, key.place)


def _wanted(key: KeyStep, evidence: Evidence) -> set[int]:
    """The rows that must each be there; a strategy that the group stopped needs no check any more."""
    rows = evidence.rows(key.all_of) if "." in key.all_of else evidence.registry(key.all_of)
    wanted = {row.id for row in rows}
    if key.with_data:
        wanted &= {one.measure.id for one in evidence.measured() if one.cells}
    if key.all_of == "strategies":
        wanted -= {
            row.cells.get("strategy")
            for row in evidence.rows(CHOICES)
            if row.cells.get("our_choice") == STOPPED
        }
    return wanted


def _one_each(rows: list[Row], step: Step, wanted: set[int]) -> list[Row]:
    """One row for each of those that are wanted, a complete one if there is any."""
    first = step.field.columns[0].id if isinstance(step.field, Table) else ""
    found: dict[int, Row] = {}
    for row in sorted(rows, key=lambda one: _is_complete(one, step)):
        if (about := row.cells.get(first)) in wanted:
            found[about] = row
    return list(found.values())


def _noun(key: KeyStep, count: int) -> str:
    return key.one if count == 1 else key.many


def _counts(row: Row, key: KeyStep, step: Step) -> bool:
    """Whether anything was said in a row; the bare name of a person came with something else."""
    cells = [value for name, value in row.cells.items() if name != "from" and anything(value)]
    if key.row and isinstance(step.field, Table):
        first = step.field.columns[0].id
        return row.cells.get(first) == key.row and len(cells) > 1
    if key.above_zero and not row.cells.get(key.above_zero):
        return False
    is_people = isinstance(step.field, Table) and step.field.registry == "people"
    return len(cells) > (1 if is_people else 0)


def _is_complete(row: Row, step: Step) -> bool:
    if isinstance(step.field, Table):
        return not missing(dict(row.cells), step.field.columns)
    return not isinstance(step.field, list_kind.Definition) or anything(row.cells.get("text"))


def _sectors(rows: list[Row], evidence: Evidence) -> set[str]:
    """The sectors that rows are from: their own, or that of the organization they name."""
    organizations = {row.id: row.cells.get("sector") for row in evidence.registry("organizations")}
    found = {row.cells.get("sector") or organizations.get(row.cells.get("organization", 0)) for row in rows}
    return {str(sector) for sector in found if sector}
