"""What comes back at the next meeting, why and how often; and how a new meeting begins."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from convene.captured.action import Action
from convene.captured.parking_lot import ParkingItem
from convene.initiative import convening
from convene.initiative.attending import attendance_of, check_in, invite
from convene.initiative.initiative import Initiative
from convene.initiative.planning import plan_next, proposed_day, usual_people
from convene.initiative.returning import minutes_taken, reason_of, returning
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.meetings.templates import TEMPLATES
from convene.meetings.typed_item import TypedItem, read_items
from convene.people.person import Person

NEXT = Meeting(id=9, number=9, title="Next", day=date(2026, 11, 19), begins=time(9), ends=time(11))


def held(initiative: Initiative, day: date, agenda: str, *, reached: int = 9, took: int = 10) -> Meeting:
    """A closed meeting in which so many items were on, each for so many minutes."""
    items = read_items(agenda, convening.attachable(initiative.view))
    at = datetime.combine(day, time(9), UTC)
    meeting = convening.plan(initiative, items, title=f"{day}", day=day, begins=time(9), ends=time(11))
    convening.start(initiative, meeting, at)
    for _ in range(min(reached, len(items))):
        convening.go_on(initiative, meeting.id, at)
        at += timedelta(minutes=took)
    convening.close(initiative, initiative.of(Meeting).get(meeting.id), at)
    return meeting


def why(initiative: Initiative) -> dict[str, tuple[str, int]]:
    return {one.item.title: (one.why, one.often) for one in returning(initiative.view, NEXT)}


def action(initiative: Initiative, number: int, day: date, **more: object) -> None:
    at = datetime.combine(day, time(9, 30), UTC)
    made = Action(number=number, what="Call", at=at, **more)  # type: ignore[arg-type]
    initiative.of(Action).add(made, "")


def park(initiative: Initiative, number: int, day: date) -> None:
    at = datetime.combine(day, time(9, 30), UTC)
    initiative.of(ParkingItem).add(ParkingItem(number=number, what="Sensors", at=at), "")


def test_what_was_put_off_says_how_often_in_a_row(initiative: Initiative) -> None:
    held(initiative, date(2026, 8, 13), "5 Welcome\n20 Charter", reached=2)
    for month in (9, 10, 11):
        held(initiative, date(2026, month, 12), "5 Hello\n20 Charter", reached=1)
    assert why(initiative)["Charter"] == ("Not reached 3 times in a row, since Sat Sep 12.", 3)


def test_only_what_the_last_meeting_left_comes_back(initiative: Initiative) -> None:
    held(initiative, date(2026, 9, 10), "5 Hello\n20 Charter", reached=1)
    held(initiative, date(2026, 10, 8), "5 Good morning", reached=1)
    assert why(initiative) == {}


def test_left_out_to_save_time_and_left_without_a_vote_say_so(initiative: Initiative) -> None:
    meeting = held(initiative, date(2026, 10, 8), "5 Hello\n20 Charter\n15 Vote: Which site?", reached=9)
    (charter,) = [one for one in convening.agenda_of(initiative.view, meeting.id) if one.title == "Charter"]
    convening.set_items(initiative, "", {charter.id: {"started": None, "ended": None, "left_out": True}})
    found = why(initiative)
    assert found["Charter"][0] == "Left out to save time on Thu Oct 8."
    assert found["Vote: Which site?"][0] == "Left without a vote on Thu Oct 8."


def test_open_actions_and_parked_topics_are_one_item_each(initiative: Initiative) -> None:
    action(initiative, 1, date(2026, 9, 10), due=date(2026, 11, 1))
    action(initiative, 2, date(2026, 10, 8))
    action(initiative, 3, date(2026, 9, 10), status="Done")
    park(initiative, 1, date(2026, 9, 10))
    for month in (9, 10, 11):
        held(initiative, date(2026, month, 10), "5 Hello")
    found = why(initiative)
    assert found["What we promised last time"] == (
        "2 actions are open, 1 late; A1 the longest, through 2 meetings.",
        2,
    )
    assert found["The parking lot"] == ("1 topic waits; P1 the longest, through 2 meetings.", 2)


def test_what_was_on_each_of_the_last_agendas_recurs(initiative: Initiative) -> None:
    held(initiative, date(2026, 9, 10), "5 Welcome\n10 Scoreboard\n10 Break\n20 Charter")
    held(initiative, date(2026, 10, 8), "5 WELCOME\n10 Scoreboard\n10 Break")
    found = why(initiative)
    assert found["WELCOME"] == ("On the last 2 agendas.", 2)
    assert set(found) == {"WELCOME", "Scoreboard"}


def test_an_item_is_proposed_with_the_minutes_it_took(initiative: Initiative) -> None:
    held(initiative, date(2026, 10, 8), "5 Welcome\n20 Charter", took=34)
    taken = minutes_taken(initiative.view, NEXT)
    assert {one.minutes for one in taken.values()} == {34}
    meeting = plan_next(
        initiative,
        [TypedItem("Charter", 20, "talk")],
        [],
        title="N",
        day=NEXT.day,
        begins=time(9),
        ends=time(11),
    )
    (item, _) = convening.agenda_of(initiative.view, meeting.id)
    assert item.minutes == 35


def next_titles(initiative: Initiative, start: list[TypedItem], ends: time = time(11)) -> list[str]:
    values = {"title": "Next", "day": NEXT.day, "begins": time(9), "ends": ends}
    meeting = plan_next(initiative, start, [], **values)
    return [one.title for one in convening.agenda_of(initiative.view, meeting.id)]


@pytest.fixture
def after_two(initiative: Initiative) -> Initiative:
    """Two meetings were held; promises, a parked topic and an item are open."""
    held(initiative, date(2026, 9, 10), "5 Welcome\n20 Charter\n20 Before we go")
    action(initiative, 1, date(2026, 9, 10))
    park(initiative, 1, date(2026, 9, 10))
    last = held(initiative, date(2026, 10, 8), "5 Welcome\n20 Before we go\n20 Budget", reached=2)
    assert last
    return initiative


def test_a_meeting_from_nothing_has_what_recurs_around_what_is_open(after_two: Initiative) -> None:
    assert next_titles(after_two, []) == [
        "Welcome",
        "What we promised last time",
        "Budget",
        "The parking lot",
        "Before we go",
    ]


def test_a_template_gets_only_what_it_lacks(after_two: Initiative) -> None:
    (group,) = [one for one in TEMPLATES if one.name == "Work group"]
    assert next_titles(after_two, list(group.items)) == [
        "Welcome",
        "What we promised last time",
        "Budget",
        "How our promises go",
        "One knot to untie",
        "The parking lot",
        "Before we go",
    ]


def test_a_suggested_worksheet_is_short_where_it_would_run_over(after_two: Initiative) -> None:
    sheet = next(one for one in convening.attachable(after_two.view) if one.id == "strategy-review")
    start = [TypedItem(sheet.title, sheet.minutes, "worksheet", sheet.id, said=False)]
    assert sheet.title in next_titles(after_two, start)
    item = next(one for one in after_two.view.all(AgendaItem) if one.worksheet == sheet.id)
    assert (item.minutes, item.steps) == (sheet.short_minutes, sheet.short_steps)


def test_a_new_meeting_is_one_deed_with_its_people(after_two: Initiative) -> None:
    people = [after_two.of(Person).add(Person(name=name), "").id for name in ("Ann", "Bo", "Cy")]
    last = after_two.view.all(Meeting)[-1]
    invite(after_two, last.id, people[:1])
    check_in(after_two, last.id, people[1], datetime.combine(last.day, time(9), UTC))
    assert usual_people(after_two.view) == people[:2]
    values = {"title": "Next", "day": NEXT.day, "begins": time(9), "ends": time(11)}
    meeting = plan_next(after_two, [], usual_people(after_two.view), **values)
    assert set(attendance_of(after_two.view, meeting.id)) == set(people[:2])
    assert after_two.undo() == f"meeting {meeting.label} planned"
    assert not convening.agenda_of(after_two.view, meeting.id)


def test_the_first_meeting_of_all_begins_empty(initiative: Initiative) -> None:
    assert next_titles(initiative, []) == []
    assert usual_people(initiative.view) == []


def test_the_day_is_the_agreed_one_or_that_of_the_rhythm(initiative: Initiative) -> None:
    assert proposed_day(initiative.view) is None
    for day in (date(2026, 9, 10), date(2026, 10, 8), date(2026, 11, 12)):
        last = held(initiative, day, "5 Hello")
    beat = proposed_day(initiative.view)
    assert beat == (date(2026, 12, 10), "as before: the second Thursday, every month")
    initiative.answer(f"meeting-close.next-meeting@{last.id}", "2026-12-03T15:30")
    assert proposed_day(initiative.view) == (date(2026, 12, 3), "as agreed at the last meeting")
    held(initiative, date(2026, 11, 13), "5 Hello")
    assert proposed_day(initiative.view) is None


def test_why_an_item_of_a_plan_is_back(after_two: Initiative) -> None:
    found = returning(after_two.view, NEXT)
    back = reason_of(found, TypedItem("budget", 30, "talk"))
    assert back
    assert back.why == "Not reached on Thu Oct 8."
    assert reason_of(found, TypedItem("Something new", 30, "talk")) is None


def test_before_the_first_meeting_nothing_was_promised_the_last_time(initiative: Initiative) -> None:
    action(initiative, 1, date(2026, 11, 2))
    assert why(initiative) == {}


def test_what_is_promised_in_a_meeting_is_not_from_the_last_time(initiative: Initiative) -> None:
    held(initiative, date(2026, 11, 12), "5 Hello")
    action(initiative, 1, date(2026, 11, 12))
    action(initiative, 2, NEXT.day, meeting=NEXT.id)
    assert why(initiative)["What we promised last time"][0].startswith("1 action is open")
