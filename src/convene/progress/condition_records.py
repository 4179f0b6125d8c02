"""What the records show of the five conditions: for each level what must be there (practice rules, 5.3).

The conditions are those of Kania and Kramer (2011); the sentences of the levels draw on the sample
indicators of FSG (2014), and what stands for them in a record is a house rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from convene.captured.decision import Decision
from convene.kinds import rating
from convene.kinds.field import Row
from convene.measures.due import CALENDAR, calls
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.people.organization import Organization
from convene.people.person import Person
from convene.progress.amounts import amount
from convene.progress.backbone import JOBS, SOON, backbone_jobs, money_in_words, months_of_money
from convene.progress.cell_rules import KeyStep
from convene.progress.evidence import Evidence, anything
from convene.progress.promises import CHECK, statuses
from convene.progress.used import uses

ACTIVE = ("Active partner", "Leads a piece")
YEAR = relativedelta(months=12)
TRUST, MOSTLY = "communication-plan.trust", 3
"""The step that asks how easy it is to say hard things, and the level from which on it is."""


class Check(NamedTuple):
    """Something that must be there: whether it is, and in words how far it is."""

    holds: bool
    words: str


Levels = Sequence[Callable[[Evidence], Iterator[Check]]]


def _agenda_1(evidence: Evidence) -> Iterator[Check]:
    there = bool(evidence.answer("case-for-change.problem-statement"))
    yield Check(there, "a problem statement" if there else "no problem statement")


def _agenda_2(evidence: Evidence) -> Iterator[Check]:
    goals = [row for row in evidence.rows("common-agenda.goals") if _has(row, "to_value", "by_year")]
    yield _many(len(goals), 1, "goal with a number and a year", "goals with a number and a year")
    yield _many(len(evidence.registry("strategies")), 2, "strategy", "strategies")
    yield _decided(evidence, "common-agenda")


def _agenda_3(evidence: Evidence) -> Iterator[Check]:
    found = {
        one.meeting
        for one in uses(evidence)
        if one.worksheet == "strategy-review" and one.meeting and one.day >= evidence.today - YEAR
    }
    yield _many(len(found), 2, "strategy check in twelve months", "strategy checks in twelve months")


def _agenda_4(evidence: Evidence) -> Iterator[Check]:
    later = _decisions(evidence, "common-agenda")[1:]
    recent = [one for one in later if one.at.date() >= evidence.today - relativedelta(months=18)]
    yield Check(bool(recent), f"{'a' if recent else 'no'} change of the agenda decided in 18 months")


def _measures_1(evidence: Evidence) -> Iterator[Check]:
    places = ("baseline-data.indicators", "shared-measures.candidates")
    yield _many(
        max(len(evidence.rows(place)) for place in places), 5, "fact or candidate", "facts or candidates"
    )


def _measures_2(evidence: Evidence) -> Iterator[Check]:
    full = amount(KeyStep("shared-measures.measures", ""), evidence).complete
    yield _many(full, 3, "measure fully defined", "measures fully defined")
    yield _decided(evidence, "shared-measures")


def _measures_3(evidence: Evidence) -> Iterator[Check]:
    values = evidence.measured()
    year = (evidence.today - YEAR, evidence.today)
    due = [call for call in calls(evidence.rows(CALENDAR), values) if year[0] <= call.due < year[1]]
    came = sum(call.came for call in due)
    yield Check(
        bool(due) and 4 * came >= 3 * len(due), f"{came} of {len(due)} values due in twelve months came in"
    )
    talked = bool(evidence.rows_of_all("turn-the-curve.story"))
    yield Check(talked, "one line talked about" if talked else "no line talked about")


def _measures_4(evidence: Evidence) -> Iterator[Check]:
    since = evidence.today - YEAR
    decided = [one for one in _decisions(evidence, "turn-the-curve") if one.at.date() >= since]
    yield Check(bool(decided), f"{'a' if decided else 'no'} decision from a line in twelve months")
    told = _past_days(evidence, "progress-report.release", "when", relativedelta(months=15))
    yield Check(told > 0, f"{'a' if told else 'no'} report given out in fifteen months")


def _activities_1(evidence: Evidence) -> Iterator[Check]:
    yield _many(
        len(evidence.registry("organizations")), 8, "organization on the map", "organizations on the map"
    )
    yield _many(len(evidence.rows("landscape-map.efforts")), 5, "effort", "efforts")


def _activities_2(evidence: Evidence) -> Iterator[Check]:
    strategies = {row.id for row in evidence.registry("strategies")}
    answered = {
        row.cells.get("strategy")
        for row in evidence.rows("commitments.lines")
        if anything(row.cells.get("answers_for_it"))
    }
    held = len(strategies & answered)
    yield Check(
        bool(strategies) and held == len(strategies), f"{held} of {len(strategies)} strategies answered for"
    )
    active, dated = _active(evidence), _promising(evidence)
    words = f"{len(active & dated)} of {len(active)} active partners with a dated promise"
    yield Check(bool(active) and 2 * len(active & dated) >= len(active), words)


def _activities_3(evidence: Evidence) -> Iterator[Check]:
    checked = evidence.answered_on(CHECK)
    recent = checked is not None and checked >= evidence.today - relativedelta(months=4)
    yield Check(recent, "promises checked in four months" if recent else "no promise check in four months")
    due = [
        row for row in evidence.rows("commitments.matrix") if (_day(row, "end") or date.max) < evidence.today
    ]
    stands = statuses(evidence)
    kept = sum(stands[row.id] in {"Going", "Done"} for row in due)
    yield Check(3 * kept >= 2 * len(due), f"{kept} of {len(due)} promises due going or done")


def _activities_4(evidence: Evidence) -> Iterator[Check]:
    yield _many(
        len(evidence.rows("commitments.change-ours")),
        2,
        "thing stopped or changed",
        "things stopped or changed",
    )


def _communication_1(evidence: Evidence) -> Iterator[Check]:
    with_agenda = {item.meeting for item in evidence.all(AgendaItem)}
    since = evidence.today - relativedelta(months=6)
    held = [one for one in _held(evidence) if one.id in with_agenda and since <= one.day <= evidence.today]
    yield _many(len(held), 2, "meeting with an agenda in six months", "meetings with an agenda in six months")


def _communication_2(evidence: Evidence) -> Iterator[Check]:
    yield _many(
        len(evidence.rows("communication-plan.inside")),
        2,
        "line of who tells whom",
        "lines of who tells whom",
    )
    yield _decided(evidence, "communication-plan")


def _communication_3(evidence: Evidence) -> Iterator[Check]:
    people, active = {one.id: one for one in evidence.all(Person)}, _active(evidence)
    last = _held(evidence)[-3:]
    shares = []
    for meeting in last:
        came = {one.person for one in evidence.all(Presence) if one.meeting == meeting.id and one.arrived}
        there = {people[one].organization for one in came if one in people}
        shares.append(2 * len(active & there) >= len(active) > 0)
    words = f"half of the members at {sum(shares)} of the last {len(last)} meetings"
    yield Check(len(last) == 3 and all(shares), words)


def _communication_4(evidence: Evidence) -> Iterator[Check]:
    yield _trust(evidence)
    told = _past_days(evidence, "progress-report.release", "when", YEAR)
    told += _past_days(evidence, "community-outreach.plan", "when", YEAR)
    yield _many(told, 4, "word to residents in twelve months", "words to residents in twelve months")


def _backbone_1(evidence: Evidence) -> Iterator[Check]:
    named = sum(anything(row.cells.get("person")) for row in evidence.rows("backbone-roles.roles"))
    yield _many(named, 1, "job with a person", "jobs with a person")


def _backbone_2(evidence: Evidence) -> Iterator[Check]:
    full = sum(_has(row, "done_by", "hours_a_month") for row in evidence.rows("backbone-roles.roles"))
    yield _many(full, len(JOBS), "job with a name and hours", "jobs with a name and hours")
    yield _decided(evidence, "backbone-roles")


def _backbone_3(evidence: Evidence) -> Iterator[Check]:
    jobs, far = backbone_jobs(evidence), evidence.today + SOON
    short = [one for one in jobs if one.paid_until is None or one.paid_until < far]
    words = "; ".join(one.words for one in short) or "six jobs paid for six months ahead"
    yield Check(not short, words)


def _backbone_4(evidence: Evidence) -> Iterator[Check]:
    on = evidence.answered_on("backbone-check.roles")
    good = [row for row in evidence.rows("backbone-check.roles") if _level(row, "partners_say") >= 3]
    fresh = on is not None and on >= evidence.today - YEAR
    yield Check(fresh and len(good) >= 5, f"partners rate {len(good)} of six jobs good")
    yield Check((months_of_money(evidence) or 0) >= 12, money_in_words(evidence))


RECORDS: dict[str, Levels] = {
    "condition:common-agenda": (_agenda_1, _agenda_2, _agenda_3, _agenda_4),
    "condition:shared-measurement": (_measures_1, _measures_2, _measures_3, _measures_4),
    "condition:mutually-reinforcing-activities": (_activities_1, _activities_2, _activities_3, _activities_4),
    "condition:continuous-communication": (
        _communication_1,
        _communication_2,
        _communication_3,
        _communication_4,
    ),
    "condition:backbone-support": (_backbone_1, _backbone_2, _backbone_3, _backbone_4),
}
"""What each level of a condition asks of the records, levels 1 to 4."""


def _trust(evidence: Evidence) -> Check:
    """Whether the middle of the slips is at "mostly" or above, the lower of two."""
    step, said = evidence.step(TRUST), evidence.answer(TRUST)
    scale = step.field if step and isinstance(step.field, rating.Definition) else None
    level = rating.middle(said, scale) if scale else None
    if scale is None or level is None:
        return Check(False, "trust not asked")
    on = evidence.answered_on(TRUST)
    if on is None or on < evidence.today - YEAR:
        return Check(False, "trust asked over twelve months ago")
    return Check(level >= MOSTLY, f"trust at {rating.in_words(level, scale)}")


def _many(count: int, least: int, one: str, more: str) -> Check:
    asked = "" if count >= least else f"; the rule asks for {least}"
    return Check(count >= least, f"{count or 'no'} {one if count == 1 else more}{asked}")


def _decided(evidence: Evidence, worksheet: str) -> Check:
    found = _decisions(evidence, worksheet)
    return Check(bool(found), f"{found[-1].label} on record" if found else "no decision on record")


def _decisions(evidence: Evidence, worksheet: str) -> list[Decision]:
    found = [one for one in evidence.all(Decision) if worksheet in one.worksheets]
    return sorted(found, key=lambda one: one.at)


def _held(evidence: Evidence) -> list[Meeting]:
    """Closed meetings, the oldest first."""
    return sorted((one for one in evidence.all(Meeting) if one.closed), key=lambda one: (one.day, one.begins))


def _active(evidence: Evidence) -> set[int | None]:
    return {one.id for one in evidence.all(Organization) if one.involvement in ACTIVE}


def _promising(evidence: Evidence) -> set[int | None]:
    dated = (row for row in evidence.rows("commitments.matrix") if _day(row, "end"))
    return {row.cells.get("organization") for row in dated}


def _past_days(evidence: Evidence, place: str, column: str, within: relativedelta) -> int:
    """How many rows have a day that has passed, and not longer ago than that."""
    days = (_day(row, column) for row in evidence.rows(place))
    return sum(evidence.today - within <= day <= evidence.today - timedelta(days=1) for day in days if day)


def _has(row: Row, *columns: str) -> bool:
    return all(anything(row.cells.get(column)) for column in columns)


def _level(row: Row, column: str) -> int:
    value = row.cells.get(column)
    return value if isinstance(value, int) else -1


def _day(row: Row, column: str) -> date | None:
    try:
        return date.fromisoformat(str(row.cells.get(column, ""))[:10])
    except ValueError:
        return None
