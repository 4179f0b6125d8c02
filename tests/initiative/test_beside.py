"""What the records say beside a step."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from convene.initiative import convening
from convene.initiative.attending import check_in
from convene.initiative.beside import beside
from convene.initiative.initiative import Initiative
from convene.people.person import Person


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
