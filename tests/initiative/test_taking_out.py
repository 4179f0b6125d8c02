"""What is taken out is off the lists, and stays, marked, where something names it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from convene.captured.action import Action
from convene.initiative.initiative import Initiative
from convene.people.organization import Organization
from convene.people.person import Person
from convene.voting.tally import NamedVote, Objection, TieEnd, Vote

AT = datetime(2026, 11, 16, tzinfo=UTC)


def organizations(initiative: Initiative) -> list[str]:
    return [name for _, name in initiative.view.choices("organizations")]


def test_what_nothing_names_is_gone(initiative: Initiative) -> None:
    rows = initiative.rows("landscape-map.organizations")
    row = rows.add({"name": "Clinic"})
    rows.remove(row)
    assert (organizations(initiative), initiative.view.name("organizations", row)) == ([], None)
    assert not initiative.view.documents("organizations")


def test_an_organization_with_a_promise_is_off_the_list_and_keeps_its_promise(initiative: Initiative) -> None:
    clinic = initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    initiative.rows("landscape-map.organizations").add({"name": "Sheriff"})
    initiative.rows("commitments.matrix").add({"organization": clinic, "what_exactly": "Rides"})
    initiative.rows("landscape-map.organizations").remove(clinic)
    assert organizations(initiative) == ["Sheriff"]
    assert [one.name for one in initiative.view.all(Organization)] == ["Sheriff"]
    assert initiative.view.name("organizations", clinic) == "Clinic (removed)"
    (promise,) = initiative.view.rows("commitments.matrix")
    assert promise.cells["organization"] == clinic
    assert initiative.undo() == "row deleted in Organizations"
    assert organizations(initiative) == ["Clinic", "Sheriff"]


def test_the_cell_that_names_it_can_still_be_edited(initiative: Initiative) -> None:
    clinic = initiative.rows("organizations").add({"name": "Clinic"})
    step = initiative.view.step("landscape-map.first-talks")
    assert step
    initiative.answer("landscape-map.first-talks", [clinic])
    initiative.rows("organizations").remove(clinic)
    sheriff = initiative.rows("organizations").add({"name": "Sheriff"})
    from convene.kinds import pick

    words = pick.show([clinic], step.field, initiative.view)  # type: ignore[arg-type]
    assert words == "Clinic (removed)"
    again = pick.parse(f"{words}; Sheriff", step.field, initiative.view)  # type: ignore[arg-type]
    assert again == [clinic, sheriff]


def test_somebody_with_an_action_is_off_the_list_and_keeps_the_name(initiative: Initiative) -> None:
    dana = initiative.of(Person).add(Person(name="Dana Ruiz"), "added")
    initiative.of(Action).add(Action(number=1, what="Call", at=AT, who=dana.id), "captured")
    initiative.of(Person).remove(dana.id, "taken out")
    assert initiative.view.all(Person) == []
    assert initiative.view.by_id(Person)[dana.id].name == "Dana Ruiz"
    assert initiative.view.name("people", dana.id) == "Dana Ruiz (removed)"


@pytest.mark.parametrize(
    "named",
    [
        lambda who: {"objections": (Objection(who=who, harm="It would shut us out"),)},
        lambda who: {"roll": (NamedVote(who=who, level=0),)},
        lambda who: {"ties": (TieEnd(way="lots", between=(0, 1), chosen=(0,), who=who),)},
        lambda who: {"aside": (who,)},
        lambda who: {"stated_by": who},
    ],
)
def test_who_is_named_in_a_vote_keeps_the_name(
    initiative: Initiative, named: Callable[[int], dict[str, Any]]
) -> None:
    dana = initiative.of(Person).add(Person(name="Dana Ruiz"), "added")
    vote = Vote(number=1, question="?", method="consent", counts=(9, 0, 1), at=AT, **named(dana.id))
    initiative.of(Vote).add(vote, "counted")
    initiative.of(Person).remove(dana.id, "taken out")
    assert initiative.view.all(Person) == []
    assert initiative.view.name("people", dana.id) == "Dana Ruiz (removed)"


def test_who_comes_back_is_the_same_one(initiative: Initiative) -> None:
    dana = initiative.of(Person).add(Person(name="Dana Ruiz"), "added")
    initiative.of(Action).add(Action(number=1, what="Call", at=AT, who=dana.id), "captured")
    initiative.of(Person).remove(dana.id, "taken out")
    back = initiative.of(Person).add(Person(name="dana ruiz", contact="555-0100"), "added")
    assert (back.id, back.contact) == (dana.id, "555-0100")
    assert initiative.view.name("people", dana.id) == "dana ruiz"


def test_another_one_of_the_name_elsewhere_is_somebody_else(initiative: Initiative) -> None:
    home = initiative.rows("organizations").add({"name": "Clinic"})
    dana = initiative.of(Person).add(Person(name="Dana Ruiz"), "added")
    initiative.of(Action).add(Action(number=1, what="Call", at=AT, who=dana.id), "captured")
    initiative.of(Person).remove(dana.id, "taken out")
    other = initiative.of(Person).add(Person(name="Dana Ruiz", organization=home), "added")
    assert other.id != dana.id


def test_a_row_that_was_worked_on_further_on_stays_there_marked(initiative: Initiative) -> None:
    ideas = initiative.rows("shared-measures.candidates")
    vaping = ideas.add({"measure": "Vaping at 15"})
    initiative.rows("shared-measures.keep").add({"from": vaping, "measure": vaping, "keep": "Keep"})
    ideas.remove(vaping)
    assert [row.id for row in initiative.view.rows("shared-measures.candidates")] == []
    assert initiative.view.name("shared-measures.candidates", vaping) == "Vaping at 15 (removed)"


def test_what_names_it_no_more_lets_it_go(initiative: Initiative) -> None:
    clinic = initiative.rows("organizations").add({"name": "Clinic"})
    promise = initiative.rows("commitments.matrix").add({"organization": clinic})
    initiative.rows("commitments.matrix").remove(promise)
    initiative.rows("organizations").remove(clinic)
    assert not initiative.view.documents("organizations")
