"""Rules for what to do next, each about one thing: readiness, conditions, money, checks that are due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from convene.dates import show_day
from convene.measures.measure import Measure
from convene.measures.standing import standing
from convene.progress.backbone import ROLES, backbone_jobs
from convene.progress.conditions import conditions
from convene.progress.evidence import Evidence
from convene.progress.readiness import readiness
from convene.progress.used import Use, last_used
from convene.worksheets.definition import Worksheet

OF_CONDITION = {
    "condition:common-agenda": "common-agenda",
    "condition:shared-measurement": "shared-measures",
    "condition:mutually-reinforcing-activities": "commitments",
    "condition:continuous-communication": "communication-plan",
    "condition:backbone-support": "backbone-roles",
}
"""The worksheet that builds a condition up."""

TALK = "turn-the-curve"
"""The worksheet in which a group talks about one measure."""

CHECKS = (("health-check", 6, False), ("backbone-check", 12, False), ("steering-review", 6, True))
"""Worksheets to come back to, after so many months; one of them only in phase III."""


class Suggestion(NamedTuple):
    """A worksheet to do next, and why; `link` is the step to begin at."""

    worksheet: Worksheet
    reason: str
    link: str


def not_ready(evidence: Evidence) -> Iterator[Suggestion]:
    """The check itself, and again when a day for what was missing has come and nobody looked again since."""
    worksheet, found = evidence.shelf.worksheets.get("readiness"), readiness(evidence)
    if worksheet is None or found.verdict == "Ready":
        return
    if found.verdict is None:
        yield Suggestion(
            worksheet, "You have not checked whether you are ready.", worksheet.place("champion")
        )
        return
    days = [str(row.cells.get("by_when", "")) for row in evidence.rows("readiness.gaps")]
    looked = str(evidence.answered_on(worksheet.id) or "")
    passed = [day for day in days if looked < day <= evidence.today.isoformat()]
    if passed:
        day = show_day(date.fromisoformat(max(passed)), year=True)
        yield Suggestion(worksheet, f"You set {day} to look again.", worksheet.place("champion"))


def weak(evidence: Evidence) -> Iterator[Suggestion]:
    """The worksheet of the first condition at level 0 or 1."""
    for health in conditions(evidence):
        worksheet = evidence.shelf.worksheets.get(OF_CONDITION[health.condition.id])
        if worksheet and health.level <= 1:
            yield Suggestion(worksheet, f"{health.condition.title} is at {health.level}.", worksheet.id)
            return


def unpaid(evidence: Evidence) -> Iterator[Suggestion]:
    """The first job at risk, once jobs are written down; else the first that nobody does."""
    worksheet = evidence.shelf.worksheets.get("backbone-roles")
    if worksheet is None or not evidence.rows(ROLES):
        return
    jobs = backbone_jobs(evidence)
    for job in jobs:
        if job.standing == "at risk" and job.paid_until:
            ends = f"{job.paid_until:%B} {job.paid_until.day}, {job.paid_until.year}"
            yield Suggestion(worksheet, f"The money for {job.name} ends on {ends}.", ROLES)
            return
    for job in jobs:
        if job.standing == "open":
            yield Suggestion(worksheet, f"Nobody does {job.name} yet.", ROLES)
            return


def off_track(evidence: Evidence) -> Iterator[Suggestion]:
    """A talk about the measure furthest behind its path, of those with a value newer than the last talk."""
    worksheet = evidence.shelf.worksheets.get(TALK)
    picked, talked = evidence.answer(f"{TALK}.measure"), evidence.answered_on(TALK)
    picked = picked if isinstance(picked, list) else [picked]
    behind: list[tuple[Fraction, Measure]] = []
    for values in evidence.measured():
        found = standing(values, evidence.today)
        newest = values.of(found.latest.period) if found.latest else None
        is_off = found.status in {"Off track", "Target missed"}
        if not (is_off and newest and found.lead is not None and found.baseline and found.target):
            continue
        planned = abs(found.target.value - found.baseline.value)
        came = newest.on or evidence.today
        measure = values.measure
        last = talked if measure.id in picked else evidence.answered_on(TALK, of=measure.id)
        if last is None or last < came:
            behind.append((found.lead / planned, measure))
    if worksheet and behind:
        furthest = min(behind, key=lambda pair: (pair[0], pair[1].order))[1]
        yield Suggestion(worksheet, f"“{furthest.name}” is off track.", worksheet.place("measure"))


def checks(evidence: Evidence, all_uses: Sequence[Use], *, in_third: bool) -> Iterator[Suggestion]:
    """Checks that are due again."""
    for name, months, only_in_third in CHECKS:
        worksheet = evidence.shelf.worksheets.get(name)
        last = last_used(all_uses, (name,))
        if worksheet is None or (only_in_third and not in_third):
            continue
        if last is None:
            yield Suggestion(worksheet, "It has not been done yet.", name)
        elif last + relativedelta(months=months) < evidence.today:
            yield Suggestion(worksheet, f"Last done on {show_day(last, year=True)}.", name)
