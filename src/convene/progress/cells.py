"""How far each of the twelve cells is, with its reasons, and which phase is current."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from dateutil.relativedelta import relativedelta

from convene.captured.action import Action, days_late
from convene.captured.decision import Decision
from convene.collective_impact import CELLS, PHASES, Cell, Phase
from convene.dates import show_day
from convene.kinds.table import Definition as Table
from convene.progress.amounts import Reason, amount, is_met, lacking, there
from convene.progress.cell_rules import RULES, CellRule, KeyStep
from convene.progress.evidence import Evidence
from convene.progress.used import Use, last_used, meetings_with, uses
from convene.voting import tally_of
from convene.voting.tally import STRAW_POLL, Vote

State: TypeAlias = Literal["not started", "begun", "agreed", "kept up"]
Mark: TypeAlias = Literal["due for a look", "changed since it was agreed"]

MOST_OVERDUE = timedelta(days=30)
LEAST_AGREED = 3
"""A phase is done when so many of its four cells are agreed."""


class CellState(NamedTuple):
    """A cell, its state and marks, and why: what is there, what is missing for the next state.

    `share` is how much of what it needs to be agreed is there, 0 to 1.
    """

    cell: Cell
    state: State
    marks: tuple[Mark, ...]
    share: float
    there: tuple[Reason, ...]
    missing: tuple[Reason, ...]

    @property
    def is_agreed(self) -> bool:
        """Agreed, or kept up beyond that."""
        return self.state in {"agreed", "kept up"}


def cell_states(evidence: Evidence) -> tuple[CellState, ...]:
    """All twelve cells in the order of the deck."""
    rules = {rule.cell: rule for rule in RULES}
    all_uses = uses(evidence)
    return tuple(_state(cell, rules[cell.id.removeprefix("cell:")], evidence, all_uses) for cell in CELLS)


def current_phase(states: Collection[CellState]) -> Phase:
    """The first phase with fewer than three of its four cells agreed; III if there is none."""
    for phase in PHASES:
        if sum(state.is_agreed for state in states if state.cell.phase == phase.id) < LEAST_AGREED:
            return phase
    return PHASES[-1]


def deciding(rule: CellRule, evidence: Evidence) -> list[Decision]:
    """The decisions linked to a worksheet of a cell; one that rests on a vote counts only if that carried."""
    votes = {vote.id: vote for vote in evidence.all(Vote)}
    linked = [one for one in evidence.all(Decision) if set(one.worksheets) & set(rule.worksheets)]
    return [one for one in linked if _carried(votes.get(one.vote or 0))]


def review_day(last: date, rule: CellRule) -> date:
    """The day on which a cell is due for a look when it was last used on a day."""
    return last + relativedelta(months=rule.review_months)


def _state(cell: Cell, rule: CellRule, evidence: Evidence, all_uses: Sequence[Use]) -> CellState:
    decisions = deciding(rule, evidence)
    found = [there(key, evidence) for key in rule.steps]
    lacks = [lacking(key, evidence) for key in rule.steps]
    reasons = [one for one in found if one]
    reasons += [Reason(f"{decision.label} is on record", decision.label) for decision in decisions]
    missing = [one for one in lacks if one]
    if not decisions:
        missing.append(_no_decision(rule, evidence))
    parts = sum(is_met(key, evidence) for key in rule.steps) + bool(decisions)
    share = parts / (len(rule.steps) + 1)
    if missing:
        begun = any(amount(key, evidence).any for key in rule.steps)
        state: State = "begun" if begun else "not started"
        return CellState(cell, state, (), share if begun else 0.0, tuple(reasons), tuple(missing))
    last = last_used(all_uses, rule.worksheets)
    due = last is not None and review_day(last, rule) < evidence.today
    neglected = _neglected(cell, rule, evidence, all_uses, last)
    marks: list[Mark] = ["due for a look"] if due else []
    agreed_on = max(decision.at.date() for decision in decisions)
    changed = [(key, day) for key in rule.steps if (day := _changed(key, evidence)) > agreed_on]
    marks += ["changed since it was agreed"] if changed else []
    reasons += [
        Reason(f"{key.many or key.one} changed since, on {show_day(day, year=True)}", key.place)
        for key, day in changed
    ]
    if last:
        reasons.append(Reason(f"last used on {show_day(last, year=True)}", rule.worksheets[0]))
    return CellState(
        cell, "agreed" if neglected else "kept up", tuple(marks), 1.0, tuple(reasons), tuple(neglected)
    )


def _changed(key: KeyStep, evidence: Evidence) -> date:
    """The newest day on which a step was typed into.

    Not of the people and organizations: they are added to whenever somebody new comes along.
    """
    step = evidence.step(key.place)
    registry = step.field.registry if step and isinstance(step.field, Table) else None
    comes_along = registry in {"people", "organizations"}
    return (None if comes_along else evidence.answered_on(key.place)) or date.min


def _carried(vote: Vote | None) -> bool:
    """Whether a decision may rest on it: neither lost nor only a straw poll."""
    if vote is None:
        return True
    tally = tally_of(vote)
    return not vote.is_straw_poll and (tally is None or tally.carried is not False)


def _no_decision(rule: CellRule, evidence: Evidence) -> Reason:
    linked = [one for one in evidence.all(Decision) if set(one.worksheets) & set(rule.worksheets)]
    if linked:
        last = linked[-1]
        votes = {vote.id: vote for vote in evidence.all(Vote)}
        if last.vote and votes[last.vote].is_straw_poll:
            return Reason(f"{last.label} rests on a {STRAW_POLL}, and is to be confirmed", last.label)
        return Reason(f"{last.label} rests on a vote that did not carry", last.label)
    at_hand = [sheet for sheet in rule.worksheets if sheet in evidence.shelf.worksheets]
    sheet = (at_hand or list(rule.worksheets))[0]
    ends = [step.id for step in evidence.shelf.worksheets[sheet].steps if step.is_closing] if at_hand else []
    return Reason("a decision that is linked to it", f"{sheet}.{ends[0]}" if ends else sheet)


def _neglected(
    cell: Cell, rule: CellRule, evidence: Evidence, all_uses: Sequence[Use], last: date | None
) -> list[Reason]:
    """What keeps an agreed cell from being kept up."""
    reasons = []
    if last is None or review_day(last, rule) < evidence.today:
        when = f"last on {show_day(last, year=True)}" if last else "not used yet"
        reasons.append(Reason(f"a look at it every {rule.review_months} months; {when}", rule.worksheets[0]))
    for action in evidence.all(Action):
        late = days_late(action, evidence.today)
        if set(action.worksheets) & set(rule.worksheets) and late > MOST_OVERDUE.days:
            reasons.append(Reason(f"{action.label} is {late} days late", action.label))
    if cell.phase == PHASES[-1].id and meetings_with(all_uses, rule.worksheets) < 2:
        reasons.append(Reason("used in at least two meetings", rule.worksheets[0]))
    return reasons
