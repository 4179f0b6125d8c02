"""A meeting from plan to close, as deeds that can each be undone."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from convene.initiative import convening
from convene.initiative.initiative import Initiative
from convene.meetings.agenda import AgendaItem, current
from convene.meetings.meeting import Meeting
from convene.meetings.typed_item import read_item, read_items
from convene.people.attendance import Presence
from convene.people.person import Person


def planned(initiative: Initiative, text: str = "10 Welcome\n50 Measures\n15 Close") -> Meeting:
    day: dict[str, Any] = {
        "title": "Measures",
        "day": date(2026, 11, 19),
        "begins": time(9),
        "ends": time(12),
    }
    return convening.plan(initiative, read_items(text), **day)


def titles(initiative: Initiative, meeting: Meeting) -> list[str]:
    return [item.title for item in convening.agenda_of(initiative.view, meeting.id)]


def on(initiative: Initiative, meeting: Meeting) -> str | None:
    item = current(convening.agenda_of(initiative.view, meeting.id))
    return item.title if item else None


def test_a_plan_is_one_deed(initiative: Initiative) -> None:
    meeting = planned(initiative)
    assert titles(initiative, meeting) == ["Welcome", "Measures", "Close"]
    assert initiative.undo() == "meeting M1 planned"
    assert initiative.view.all(Meeting) == []
    assert initiative.view.all(AgendaItem) == []


def test_a_new_item_goes_before_the_close_or_below_another(initiative: Initiative) -> None:
    meeting = planned(initiative)
    convening.add_items(initiative, meeting.id, [read_item("Break")])
    first = convening.agenda_of(initiative.view, meeting.id)[0]
    convening.add_items(initiative, meeting.id, [read_item("A"), read_item("B")], after=first.id)
    assert titles(initiative, meeting) == ["Welcome", "A", "B", "Measures", "Break", "Close"]


def test_moving_is_one_deed_and_stops_at_the_ends(initiative: Initiative) -> None:
    meeting = planned(initiative)
    first = convening.agenda_of(initiative.view, meeting.id)[0]
    convening.move_item(initiative, first, -1)
    convening.move_item(initiative, first, 1)
    assert titles(initiative, meeting) == ["Measures", "Welcome", "Close"]
    assert initiative.undo() == "“Welcome” moved"
    assert titles(initiative, meeting) == ["Welcome", "Measures", "Close"]


def test_through_the_agenda_and_back(initiative: Initiative, clock: Any) -> None:
    meeting = planned(initiative)
    convening.start(initiative, meeting, clock())
    assert on(initiative, meeting) is None
    convening.go_on(initiative, meeting.id, clock())
    clock.move(minutes=12)
    convening.go_on(initiative, meeting.id, clock())
    assert on(initiative, meeting) == "Measures"
    convening.go_back(initiative, meeting.id)
    assert on(initiative, meeting) == "Welcome"
    assert initiative.undo() == "on to “Welcome”"
    assert initiative.undo() == "on to “Measures”"
    assert on(initiative, meeting) == "Welcome"


def test_added_minutes_belong_to_the_item_that_is_on(initiative: Initiative, clock: Any) -> None:
    meeting = planned(initiative)
    convening.add_minutes(initiative, meeting.id, 5)
    convening.go_on(initiative, meeting.id, clock())
    convening.add_minutes(initiative, meeting.id, 5)
    convening.add_minutes(initiative, meeting.id, 5)
    assert [item.added for item in convening.agenda_of(initiative.view, meeting.id)] == [10, 0, 0]


def test_closing_ends_the_item_that_is_on_and_can_be_taken_back(initiative: Initiative, clock: Any) -> None:
    meeting = planned(initiative)
    convening.start(initiative, meeting, clock())
    convening.go_on(initiative, meeting.id, clock())
    clock.move(minutes=8)
    convening.close(initiative, initiative.of(Meeting).get(meeting.id), clock())
    assert initiative.of(Meeting).get(meeting.id).state == "closed"
    assert on(initiative, meeting) is None
    convening.reopen(initiative, meeting)
    assert initiative.of(Meeting).get(meeting.id).state == "running"
    initiative.undo()
    initiative.undo()
    assert on(initiative, meeting) == "Welcome"


def test_deleting_takes_agenda_and_attendance_along_and_undo_brings_all_back(initiative: Initiative) -> None:
    meeting = planned(initiative)
    person = initiative.of(Person).add(Person(name="Dana Ruiz"), "person added")
    initiative.of(Presence).add(Presence(meeting=meeting.id, person=person.id, invited=True), "invited")
    convening.remove(initiative, meeting)
    assert not initiative.view.all(AgendaItem)
    assert not initiative.view.all(Presence)
    initiative.undo()
    assert titles(initiative, meeting) == ["Welcome", "Measures", "Close"]
    assert len(initiative.view.all(Presence)) == 1
