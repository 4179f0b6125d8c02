"""The six backbone jobs: who does them, and how long the money lasts (practice rules, 5.4; a house rule)."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from dateutil.relativedelta import relativedelta

from convene.dates import show_day
from convene.kinds.field import Row
from convene.progress.evidence import Evidence, anything

Standing: TypeAlias = Literal["open", "named", "covered", "at risk"]

ROLES, MONEY = "backbone-roles.roles", "backbone-roles.money"
JOBS = (
    "Overall direction",
    "Talks between partners",
    "Data",
    "Communications",
    "Community outreach",
    "Raising money",
)
SOON = relativedelta(months=6)
"""Money that ends within this time puts a job at risk."""

SURE = ("In hand", "Promised")


class Job(NamedTuple):
    """One of the six, how it stands, and until when it is paid; covered ones that end soon are at risk."""

    name: str
    standing: Standing
    paid_until: date | None = None

    @property
    def is_covered(self) -> bool:
        """Somebody does it, with hours and money."""
        return self.standing in {"covered", "at risk"}

    @property
    def words(self) -> str:
        """ "Data: at risk, the money ends on Sun Jan 31, 2027"."""
        if self.paid_until is None:
            return f"{self.name}: {self.standing}"
        until = show_day(self.paid_until, year=True)
        ends = f"the money ends on {until}" if self.is_covered else f"paid until {until}"
        return f"{self.name}: {self.standing}, {ends}"


def backbone_jobs(evidence: Evidence) -> tuple[Job, ...]:
    """The six jobs in the deck's order; one that nobody wrote down is open."""
    rows = {str(row.cells.get("job", "")).casefold(): row for row in evidence.rows(ROLES)}
    return tuple(_job(name, rows.get(name.casefold()), evidence.today) for name in JOBS)


def in_words(jobs: tuple[Job, ...]) -> str:
    """ "5 of 6 covered, 1 of them at risk, 1 named"."""
    covered = sum(job.is_covered for job in jobs)
    counts = {one: sum(job.standing == one for job in jobs) for one in ("at risk", "named", "open")}
    words = [f"{covered} of {len(jobs)} covered"]
    words += [f"{counts['at risk']} of them at risk"] if counts["at risk"] else []
    words += [f"{counts[one]} {one}" for one in ("named", "open") if counts[one]]
    return ", ".join(words)


def months_of_money(evidence: Evidence) -> int | None:
    """For how many months what is in hand or promised pays for all jobs; None if not known.

    What is not yet spent of a sum follows from its time: a half of it, half through.
    """
    cost = sum(_number(row, "cost_a_year") for row in evidence.rows(ROLES))
    if cost <= 0:
        return None
    left = sum(
        _left(row, evidence.today) for row in evidence.rows(MONEY) if row.cells.get("how_sure") in SURE
    )
    return int(left * 12 / cost)


def _job(name: str, row: Row | None, today: date) -> Job:
    if row is None or not (anything(row.cells.get("done_by")) or anything(row.cells.get("person"))):
        return Job(name, "open")
    until = _day(row, "paid_until")
    if not _number(row, "hours_a_month") or until is None or until < today:
        return Job(name, "named", until)
    return Job(name, "at risk" if until < today + SOON else "covered", until)


def _left(row: Row, today: date) -> float:
    """What is left of a sum a year between its two days."""
    begins, ends = _day(row, "start") or today, _day(row, "until")
    if ends is None or ends <= today:
        return 0.0
    return _number(row, "amount_a_year") * (ends - max(begins, today)).days / 365.25


def _number(row: Row, column: str) -> float:
    value = row.cells.get(column)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _day(row: Row, column: str) -> date | None:
    try:
        return date.fromisoformat(str(row.cells.get(column, "")))
    except ValueError:
        return None
