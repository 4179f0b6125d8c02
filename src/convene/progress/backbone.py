"""The six backbone jobs: who does them, and how long the money lasts (practice rules, 5.4; a house rule)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
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
LONGEST_MONTH = 31
"""Days of a month that is begun count as parts of the longest one, so that no month is said too many."""
IN_KIND = "In kind (time or space)"
"""The source of what is given and not paid for."""


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
    """The six jobs in the deck's order; one that nobody wrote down is open.

    A job is paid until its own day, or until the time ends that its group, or who pays, gives in kind.
    """
    given = _in_kind(evidence)
    rows = {str(row.cells.get("job", "")).casefold(): row for row in evidence.rows(ROLES)}
    return tuple(_job(name, rows.get(name.casefold()), given, evidence.today) for name in JOBS)


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
    return int(left / Fraction(cost))


def money_in_words(evidence: Evidence) -> str:
    """ "money for 12 months", or that it is not known."""
    months = months_of_money(evidence)
    if months is None:
        return "how long the money lasts is not known"
    return f"money for {months} {'month' if months == 1 else 'months'}"


def _in_kind(evidence: Evidence) -> dict[int, date]:
    """Until when each group gives time or space, where that is in hand or promised."""
    found: dict[int, date] = {}
    for row in evidence.rows(MONEY):
        until, giver = _day(row, "until"), row.cells.get("giver")
        if (
            until
            and isinstance(giver, int)
            and row.cells.get("source") == IN_KIND
            and row.cells.get("how_sure") in SURE
        ):
            found[giver] = max(until, found.get(giver, until))
    return found


def _job(name: str, row: Row | None, given: Mapping[int, date], today: date) -> Job:
    if row is None or not (anything(row.cells.get("done_by")) or anything(row.cells.get("person"))):
        return Job(name, "open")
    ends = (_day(row, "paid_until"), *(given.get(row.cells.get(one, 0)) for one in ("done_by", "paid_by")))
    until = max((one for one in ends if one), default=None)
    if not _number(row, "hours_a_month") or until is None or until < today:
        return Job(name, "named", until)
    return Job(name, "at risk" if until < today + SOON else "covered", until)


def _left(row: Row, today: date) -> Fraction:
    """What is left of a sum a year between its two days, the last one counted, in months of it."""
    begins, ends = max(_day(row, "start") or today, today), _day(row, "until")
    if ends is None or ends < begins:
        return Fraction(0)
    time = relativedelta(ends + timedelta(days=1), begins)
    months = 12 * time.years + time.months + Fraction(time.days, LONGEST_MONTH)
    return Fraction(_number(row, "amount_a_year")) * months


def _number(row: Row, column: str) -> float:
    value = row.cells.get(column)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _day(row: Row, column: str) -> date | None:
    try:
        return date.fromisoformat(str(row.cells.get(column, "")))
    except ValueError:
        return None
