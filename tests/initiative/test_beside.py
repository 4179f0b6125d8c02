"""What the records say beside a step."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from convene.initiative import convening
from convene.initiative.attending import check_in
from convene.initiative.beside import beside
from convene.initiative.initiative import Initiative
from convene.measures.figure import Figure
from convene.measures.observation import Observation
from convene.meetings.meeting import Meeting
from convene.people.person import Person
from convene.progress.cells import cell_states
from convene.progress.warnings import warnings


def held(initiative: Initiative, day: date, *people: int) -> None:
    """A meeting on a day, with these people."""
    at = datetime.combine(day, time(9), tzinfo=UTC)
    meeting = convening.plan(initiative, [], title="Council", day=day, begins=time(9), ends=time(11))
    convening.start(initiative, meeting, at)
    for one in people:
        check_in(initiative, meeting.id, one, at)
    convening.close(initiative, meeting, at)


def test_who_came_names_sectors_with_no_voice_and_with_a_thin_one(initiative: Initiative) -> None:
    initiative.answer("champions-and-group.sectors-needed", ["Youth", "Business", "Media"])
    people = {}
    for sector in ("Youth", "Business"):
        group = initiative.rows("organizations").add(
            {"name": f"{sector} group", "sector": sector, "involvement": "Comes to meetings"}
        )
        people[sector] = initiative.of(Person).add(Person(name=sector, organization=group), "added").id
    held(initiative, date(2026, 3, 5), people["Youth"])
    held(initiative, date(2026, 4, 2), people["Youth"])
    held(initiative, date(2026, 5, 7), people["Youth"], people["Business"])
    step = initiative.view.step("steering-review.members")
    assert step
    (said,) = [words for title, words in beside(initiative.view, step) if title == "Who came"]
    assert "Thu May 7, 2026: 2 people from 2 sectors" in said
    assert "At none of them: Media" in said
    assert said.endswith("At fewer than half of them: Business")


def told(initiative: Initiative, place: str) -> dict[str, str]:
    """Title and words of what stands beside a step."""
    step = initiative.view.step(place)
    assert step
    return dict(beside(initiative.view, step))


def test_hope_says_how_many_showed_it(initiative: Initiative) -> None:
    held(initiative, date(2026, 3, 5))
    held(initiative, date(2026, 4, 2))
    first, second = (one.id for one in initiative.view.all(Meeting))
    initiative.answer(f"meeting-close.hope@{first}", [0, 1, 6, 8, 3])
    initiative.answer(f"meeting-close.hope@{second}", [0, 0, 0, 4, 0])  # fewer than five tell nothing
    assert told(initiative, "steering-review.groups") == {
        "Hope, 1 to 5": "Thu Mar 5, 2026: 3.7 of 18 people",
    }


def test_beside_the_money_stands_how_long_it_lasts(initiative: Initiative) -> None:
    place = "backbone-roles.money"
    assert told(initiative, place) == {}
    day = initiative.view.today
    grant = {"amount_a_year": 60_000, "start": day.isoformat(), "how_sure": "In hand"}
    until = day.replace(year=day.year + 1).isoformat()
    initiative.rows(place).add({**grant, "until": until})
    assert told(initiative, place) == {"In hand or promised": "Not known yet: no job has a cost a year"}
    initiative.rows("backbone-roles.roles").add({"job": "Data", "cost_a_year": 120_000})
    assert told(initiative, place) == {"In hand or promised": "It pays for all six jobs for 6 months"}


def test_beside_ideas_stand_the_ways_that_none_uses(initiative: Initiative) -> None:
    place = "common-agenda.ideas"
    assert told(initiative, place) == {}
    for way in ("Share information", "Share information", "Build skills"):
        initiative.rows(place).add({"idea": "x", "way": way})
    assert told(initiative, place) == {
        "Ways without an idea": "Give support, Make it easier or harder to get, Rewards and penalties, "
        "Change places, Change rules and policies"
    }
    for way in told(initiative, place)["Ways without an idea"].split(", "):
        initiative.rows(place).add({"idea": "x", "way": way})
    assert told(initiative, place) == {"Ways without an idea": "None: each of the seven has one"}


def test_beside_strategies_stands_their_balance(initiative: Initiative) -> None:
    assert told(initiative, "common-agenda.strategies") == {}
    for ways in (["Give support", "Change places"], ["Give support"]):
        initiative.rows("common-agenda.strategies").add({"name": "x", "ways": ways})
    assert told(initiative, "common-agenda.strategies") == {
        "What the strategies work on": "persons 2, conditions 1; no strategy: share information, "
        "build skills, make it easier or harder to get, rewards and penalties, change rules and policies"
    }
    place = "strategic-action-framework.portfolio"
    assert told(initiative, place) == {}
    for one in (["People"], ["People", "Rules"]):
        initiative.rows(place).add({"what_it_changes": one})
    assert told(initiative, place) == {"What the strategies change": "People 2, Places 0, Rules 1, Systems 0"}


def test_a_line_goes_on_until_its_first_value_counted_in_a_new_way_is_marked(initiative: Initiative) -> None:
    unit = {"name": "Vaping", "unit": "Percent", "how_often": "School year", "good_direction": "Down is good"}
    measure = initiative.rows("shared-measures.measures").add(unit)
    figure = Figure(number=18.2)
    values = initiative.of(Observation)
    first = values.add(Observation(measure=measure, period="2026", figure=figure), "typed")
    quality = "data-collection.quality"
    row = initiative.rows(quality).add({"measure": measure, "same_way_as_before": True})
    assert told(initiative, quality) == {}
    initiative.rows(quality).change(row, "same_way_as_before", False)
    assert told(initiative, quality) == {
        "Line not broken yet": "Vaping. In Measures, n marks the first value that is counted so"
    }
    view = initiative.view
    assert "Vaping is counted in a new way, and its line is not broken." in [
        one.words for one in warnings(view, cell_states(view))
    ]
    values.change(first.id, "marked", new_way=True)
    assert told(initiative, quality) == {}
