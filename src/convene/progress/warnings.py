"""What is worth a second thought before a group goes on: said, never forbidden (practice rules, 5.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convene.collective_impact import PHASES
from convene.listed import listed
from convene.measures.trust import QUALITY, unbroken
from convene.people.person import Person
from convene.progress.amounts import amount
from convene.progress.backbone import ROLES, backbone_jobs
from convene.progress.cell_rules import RULES, CellRule
from convene.progress.cells import CellState
from convene.progress.evidence import Evidence, anything
from convene.progress.readiness import WORKSHEET, readiness
from convene.progress.seats import SEATS, with_a_vote
from convene.progress.ways import ABOUT_PERSONS, ways_of

LEAST_MEASURES = 3
LEAST_COVERED = 4
STRATEGIES = "common-agenda.strategies"
MEASURES = "shared-measures.measures"
SHORT = {"champion": "a champion", "money": "money", "urgency": "urgency"}
"""The three preconditions in the middle of a sentence."""


class Warned(NamedTuple):
    """A warning in one line, why it is said, and the worksheet or step that mends it."""

    words: str
    why: str
    link: str


def warnings(evidence: Evidence, states: Sequence[CellState]) -> tuple[Warned, ...]:
    """Every warning that holds now, those about the earliest phase first; `states` are those of the cells."""
    begun = [any(_is_begun(rule, evidence) for rule in _of_phase(phase.id)) for phase in PHASES]
    agreed = {state.cell.id.removeprefix("cell:"): state.is_agreed for state in states}
    found = [*(_at_first(evidence) if begun[0] else ())]
    found += [*(_at_second(evidence, agreed) if begun[1] else ())]
    found += [*_in_strategies(evidence)]
    found += [*(_at_third(evidence, agreed) if begun[2] else ())]
    return (*found, *_in_lines(evidence), *_in_seats(evidence))


def _at_first(evidence: Evidence) -> Iterator[Warned]:
    found = readiness(evidence)
    if found.verdict in {None, "Not yet"}:
        lacking = listed((SHORT[one.step] for one in found.preconditions if one.standing != "in place"), "or")
        why = "Phase I is begun, and the readiness check doesn't say “ready” or “almost ready”."
        words = f"You start without {lacking} in place. Many efforts stall here."
        yield Warned(words, why, WORKSHEET)


def _at_second(evidence: Evidence, agreed: dict[str, bool]) -> Iterator[Warned]:
    found = readiness(evidence)
    if found.verdict != "Ready":
        lacking = [one.step for one in found.preconditions if one.standing != "in place"]
        subject = f"{listed(lacking).capitalize()} {'is' if len(lacking) == 1 else 'are'}"
        words = f"{subject} not in place yet. Phase II asks leaders for much more time."
        yield Warned(words, "Phase II is begun, and the readiness check doesn't say “ready”.", WORKSHEET)
    if not agreed["initiate-action/strategic-planning"]:
        words = "There is no agreed problem statement. Goals may be argued about later."
        why = "Phase II is begun, and Strategic Planning in phase I is not agreed."
        yield Warned(words, why, "case-for-change.problem-statement")
    if not _cell_is_begun("initiate-action/evaluation-and-improvement", evidence):
        words = "No local facts are written down. Targets will be guesses."
        why = "Phase II is begun, and Evaluation and Improvement in phase I is not."
        yield Warned(words, why, "baseline-data.indicators")
    if not _cell_is_begun("initiate-action/community-involvement", evidence):
        words = "No one affected has been asked yet."
        why = "Phase II is begun, and Community Involvement in phase I is not."
        yield Warned(words, why, "community-outreach.who")


def _in_strategies(evidence: Evidence) -> Iterator[Warned]:
    rows = evidence.registry("strategies")
    for row in rows:
        if anything(row.cells.get("name")) and not anything(row.cells.get("causes")):
            words = f"{row.cells['name']} names no cause. Is it ours, or someone's program?"
            yield Warned(words, "A strategy is there to change a cause that the data showed.", STRATEGIES)
    used = {way for row in rows for way in ways_of(row)}
    if used and used <= set(ABOUT_PERSONS):
        words = "All strategies work on persons; none changes places, access or rules."
        yield Warned(words, "Information, skills and support alone rarely move a whole county.", STRATEGIES)


def _at_third(evidence: Evidence, agreed: dict[str, bool]) -> Iterator[Warned]:
    if not agreed["organize-for-impact/strategic-planning"]:
        words = "There is no agreed goal to check the work against."
        yield Warned(words, "Phase III is begun, and goal and strategies are not agreed.", STRATEGIES)
    measures = next(key for rule in RULES for key in rule.steps if key.place == MEASURES)
    if amount(measures, evidence).complete < LEAST_MEASURES:
        words = "You cannot see progress yet: fewer than three measures are defined."
        yield Warned(words, "Phase III is begun, and a measure counts when its row is full.", MEASURES)
    covered = sum(job.is_covered for job in backbone_jobs(evidence))
    if covered < LEAST_COVERED:
        words = f"Only {covered} of 6 backbone jobs are covered."
        yield Warned(
            words, "Covered: someone does it, with hours, and money or time in kind from today on.", ROLES
        )


def _in_lines(evidence: Evidence) -> Iterator[Warned]:
    """Whether each line is broken where the data team says that it is counted in a new way."""
    for measure in unbroken(evidence.rows(QUALITY), evidence.measured()):
        words = f"{measure.name} is counted in a new way, and its line is not broken."
        why = "In Measures, n marks the first value that is counted so. Then it needs a new baseline."
        yield Warned(words, why, QUALITY)


def _in_seats(evidence: Evidence) -> Iterator[Warned]:
    """Whether anyone who lives with the problem is among those who have a vote, once anyone has one."""
    seated = with_a_vote(evidence)
    voters = [one for one in evidence.all(Person) if one.id in seated]
    if voters and not any(one.under_18 or "Lived experience" in one.brings for one in voters):
        words = "No one who lives with the problem has a seat."
        why = "Nobody with a vote is marked with “Lived experience”, or as under 18."
        yield Warned(words, why, SEATS)


def _of_phase(phase: str) -> Iterator[CellRule]:
    return (rule for rule in RULES if rule.cell.startswith(f"{phase}/"))


def _cell_is_begun(cell: str, evidence: Evidence) -> bool:
    return any(_is_begun(rule, evidence) for rule in RULES if rule.cell == cell)


def _is_begun(rule: CellRule, evidence: Evidence) -> bool:
    return any(amount(key, evidence).any for key in rule.steps)
