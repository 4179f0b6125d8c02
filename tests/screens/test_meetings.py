"""The place Meetings: what is listed, and the ways in."""

from __future__ import annotations

from datetime import date, time

import pytest

from convene.errors import BadInput
from convene.initiative import convening
from convene.initiative.attending import add_person, attendance_of, invite
from convene.meetings.meeting import Meeting
from convene.people.walk_in import WalkIn
from convene.screens.meeting.opening import OpenMeeting
from convene.screens.meeting.plan import MeetingPlan
from convene.screens.meeting.questions import meeting_questions
from convene.screens.meetings import Meetings
from driving import Room
from meeting_driving import plan


def only(room: Room) -> Meeting:
    (meeting,) = room.view.all(Meeting)
    return meeting


async def test_an_empty_list_names_the_first_key(room: Room) -> None:
    await room.press("2")
    assert "Press n to plan the first one." in room.screen_text()


async def test_a_new_meeting_lands_in_its_plan(room: Room) -> None:
    await room.press("2", "n")
    await room.type("Measures")
    await room.press("enter")
    await room.type("Thu")
    await room.press("enter")
    await room.type("x")
    await room.press("enter")
    assert "is not a time of day" in room.screen_text()
    await room.press("backspace")
    await room.type("9")
    await room.press("ctrl+g")
    meeting = only(room)
    assert (meeting.number, meeting.title, meeting.day) == (1, "Measures", date(2026, 11, 19))
    assert (meeting.begins, meeting.ends) == (time(9), time(11))
    assert isinstance(room.app.screen, MeetingPlan)
    assert "Nothing on the agenda yet." in room.screen_text()
    await room.type("10 Welcome")
    await room.press("enter")
    assert [item.title for item in convening.agenda_of(room.view, meeting.id)] == ["Welcome"]


async def test_a_new_meeting_begins_with_times_place_and_people_of_the_last_one(room: Room) -> None:
    people = [add_person(room.initiative, WalkIn(name)) for name in ("Dana Ruiz", "David Chen", "Mark Bell")]
    last = plan(
        room, day=date(2026, 9, 17), title="Last", begins=time(15, 30), ends=time(17), place="Library"
    )
    invite(room.initiative, last.id, people[:2])
    await room.press("2", "n")
    await room.type("Next")
    await room.press("enter")
    await room.type("Dec 3")
    await room.press("ctrl+g")
    newest = room.view.all(Meeting)[-1]
    assert set(attendance_of(room.view, newest.id)) == set(people[:2])
    assert (newest.begins, newest.ends, newest.place) == (time(15, 30), time(17), "Library")


async def test_who_types_a_name_as_invited_hears_where_people_are_invited(room: Room) -> None:
    people = [add_person(room.initiative, WalkIn("Ana Silva"))]
    assert room.app.session
    asked = next(one for one in meeting_questions(room.app.session) if one.key == "people")
    assert [offer.note for offer in asked.find("every")] == ["1 person"]
    assert asked.parse("everyone") == people
    with pytest.raises(BadInput) as heard:
        asked.parse("Bob Ray")
    assert "i invites people one by one" in heard.value.todo


async def test_a_new_meeting_may_take_the_agenda_of_the_last_or_of_a_usual_one(room: Room) -> None:
    plan(room, "10 Welcome\n20 Charter", date(2026, 9, 17), "Last")
    for words, first in (
        ("like", ["Welcome", "Charter"]),
        ("work g", ["Welcome", "What we promised last time"]),
        ("suggested: are we ready", ["Are we ready to start?", "Before we go"]),
    ):
        await room.press("2", "n")
        await room.type("Next")
        await room.press("enter")
        await room.type("Dec 3")
        await room.press(*["enter"] * 6)
        await room.type(words)
        await room.press("ctrl+g")
        items = convening.agenda_of(room.view, room.view.all(Meeting)[-1].id)
        assert [item.title for item in items][:2] == first
        await room.press("escape")


async def test_the_list_says_when_what_and_how_much(room: Room) -> None:
    held = plan(room, day=date(2025, 9, 17), title="Fall check")
    convening.start(room.initiative, held, room.app.now())
    convening.close(room.initiative, held, room.app.now())
    plan(room, "10 Welcome\n15 Break", date(2026, 11, 19), "Measures")
    plan(room, day=date(2026, 11, 2), title="Missed")
    await room.press("2")
    lines = room.screen_text()
    assert lines.index("Missed   planned, not held") < lines.index("Measures   planned")
    assert lines.index("Measures   planned") < lines.index("Fall check   closed")
    assert "Wed Sep 17, 2025" in lines
    assert "9:00 AM to 11:00 AM · 2 items" in lines


async def test_the_next_meeting_has_the_cursor(room: Room) -> None:
    plan(room, day=date(2026, 11, 2), title="Missed")
    coming = plan(room, day=date(2026, 11, 19), title="Measures")
    await room.press("2")
    assert isinstance(room.app.screen, Meetings)
    assert room.app.screen.highlighted == coming


async def test_edit_changes_only_what_is_typed(room: Room) -> None:
    plan(room, day=date(2026, 11, 19), title="Measures", place="Library")
    await room.press("2", "e")
    await room.press("end")
    await room.type(" and goals")
    await room.press("ctrl+g")
    assert only(room).title == "Measures and goals"
    assert only(room).place == "Library"
    await room.press("ctrl+z")
    assert only(room).title == "Measures"


async def test_delete_can_be_undone(room: Room) -> None:
    plan(room, "10 Welcome", date(2026, 11, 19), "Measures")
    await room.press("2", "d")
    assert room.view.all(Meeting) == []
    await room.press("ctrl+z")
    assert len(convening.agenda_of(room.view, only(room).id)) == 1


async def test_an_evening_meeting_typed_without_pm_ends_in_the_evening(room: Room) -> None:
    await room.press("2", "n")
    await room.type("Evening")
    await room.press("enter")
    await room.type("Thu")
    await room.press("enter", *["backspace"] * 8)
    await room.type("6:30 pm")
    await room.press("enter", *["backspace"] * 8)
    await room.type("9")
    await room.press("ctrl+g")
    assert only(room).ends == time(21)


async def test_a_meeting_is_opened_by_its_number(room: Room) -> None:
    plan(room, day=date(2026, 11, 19), title="One")
    plan(room, day=date(2026, 12, 3), title="Two")
    await room.press("2")
    room.app.screen.post_message(OpenMeeting(2))
    await room.settle()
    assert isinstance(room.app.screen, MeetingPlan)
    assert room.app.screen.meeting
    assert room.app.screen.meeting.title == "Two"
    await room.press("escape")
    assert isinstance(room.app.screen, Meetings)


@pytest.mark.parametrize(
    "title", ["[b]x[/b]", "[/]", "[@click=app.bell]x[/]", "[red", r"\[k]", "{{x}} $who", "👨‍👩‍👧 مرحبا 表"]
)
async def test_any_title_place_and_purpose_is_shown_as_it_is(room: Room, title: str) -> None:
    plan(room, f"10 {title}", date(2026, 11, 19), title, place=title, purpose=title, bring=title)
    await room.press("2")
    assert title in room.screen_text()
    await room.press("enter")
    assert room.screen_text().count(title) >= 4
    await room.press("m", "ctrl+g", "e", "ctrl+g")
    assert only(room).title == title
