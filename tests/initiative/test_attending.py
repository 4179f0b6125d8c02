"""Invited, here, not here after all: each one deed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from convene.handouts.parts.people_there import there
from convene.initiative import attending, convening
from convene.initiative.initiative import Initiative
from convene.people.attendance import NO_ORGANIZATION, NOT_HERE
from convene.people.organization import Organization
from convene.people.person import Person
from convene.people.walk_in import WalkIn


@pytest.fixture
def dana(initiative: Initiative) -> int:
    return initiative.of(Person).add(Person(name="Dana Ruiz"), "person added").id


def state(initiative: Initiative, person: int) -> str:
    there = attending.attendance_of(initiative.view, 1).get(person)
    if there is None:
        return "nowhere"
    return ("invited" if there.invited else "walk-in") + (", here" if there.arrived else "")


def test_from_invited_to_here_and_back(
    initiative: Initiative, dana: int, clock: Callable[[], datetime]
) -> None:
    attending.invite(initiative, 1, [dana])
    attending.check_in(initiative, 1, dana, clock())
    assert state(initiative, dana) == "invited, here"
    attending.take_back(initiative, 1, dana)
    assert state(initiative, dana) == "invited"
    attending.invite_no_more(initiative, 1, dana)
    assert state(initiative, dana) == "nowhere"


def test_a_walk_in_leaves_no_trace_when_taken_back(
    initiative: Initiative, dana: int, clock: Callable[[], datetime]
) -> None:
    attending.check_in(initiative, 1, dana, clock())
    assert state(initiative, dana) == "walk-in, here"
    attending.take_back(initiative, 1, dana)
    assert state(initiative, dana) == "nowhere"


def test_here_twice_is_here_once(initiative: Initiative, dana: int, clock: Callable[[], datetime]) -> None:
    attending.check_in(initiative, 1, dana, clock())
    attending.check_in(initiative, 1, dana, clock())
    assert len(attending.attendance_of(initiative.view, 1)) == 1
    assert initiative.undo() == "Dana Ruiz checked in"
    assert state(initiative, dana) == "nowhere"


def test_who_is_here_and_no_longer_invited_is_a_walk_in(
    initiative: Initiative, dana: int, clock: Callable[[], datetime]
) -> None:
    attending.invite(initiative, 1, [dana])
    attending.check_in(initiative, 1, dana, clock())
    attending.invite_no_more(initiative, 1, dana)
    assert state(initiative, dana) == "walk-in, here"


def test_inviting_many_is_one_deed(initiative: Initiative, dana: int) -> None:
    others = [initiative.of(Person).add(Person(name=name), "person added").id for name in ("Ann", "Bo")]
    attending.invite(initiative, 1, [dana, *others])
    attending.invite(initiative, 1, [dana, *others])
    assert initiative.undo() == "3 people invited"
    assert not attending.attendance_of(initiative.view, 1)


def test_a_new_person_brings_a_new_organization_in_one_deed(initiative: Initiative) -> None:
    new = WalkIn("Lena Ortiz", "Corner Market", None, "Business")
    person = initiative.of(Person).get(attending.add_person(initiative, new))
    organization = initiative.of(Organization).get(person.organization or 0)
    assert (organization.name, organization.sector) == ("Corner Market", "Business")
    assert attending.known_people(initiative.view)[0].organization == "Corner Market"
    assert initiative.undo() == "Lena Ortiz added"
    assert not initiative.view.all(Person)
    assert not initiative.view.all(Organization)


def test_a_known_organization_without_a_sector_learns_it(initiative: Initiative) -> None:
    market = initiative.rows("organizations").add({"name": "Corner Market"})
    attending.add_person(initiative, WalkIn("Lena", "Corner Market", market, "Business"))
    attending.add_person(initiative, WalkIn("Max", "Corner Market", market, "Media"))
    assert [one.sector for one in initiative.view.all(Organization)] == ["Business"]


def test_the_sectors_needed_are_the_twelve_until_the_group_says_otherwise(initiative: Initiative) -> None:
    assert "Youth" in attending.sectors_needed(initiative.view)
    assert len(attending.sectors_needed(initiative.view)) == 12


def test_screen_and_paper_count_the_same_sectors(
    initiative: Initiative, clock: Callable[[], datetime]
) -> None:
    person = attending.add_person(initiative, WalkIn("Al", "Sheriff's Office", None, "police"))
    attending.add_person(initiative, WalkIn("Bea", "Bank", None, "Business"))
    given: dict[str, Any] = {"title": "Fall", "day": date(2026, 11, 16), "begins": time(9), "ends": time(11)}
    meeting = convening.plan(initiative, (), **given)
    attending.check_in(initiative, meeting.id, person, clock())
    here = attending.sectors_here(initiative.view, [initiative.of(Person).get(person)])
    assert [(one.sector, one.here) for one in here if not one.missing] == [("Law enforcement and courts", 1)]
    assert [one.sector for one in here if one.missing == NOT_HERE] == ["Business"]
    assert len([one for one in here if one.missing == NO_ORGANIZATION]) == 10
    assert there(initiative.view, meeting).sectors == tuple(here)


def test_a_sector_that_was_typed_once_can_be_chosen(initiative: Initiative) -> None:
    attending.add_person(initiative, WalkIn("Al", "Star Club", None, "Astronomy"))
    sectors = attending.sectors(initiative.view)
    assert sectors.names[-1] == "Astronomy"
    assert sectors.names.count("Youth") == 1
    assert not sectors.is_new("Astronomy")
