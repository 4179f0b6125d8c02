"""Who counts in a vote, and whether enough of them are here."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from convene.initiative import convening
from convene.initiative.attending import check_in
from convene.initiative.initiative import Initiative
from convene.initiative.voters import Voters, voters_here
from convene.kinds.vote import Definition
from convene.people.person import Person

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
