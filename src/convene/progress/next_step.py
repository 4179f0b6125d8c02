"""Which worksheet next, and why (practice rules, 5.7): as far as the worksheets on the shelf allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from convene.collective_impact import PHASES
from convene.progress.amounts import amount, is_met, lacking, least
from convene.progress.cell_rules import RULES, CellRule, KeyStep
from convene.progress.cells import CellState, current_phase, deciding, review_day
from convene.progress.evidence import Evidence
from convene.progress.next_rules import Suggestion, checks, not_ready, off_track, unpaid, weak
from convene.progress.used import Use, last_used, uses

MOST = 3
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
RESTING = timedelta(days=14)
"""A worksheet used within this time isn't suggested again."""

UP_TO_DATE = "You are up to date. A good time for thanks: mark a win."

USUAL_ORDER = (
    "champions-and-group",
    "landscape-map",
    "baseline-data",
    "community-outreach",
    "case-for-change",
    "working-structure",
    "backbone-roles",
    "common-agenda",
    "strategic-action-framework",
    "shared-measures",
    "public-will",
    "strategy-review",
    "data-collection",
    "turn-the-curve",
    "engagement-and-advocacy",
    "steering-review",
    "progress-report",
)
"""The order in which groups usually come to the worksheets that cells rest on."""


class Needs(NamedTuple):
    """The steps that must be begun before a worksheet makes sense; `first` says what to do if one isn't."""

    first: str
    steps: tuple[str, ...]


GOALS, STRATEGIES = "common-agenda.goals", "common-agenda.strategies"
MEASURES = ("shared-measures.measures",)
NEEDS: Mapping[str, Needs] = {
    "case-for-change": Needs("The case needs facts: look at the data first.", ("baseline-data.indicators",)),
    "common-agenda": Needs("Goals need causes: look at the data first.", ("baseline-data.causes",)),
    "strategic-action-framework": Needs("The plan needs strategies: agree on them first.", (STRATEGIES,)),
    "shared-measures": Needs(
        "Measures need a goal and strategies: agree on them first.", (GOALS, STRATEGIES)
    ),
    "strategy-review": Needs("There are no strategies to check: agree on them first.", (STRATEGIES,)),
    "data-collection": Needs("Nobody can bring numbers yet: agree on measures first.", MEASURES),
    "turn-the-curve": Needs("There is no line to look at: agree on measures first.", MEASURES),
    "progress-report": Needs("A report needs numbers: agree on measures first.", MEASURES),
}
"""What worksheets build on; steps off the shelf are passed over."""


def what_next(evidence: Evidence, states: Sequence[CellState]) -> tuple[Suggestion, ...]:
    """Up to three worksheets, best first; none when everything is up to date. `states` are those of cells.

    The rules in their order, each with its best one: is the group ready, what the current phase lacks, what
    gives the next one of it its rows, a weak condition, a backbone job without money, a measure off track, a
    cell due for a look, a check that is due (once anything is agreed). Then whatever else lacks. A cell whose
    other worksheets aren't on the shelf doesn't hold up the ones that are.
    """
    all_uses = uses(evidence)
    found: dict[str, Suggestion] = {}
    for one in _by_rule(evidence, states, all_uses):
        if not _is_fresh(one.worksheet.id, all_uses, evidence.today):
            found.setdefault(one.worksheet.id, one)
    return tuple(found.values())[:MOST]


def still_open(evidence: Evidence) -> tuple[Suggestion, ...]:
    """Up to three worksheets that are not complete and rest only because they were just used.

    Nobody is up to date while there is one.
    """
    all_uses = uses(evidence)
    fresh = [one for one in _lacking(evidence) if _is_fresh(one.worksheet.id, all_uses, evidence.today)]
    return tuple(fresh[:MOST])


def _by_rule(
    evidence: Evidence, states: Sequence[CellState], all_uses: Sequence[Use]
) -> Iterator[Suggestion]:
    yield from not_ready(evidence)
    phase = current_phase(states)
    now = [
        one
        for one in _lacking(evidence, phase.id)
        if not _is_fresh(one.worksheet.id, all_uses, evidence.today)
    ]
    yield from now[:1]
    yield from _inputs(evidence, phase.id, {one.worksheet.id for one in now})
    if phase != PHASES[0]:
        yield from weak(evidence)
    yield from unpaid(evidence)
    yield from off_track(evidence)
    yield from now[1:]
    lacking_ = _lacking(evidence)
    yield from _due(evidence, all_uses, {one.worksheet.id for one in lacking_})
    if any(state.is_agreed for state in states):
        yield from checks(evidence, all_uses, in_third=phase == PHASES[-1])
    yield from lacking_


def _lacking(evidence: Evidence, only: str = "") -> list[Suggestion]:
    """What isn't agreed in the first phase that lacks anything at all, or in one phase only."""
    for phase in (one for one in PHASES if not only or one.id == only):
        found = [
            suggestion
            for name in USUAL_ORDER
            for rule in RULES
            if rule.cell.startswith(phase.id) and name in rule.worksheets
            for suggestion in _of_worksheet(name, rule, evidence)
        ]
        if found:
            return found
    return []


def _of_worksheet(name: str, rule: CellRule, evidence: Evidence) -> list[Suggestion]:
    worksheet = evidence.shelf.worksheets.get(name)
    if worksheet is None or any(_not_begun(name, evidence)):
        return []
    own = [key for key in rule.steps if key.worksheet == name]
    unmet = [key for key in own if not is_met(key, evidence)]
    if unmet:
        return [Suggestion(worksheet, _unmet(unmet, own, evidence), unmet[0].place)]
    here = [one for one in rule.worksheets if one in evidence.shelf.worksheets]
    if own and name == here[-1] and not deciding(rule, evidence):
        ends = [worksheet.place(step.id) for step in worksheet.steps if step.is_closing]
        return [Suggestion(worksheet, "It is filled in, and no decision is on record.", (ends or [name])[0])]
    return []


def _inputs(evidence: Evidence, phase: str, already: set[str]) -> Iterator[Suggestion]:
    """The worksheet that gives the first one of a phase what it needs, unless that has its own turn."""
    for name in USUAL_ORDER:
        keys = [key for rule in RULES if rule.cell.startswith(phase) for key in rule.steps]
        own = [key for key in keys if key.worksheet == name and not is_met(key, evidence)]
        for place in _not_begun(name, evidence) if own and name in evidence.shelf.worksheets else ():
            giver = evidence.shelf.worksheets[place.partition(".")[0]]
            if giver.id not in already:
                yield Suggestion(giver, NEEDS[name].first, place)
                return


def _unmet(unmet: Sequence[KeyStep], own: Sequence[KeyStep], evidence: Evidence) -> str:
    if not any(amount(key, evidence).any for key in own):
        return "It has not been started."
    if said := _for_each(unmet, own, evidence):
        return said
    words = [reason.words for reason in (lacking(key, evidence) for key in unmet) if reason]
    return f"It is begun; missing: {', '.join(words)}."


def _for_each(unmet: Sequence[KeyStep], own: Sequence[KeyStep], evidence: Evidence) -> str:
    """ "All five strategies have a status, none has a choice yet."; "" where it isn't so plain."""
    full = [key for key in own if key.all_of and key not in unmet]
    if len(full) != 1 or len(unmet) != 1 or not unmet[0].all_of or amount(unmet[0], evidence).any:
        return ""
    of, count = full[0].all_of.rpartition(".")[2], least(full[0], evidence)
    one = of.removesuffix("s") if not of.endswith("ies") else f"{of.removesuffix('ies')}y"
    there, missing = (key.one.removeprefix(f"{one} ") for key in (full[0], unmet[0]))
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"All {number} {of} have a {there}, none has a {missing} yet."


def _not_begun(name: str, evidence: Evidence) -> Iterator[str]:
    """The steps that a worksheet builds on and that hold nothing yet."""
    for place in NEEDS[name].steps if name in NEEDS else ():
        if evidence.step(place) and not amount(KeyStep(place, ""), evidence).any:
            yield place


def _due(evidence: Evidence, all_uses: Sequence[Use], already: set[str]) -> list[Suggestion]:
    """Worksheets that are complete and decided, and that nobody looked at for long; the longest first."""
    found: list[tuple[date, Suggestion]] = []
    for rule in RULES:
        here = [name for name in rule.worksheets if name in evidence.shelf.worksheets]
        keys = [key for key in rule.steps if key.worksheet in here]
        last = last_used(all_uses, here)
        if not keys or last is None or not all(is_met(key, evidence) for key in keys):
            continue
        if already & set(here) or not deciding(rule, evidence) or review_day(last, rule) >= evidence.today:
            continue
        months = (evidence.today.year - last.year) * 12 + evidence.today.month - last.month
        worksheet = evidence.shelf.worksheets[here[0]]
        found.append((last, Suggestion(worksheet, f"Last looked at {months} months ago.", keys[0].place)))
    return [suggestion for _, suggestion in sorted(found, key=lambda pair: pair[0])]


def _is_fresh(worksheet: str, all_uses: Sequence[Use], today: date) -> bool:
    last = last_used(all_uses, (worksheet,))
    return last is not None and today - last <= RESTING
