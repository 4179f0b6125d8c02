"""Who counts in a vote, and whether enough of them are here."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest

from convene.initiative import convening
from convene.initiative.attending import check_in, leave_out_of_votes
from convene.initiative.initiative import Initiative
from convene.initiative.terms import fallback_of, method_not_met, terms_of
from convene.initiative.voters import Voters, undecided_groups, voters_here
from convene.kinds.choice import Definition as Choice
from convene.kinds.table import Definition as Table
from convene.kinds.vote import Definition
from convene.meetings.meeting import Meeting, running
from convene.people.person import Person
from convene.voting import fist_to_five, gradients
from convene.voting.tally import Terms

AT = datetime(2026, 11, 16, 9, tzinfo=UTC)


def here(initiative: Initiative, *people: Person) -> None:
    """A running meeting with these people."""
    meeting = convening.plan(initiative, [], title="Fall check", day=AT.date(), begins=time(9), ends=time(11))
    convening.start(initiative, meeting, AT)
    for one in people:
        check_in(initiative, meeting.id, initiative.of(Person).add(one, "added").id, AT)


def field(initiative: Initiative, place: str) -> Definition:
    step = initiative.view.step(place)
    assert step
    assert isinstance(step.field, Definition)
    return step.field


def test_without_anybody_marked_nothing_is_known(initiative: Initiative) -> None:
    assert voters_here(initiative.view) is None
    here(initiative)
    assert voters_here(initiative.view) is None


def test_before_there_are_seats_everybody_but_staff_has_a_vote(initiative: Initiative) -> None:
    here(initiative, Person(name="Ann"), Person(name="Renata", roles=("Backbone lead",)), Person(name="Bo"))
    assert voters_here(initiative.view) == Voters(2, 0)


def test_with_seats_those_here_count_and_more_than_half_are_needed(initiative: Initiative) -> None:
    for number in range(6):
        initiative.of(Person).add(Person(name=f"Away {number}", vote=True), "added")
    here(initiative, Person(name="Ann", vote=True), Person(name="Guest"))
    found = voters_here(initiative.view)
    assert found == Voters(1, 4, 7)
    assert not found.is_quorum


def test_a_seat_of_the_working_structure_is_a_seat(initiative: Initiative) -> None:
    here(initiative, Person(name="Ann"), Person(name="Bo"))
    ann, bo = initiative.view.all(Person)
    initiative.rows("working-structure.seats").add({"person": ann.id, "vote": "Yes"})
    initiative.rows("working-structure.seats").add({"person": bo.id, "vote": "No"})
    assert voters_here(initiative.view) == Voters(1, 1, 1)


@pytest.mark.parametrize(("said", "needed"), [(2, 2), (None, 1)])
def test_the_rule_for_deciding_says_how_many_are_needed(
    initiative: Initiative, said: int | None, needed: int
) -> None:
    agree = field(initiative, "common-agenda.agree")
    assert (agree.rule_from, agree.rule) == ("working-structure.decision-rules", "Goal and strategies")
    here(initiative, Person(name="Ann", vote=True))
    rule = {"decision": "Goal and strategies"} | ({"members_needed": said} if said else {})
    initiative.rows("working-structure.decision-rules").add(rule)
    assert voters_here(initiative.view, agree) == Voters(1, needed, 1)


def rule_for_goals(initiative: Initiative, **cells: Any) -> Definition:
    """The vote on the goal, with this rule for it."""
    rule = {"decision": "Goal and strategies", **cells}
    initiative.rows("working-structure.decision-rules").add(rule)
    return field(initiative, "common-agenda.agree")


@pytest.mark.parametrize(
    ("method", "softer"),
    [("Fist to five", fist_to_five.SOFT), ("Gradients of agreement", gradients.NOTED)],
)
def test_a_softer_count_of_the_rule_is_what_the_vote_is_held_under(
    initiative: Initiative, method: str, softer: str
) -> None:
    step = initiative.view.step("working-structure.decision-rules")
    assert step
    assert isinstance(step.field, Table)
    (column,) = [one.field for one in step.field.columns if one.id == "softer"]
    assert isinstance(column, Choice)
    assert softer in column.options
    agree = rule_for_goals(initiative, method=method, softer=softer, threshold="At least two thirds")
    assert terms_of(initiative.view, agree).threshold == softer


def test_the_threshold_goes_with_the_hands_also_where_they_are_the_fallback(initiative: Initiative) -> None:
    threshold = "At least two thirds"
    agree = rule_for_goals(initiative, method="Consent", fallback="Show of hands", threshold=threshold)
    assert terms_of(initiative.view, agree) == Terms("consent")
    assert fallback_of(initiative.view, agree) == Terms("show-of-hands", threshold=threshold)


def test_only_the_group_that_decides_votes_and_makes_the_quorum(initiative: Initiative) -> None:
    people = [Person(name=f"P{number}") for number in range(6)]
    here(initiative, *people[:3])
    ids = [one.id for one in initiative.view.all(Person)]
    ids += [initiative.of(Person).add(one, "away").id for one in people[3:]]
    steering, data = (
        initiative.rows("working-structure.groups").add({"group": name}) for name in ("Steering", "Data")
    )
    for person, group in zip(ids, (steering, steering, data, steering, steering, data), strict=True):
        seat = {"person": person, "group": group, "vote": "Yes"}
        initiative.rows("working-structure.seats").add(seat)
    agree = rule_for_goals(initiative, who_decides=steering)
    assert voters_here(initiative.view, agree) == Voters(2, 3, 4)
    assert voters_here(initiative.view) == Voters(3, 4, 6)


@pytest.mark.parametrize(
    ("place", "decision"),
    [
        ("common-agenda.agree", "Goal and strategies"),
        ("strategic-action-framework.agree", "Goal and strategies"),
        ("strategy-review.agree", "Goal and strategies"),
        ("shared-measures.agree", "Measures"),
    ],
)
def test_goal_plan_and_measures_are_decided_by_the_groups_own_rule(
    initiative: Initiative, place: str, decision: str
) -> None:
    rule = {"decision": decision, "method": "Show of hands", "threshold": "Everyone", "members_needed": 3}
    initiative.rows("working-structure.decision-rules").add(rule)
    here(initiative, Person(name="Ann", vote=True))
    agree = field(initiative, place)
    assert terms_of(initiative.view, agree) == Terms("show-of-hands", threshold="Everyone")
    assert voters_here(initiative.view, agree) == Voters(1, 3, 1)


@pytest.mark.parametrize(
    ("method", "fallback", "held", "unmet"),
    [
        ("Consent", "", "consent", ""),
        ("Weighted scoring", "Show of hands", "show-of-hands", ""),  # nothing to score: as the rule says then
        ("Ranked choice", "", "gradients", "Ranked choice"),
        ("Decided by one person or body", "Consent", "gradients", "Decided by one person or body"),
        ("Talked through, no one objected", "", "gradients", "Talked through, no one objected"),
        ("", "", "gradients", ""),
    ],
)
def test_a_method_of_the_rule_that_is_not_used_is_named(
    initiative: Initiative, method: str, fallback: str, held: str, unmet: str
) -> None:
    agree = rule_for_goals(initiative, method=method, fallback=fallback)
    assert terms_of(initiative.view, agree).method == held
    assert method_not_met(initiative.view, agree) == unmet


def test_groups_that_sent_nobody_who_can_decide_are_named(initiative: Initiative) -> None:
    schools, clinic, police = (
        initiative.rows("organizations").add({"name": name}) for name in ("Schools", "Clinic", "Police")
    )
    deputy = Person(name="Dee", organization=schools)
    here(initiative, deputy, Person(name="Cy", organization=clinic), Person(name="Ann"))
    assert undecided_groups(initiative.view) == ()  # nobody said who decides for whom
    initiative.of(Person).add(Person(name="Chief", organization=police, decides=True), "away")
    assert undecided_groups(initiative.view) == ("Clinic", "Schools")
    dee, cy, _, _ = initiative.view.all(Person)
    initiative.of(Person).change(cy.id, "changed", decides=True)
    assert undecided_groups(initiative.view) == ("Schools",)
    meeting = running(initiative.view.all(Meeting))
    assert meeting
    leave_out_of_votes(initiative, meeting.id, dee.id)  # who only looks on decides nothing anyway
    assert undecided_groups(initiative.view) == ()
