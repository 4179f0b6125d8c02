"""The common agenda on one page: why, the goal, how we work, what we do, how we will know, who agreed."""

from __future__ import annotations

from collections.abc import Mapping

from convene.blocks import Block, Blocks, Cell, Column, Document, Fact, Facts, Paper, Rows, SmallNote
from convene.captured.decision import Decision
from convene.dates import show_day
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import begun_small, count, sentence
from convene.handouts.parts.decided import basis
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View
from convene.voting.tally import Vote

KIND, NAME = "common-agenda", "Common agenda"

GOALS, STRATEGIES, MEASURES = "common-agenda.goals", "common-agenda.strategies", "shared-measures.measures"
GOAL_LINE, PRINCIPLES = "strategic-action-framework.goal-line", "strategic-action-framework.principles"
PROBLEMS = ("strategic-action-framework.problem", "case-for-change.problem-statement")
FACTS, INDICATORS = "case-for-change.facts", "baseline-data.indicators"
WORKSHEETS = ("common-agenda", "strategic-action-framework", "shared-measures", "case-for-change")
AGREEING = ("common-agenda", "strategic-action-framework")
NO_GOAL = Lack("No goal is written down yet.", GOALS)
COLUMNS = (
    Column("What we do", "words", 22),
    Column("Cause it works on", "words", 23),
    Column("Ways", "words", 25),
    Column("When", "words", 10),
    Column("Who leads", "words", 20),
)


def offered(view: View) -> tuple[Handout, ...]:
    """One, once there is a goal."""
    goals, strategies = len(whole.rows(view, GOALS)), len(whole.rows(view, STRATEGIES))
    holds = f"{count(goals, 'goal')}, {count(strategies, 'strategy', 'strategies')}"
    return whole.offered(view, KIND, NAME, holds, None if goals else NO_GOAL)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """The goal in one line is its title, where there is one."""
    decisions = _decisions(view)
    blocks = (
        *_facts(("Why", _problem(view)), ("Our goals", _goals(view)), ("How we work", _principles(view))),
        *_strategies(view),
        *_facts(("How we will know", _measures(view))),
        *_agreed(view, decisions),
    )
    changed = last_change(view, *(one.at for one in decisions), worksheets=WORKSHEETS)
    title = whole.answer(view, GOAL_LINE) or "Our common agenda"
    return whole.document(view, NAME, blocks, changed=changed, paper=paper, title=title)


def sources(view: View, handout: Handout) -> Sources:
    """What the page is made of."""
    return Sources(
        tables=frozenset({"strategies", "measures", "decisions"}),
        steps=frozenset({GOALS, GOAL_LINE, PRINCIPLES, FACTS, INDICATORS, *PROBLEMS}),
        unseen={
            "decisions": frozenset({"tell"}),
            "measures": frozenset({"plain_question", "what_we_count", "out_of_whom", "source", "kept_by"}),
        },
    )


def _facts(*facts: tuple[str, str]) -> Blocks:
    """What is left out when nothing was said."""
    said = tuple(Fact(label, words) for label, words in facts if words)
    return (Facts(facts=said),) if said else ()


def _problem(view: View) -> str:
    """The problem as it was agreed, and where its numbers are from."""
    problem = next((found for place in PROBLEMS if (found := whole.answer(view, place))), "")
    indicators = {one["what_it_tells_us"]: one for one in whole.told(view, INDICATORS)}
    facts = [indicators.get(one["based_on"], {}) for one in whole.told(view, FACTS)]
    sources = [f"{one['kind_of_source']} {one['year']}".strip() for one in facts if one.get("kind_of_source")]
    named = "; ".join(dict.fromkeys(sources))
    return f"{problem}\nNumbers from: {named}." if problem and named else problem


def _goals(view: View) -> str:
    return "\n".join(
        sentence(f"{one['for_whom']}: {begun_small(one['what_will_change'])}{_from_to(one)}")
        for one in whole.told(view, GOALS)
    )


def _from_to(goal: Mapping[str, str]) -> str:
    """ ", from 18.2 to 11 percent by 2029", as far as it is known."""
    start = f" from {goal['from_value']}" if goal["from_value"] else ""
    end = f" to {goal['to_value']}" if goal["to_value"] else ""
    unit = _unit(goal["unit"]) if start or end else ""
    by = f" by {goal['by_year']}" if goal["by_year"] else ""
    words = f"{start}{end}{unit}{by}"
    return f",{words}" if words else ""


def _unit(words: str) -> str:
    """A unit behind a number: " percent", " per 100,000"; nothing for a count."""
    return f" {begun_small(words.removeprefix('Rate '))}" if words and words != "Count" else ""


def _principles(view: View) -> str:
    return "\n".join(str(row.cells.get("text", "")) for row in whole.rows(view, PRINCIPLES))


def _strategies(view: View) -> Blocks:
    rows = tuple(
        (
            Cell(one["name"], strong=True),
            Cell(one["causes"]),
            Cell(one["ways"]),
            Cell(one["horizon"].partition(" (")[0]),
            Cell(one["lead"] or "No one yet", late=not one["lead"]),
        )
        for one in whole.told(view, STRATEGIES)
    )
    return (Rows(caption="What we do", columns=COLUMNS, rows=rows),) if rows else ()


def _measures(view: View) -> str:
    lines = []
    for one in whole.told(view, MEASURES):
        base = f" from {one['baseline_value']} ({one['baseline_period']})" if one["baseline_value"] else ""
        target = f" to {one['target_value']} ({one['target_period']})" if one["target_value"] else ""
        unit = _unit(one["unit"]) if base or target else ""
        lines.append(f"{one['name']}:{base}{target}{unit}" if base or target else one["name"])
    return "\n".join(line.replace(" ()", "") for line in lines)


def _decisions(view: View) -> list[Decision]:
    """Those that are linked to the agenda or to the plan on one page."""
    return [one for one in view.all(Decision) if set(one.worksheets) & set(AGREEING)]


def _agreed(view: View, decisions: list[Decision]) -> Blocks:
    """The newest decision on it, with its day, words and numbers; or that there is none."""
    if not decisions:
        return (SmallNote(text="Not agreed yet: no decision is linked to it."),)
    votes = {vote.id: vote for vote in view.all(Vote)}
    last = max(decisions, key=lambda one: (one.at, one.number))
    how = " ".join(basis(view, last, votes.get(last.vote or 0)))
    when = show_day(last.at.date(), year=True)
    note: Block = SmallNote(text=f"Agreed on {when} ({last.label}): {sentence(last.text)} {how}".strip())
    return (note,)
