"""A vote that is an item of an agenda: how it is held is said when its turn comes, or before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from convene.captured.decision import Decision
from convene.initiative.initiative import Initiative
from convene.initiative.terms import DECISION_RULES
from convene.initiative.view import View
from convene.kinds.vote import Definition
from convene.meetings.agenda import AgendaItem
from convene.meetings.typed_item import question_in
from convene.people.matching import plain
from convene.voting import Method, name_of
from convene.voting.dots import usual
from convene.voting.tally import Criterion, Vote
from convene.worksheets.definition import Step, Worksheet

AGENDA = "agenda"
"""Stands for a worksheet in the place of such a vote: "agenda.12" by the item's id."""


def place_of(item: AgendaItem) -> str:
    """Where the rounds of this vote are kept."""
    return f"{AGENDA}.{item.id}"


def question_of(item: AgendaItem) -> str:
    """The title without the word that says it is a vote: "Vote: Where?" asks "Where?"."""
    return question_in(item.title)


def asked_before(view: View, item: AgendaItem) -> Vote | None:
    """The last round in which another agenda asked the same; None for a new question."""
    asked = plain(question_of(item))
    same = [
        one
        for one in view.all(Vote)
        if one.step and one.step.startswith(f"{AGENDA}.") and one.step != place_of(item)
    ]
    same = [one for one in same if plain(one.question) == asked]
    return max(same, key=lambda one: (one.at, one.number), default=None)


def as_worksheet(item: AgendaItem) -> Worksheet | None:
    """The vote as the one step of a worksheet; None while nobody said how it is held."""
    if item.kind != "vote" or not item.method:
        return None
    field = Definition(
        id=str(item.id),
        title="Vote",
        method=cast("Method", item.method),
        options=item.options,
        threshold=item.threshold,
        dots=item.dots,
        most_on_one=item.most_on_one,
        goes_on=item.goes_on,
        criteria=item.criteria,
        rule_from=DECISION_RULES if item.rule else None,
        rule=item.rule,
    )
    step = Step(prompt=question_of(item), minutes=item.minutes, note="", field=field)
    return Worksheet(id=AGENDA, title=item.title, phase="any-phase", purpose="", outcome="", steps=(step,))


def hold_by(
    initiative: Initiative,
    item: AgendaItem,
    method: str,
    options: Sequence[str] = (),
    threshold: str = "",
    *,
    criteria: Sequence[Criterion] = (),
    goes_on: int = 0,
    rule: str = "",
) -> None:
    """Say how a vote is held. One deed."""
    dots, most = usual(len(options)) if method == "dots" else (0, 0)
    initiative.of(AgendaItem).change(
        item.id,
        f"“{item.title}”: how it is held",
        method=method,
        options=tuple(options),
        threshold=threshold,
        dots=dots,
        most_on_one=most,
        goes_on=goes_on,
        criteria=tuple(criteria),
        rule=rule,
    )


def hold_another_way(initiative: Initiative, item: AgendaItem) -> None:
    """Have it asked anew how a vote is held; its options and rounds stay. One deed."""
    what = f"“{item.title}”: to be held another way"
    initiative.of(AgendaItem).change(item.id, what, method="", threshold="", rule="")


def state(
    initiative: Initiative, item: AgendaItem, method: str, text: str, *, at: datetime, **said: Any
) -> Decision:
    """Keep what came out without a count, and the decision that it is. Group it, for one undo."""
    votes, decisions = initiative.of(Vote), initiative.of(Decision)
    vote = votes.add(
        Vote(
            number=votes.next_number(),
            question=question_of(item),
            method=method,
            at=at,
            meeting=item.meeting,
            step=place_of(item),
            recorded_by=initiative.view.about.facilitator,
            **said,
        ),
        "",
    )
    decision = Decision(
        number=decisions.next_number(),
        text=text,
        at=at,
        meeting=item.meeting,
        method=name_of(method),
        numbers=_stated(initiative, vote),
        vote=vote.id,
    )
    return decisions.add(decision, "")


def _stated(initiative: Initiative, vote: Vote) -> str:
    """Who asked, or who decided, in a few words."""
    who = initiative.view.name("people", vote.stated_by) if vote.stated_by else ""
    return vote.body or (f"{who} asked out loud" if who else "")
