"""What is kept from a paper is said on the screen, and nowhere else."""

from __future__ import annotations

from convene import handouts
from convene.handouts import Handout
from convene.initiative.view import View
from convene.people.person import Person
from handouts.making import Made


def left_out(view: View, one: Handout) -> tuple[str, ...]:
    return handouts.left_out(view, one, handouts.document(view, one))


def test_nothing_is_said_where_nothing_is_left_out(larkspur: View) -> None:
    for kind in ("common-agenda", "twelve-cells", "contact-list"):
        assert left_out(larkspur, handouts.wanted(larkspur, kind)) == ()


def test_phone_and_mail_are_left_out_where_somebody_is_named_who_has_one(made: Made) -> None:
    person = made.person("Ruth Ames")
    made.action("Ask the library", who=person.id)
    one = handouts.wanted(made.initiative.view, "actions-by-owner")
    assert left_out(made.initiative.view, one) == ()
    made.initiative.of(Person).change(person.id, "phone typed", contact="555 0147")
    assert left_out(made.initiative.view, one) == ("phone and mail",)


def test_stories_and_private_columns_of_the_steps_on_it_are_counted(larkspur: View) -> None:
    sheets = {one.worksheet: one for one in handouts.offered(larkspur, ["worksheet"])}
    outreach = left_out(larkspur, sheets["community-outreach"])
    assert "1 story that is not public" in outreach
    people = left_out(larkspur, sheets["champions-and-group"])
    assert people[0] == "the grid of people"
    assert "the private columns “Under 18” and “Contact”" in people
    ticked = left_out(larkspur, sheets["champions-and-group"]._replace(ticked=True))
    assert "the grid of people" not in ticked


def test_counts_of_few_people_and_ballots_are_named(larkspur: View) -> None:
    assert "counts of few people" in left_out(larkspur, handouts.wanted(larkspur, "data-report"))
    summary = left_out(larkspur, handouts.wanted(larkspur, "meeting-summary"))
    assert "who voted how" in summary
    binder = left_out(larkspur, handouts.wanted(larkspur, "binder"))
    assert binder[0] == "the contact list"
    assert {"counts of few people", "who voted how", "phone and mail"} <= set(binder)
