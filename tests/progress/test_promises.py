"""What the promises leave open."""

from __future__ import annotations

import pytest

from convene.initiative.beside import beside
from convene.initiative.initiative import Initiative
from convene.progress.promises import holes, statuses


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


def test_a_promise_that_was_dropped_leads_nothing(initiative: Initiative) -> None:
    cards, rides = (
        initiative.rows("common-agenda.strategies").add({"name": name}) for name in ("Cards", "Rides")
    )
    promised(initiative, cards, "Police", "Leads", 40)
    promised(initiative, rides, "Clinic", "Leads", 40)
    first, second = (row.id for row in initiative.view.rows("commitments.matrix"))
    initiative.rows("commitments.matrix").change(first, "status", "Dropped")
    assert said(initiative) == "No one leads Cards"
    initiative.rows("strategy-review.promises").add({"promise": second, "status_now": "Dropped"})
    assert said(initiative) == "No one leads Cards and Rides"


@pytest.mark.parametrize(
    ("on_the_grid", "at_the_check", "standing"),
    [
        ("Going", None, "Going"),
        ("Going", "Stuck", "Stuck"),
        ("Not started", "Done", "Done"),
        ("Done", "Stuck", "Done"),  # it was done since
        (None, "Going", "Going"),
        (None, None, ""),
    ],
)
def test_a_promise_stands_as_the_strategy_check_says_until_it_is_over(
    initiative: Initiative, on_the_grid: str | None, at_the_check: str | None, standing: str
) -> None:
    promise = initiative.rows("commitments.matrix").add(
        {"what_exactly": "Rides"} | ({"status": on_the_grid} if on_the_grid else {})
    )
    if at_the_check:
        initiative.rows("strategy-review.promises").add({"promise": promise, "status_now": at_the_check})
    assert statuses(initiative.view) == {promise: standing}
