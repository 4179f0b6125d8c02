"""What the promises leave open."""

from __future__ import annotations

from convene.initiative.beside import beside
from convene.initiative.initiative import Initiative
from convene.progress.promises import holes


def promised(initiative: Initiative, strategy: int, organization: str, part: str, hours: float) -> None:
    group = initiative.rows("organizations").add({"name": organization})
    initiative.rows("commitments.matrix").add(
        {"organization": group, "strategy": strategy, "part": part, "hours_a_month": hours}
    )


def said(initiative: Initiative) -> str:
    step = initiative.view.step("commitments.holes")
    assert step
    return "".join(words for _, words in beside(initiative.view, step))


def test_before_the_first_promise_nothing_is_said(initiative: Initiative) -> None:
    initiative.rows("common-agenda.strategies").add({"name": "Cards"})
    assert holes(initiative.view) == ()
    assert said(initiative) == ""


def test_it_names_strategies_nobody_leads_two_lead_and_few_hours_go_to(initiative: Initiative) -> None:
    names = ("Cards", "Rides", "Peers", "Fridays")
    cards, rides, peers, fridays = (
        initiative.rows("common-agenda.strategies").add({"name": name}) for name in names
    )
    promised(initiative, cards, "Police", "Leads", 40)
    promised(initiative, rides, "Clinic", "Leads", 5)
    promised(initiative, rides, "Sheriff", "Leads", 5)
    promised(initiative, peers, "New Morning", "Does part", 9.5)
    found = [(one.strategy, one.nobody_leads, len(one.leads), one.hours) for one in holes(initiative.view)]
    assert found == [
        (rides, False, 2, None),
        (peers, True, 0, None),
        (peers, False, 0, 9.5),
        (fridays, True, 0, None),
    ]
    assert said(initiative) == (
        "No one leads Peers and Fridays. Rides is led by Clinic and Sheriff. "
        "Under 10 hours a month: Peers (9.5)"
    )


def test_where_nothing_is_open_it_says_so(initiative: Initiative) -> None:
    cards = initiative.rows("common-agenda.strategies").add({"name": "Cards"})
    promised(initiative, cards, "Police", "Leads", 10)
    assert said(initiative) == "Nothing: each strategy has one that leads, and enough hours"
