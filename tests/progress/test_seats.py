"""Who has a seat with a vote, and for how long."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from convene.initiative.initiative import Initiative
from convene.people.person import Person
from convene.progress.seats import ended, with_a_vote


def seat(initiative: Initiative, name: str, **cells: Any) -> int:
    """A person with a seat; the person's id."""
    person = initiative.of(Person).add(Person(name=name), "added").id
    initiative.rows("working-structure.seats").add({"person": person, "vote": "Yes", **cells})
    return person


def day(initiative: Initiative, days: int) -> str:
    today: date = initiative.view.today
    return (today + timedelta(days=days)).isoformat()


def test_a_seat_lasts_to_the_end_of_its_last_day(initiative: Initiative) -> None:
    stays = seat(initiative, "Ann", until=day(initiative, 0))
    seat(initiative, "Bo", until=day(initiative, -1))
    guest = seat(initiative, "Cy", vote="No", until=day(initiative, -1))
    assert with_a_vote(initiative.view) == {stays}
    assert ended(initiative.view) == ("Bo",)
    assert guest not in with_a_vote(initiative.view)


def test_who_has_another_seat_still_votes(initiative: Initiative) -> None:
    ann = seat(initiative, "Ann", until=day(initiative, -1), group=1)
    initiative.rows("working-structure.seats").add({"person": ann, "vote": "Yes", "group": 2})
    assert with_a_vote(initiative.view) == {ann}
    assert ended(initiative.view) == ()


def test_who_was_taken_off_the_list_counts_in_no_quorum(initiative: Initiative) -> None:
    ann, bo = seat(initiative, "Ann"), seat(initiative, "Bo")
    initiative.of(Person).remove(bo, "taken off")
    assert with_a_vote(initiative.view) == {ann}
    assert ended(initiative.view) == ()
