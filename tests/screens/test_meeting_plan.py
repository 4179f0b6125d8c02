"""The plan of a meeting: typed lines, times that reflow, invitations."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from convene.captured.parking_lot import ParkingItem
from convene.initiative import convening
from convene.initiative.attending import add_person, attendance_of
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.people.person import Person
from convene.people.walk_in import WalkIn
from convene.screens.meeting.plan import MeetingPlan
from convene.widgets.listing import Listing
from driving import Room
from meeting_driving import plan, titles

AGENDA = "10 Welcome\n15 What we promised last time\n50 Choose measures\n15 Break\n15 Close"


async def open_plan(room: Room, agenda: str = "", **values: Any) -> Meeting:
    meeting = plan(room, agenda, **{"day": date(2026, 11, 19), **values})
    await room.press("2", "enter")
    assert isinstance(room.app.screen, MeetingPlan)
    return meeting


def lines(room: Room) -> list[str]:
    return [" ".join(line.split()) for line in room.screen_text().splitlines()]


async def test_lines_become_items_with_times_that_follow(room: Room) -> None:
    meeting = await open_plan(room)
    await room.press("a")
    for line in ("10 Welcome", "9:10 15 What we promised", "break", "20 close"):
        await room.type(line)
        await room.press("enter")
    await room.press("escape")
    assert titles(room, meeting) == ["Welcome", "What we promised", "Break", "Before we go"]
    assert convening.agenda_of(room.view, meeting.id)[-1].kind == "close"
    assert "9:00 10 Welcome talk" in lines(room)
    assert "9:25 10 Break break" in lines(room)
    assert "9:55 AM 65 minutes to spare" in lines(room)
    assert isinstance(room.app.focused, Listing)


async def test_what_a_line_means_is_seen_while_it_is_typed(room: Room) -> None:
    await open_plan(room)
    await room.press("a")
    await room.type("15 Vote: which six?")
    assert "VOTE 15 min asks “Which six?”" in lines(room)


async def test_a_line_without_a_title_is_kept_and_the_reason_said(room: Room) -> None:
    meeting = await open_plan(room)
    await room.press("a")
    await room.type("15")
    await room.press("enter")
    assert "This line has no title." in room.screen_text()
    await room.type(" Welcome")
    await room.press("enter")
    assert titles(room, meeting) == ["Welcome"]


async def test_a_worksheet_is_found_while_one_types_and_brings_its_steps(room: Room) -> None:
    meeting = await open_plan(room)
    await room.press("a")
    await room.type("how will")
    await room.press("down", "enter")
    await room.type("50 how will")
    await room.press("down", "enter")
    full, short = convening.agenda_of(room.view, meeting.id)
    assert (full.worksheet, full.minutes, full.steps) == ("shared-measures", 130, ())
    assert short.steps == ("keep", "measures", "decided", "who-does-what")
    assert short.minutes == 50
    assert "9:00 130 How will we know? 8 steps worksheet" in lines(room)


async def test_the_beginning_of_a_worksheets_title_is_that_worksheet_or_a_talk_when_chosen(
    room: Room,
) -> None:
    meeting = await open_plan(room)
    await room.press("a")
    await room.type("40 who does what al")
    assert "WORKSHEET   40 min" in room.screen_text()
    await room.press("enter")
    await room.type("20 who does what al")
    await room.press("end", "down", "down", "enter")
    first, second = convening.agenda_of(room.view, meeting.id)
    assert (first.worksheet, first.minutes) == ("landscape-map", 40)
    assert (second.worksheet, second.kind, second.title) == (None, "talk", "who does what al")


async def test_an_empty_agenda_says_the_next_key(room: Room) -> None:
    await open_plan(room)
    assert "Press a, then minutes and a title" in room.screen_text()
    await room.press("a")
    assert "Press a" not in room.screen_text()
    assert "Type the first item below" in room.screen_text()
    await room.press("escape")
    assert "Press a, then minutes and a title" in room.screen_text()


async def test_a_parked_topic_comes_on_the_agenda(room: Room) -> None:
    meeting = await open_plan(room)
    parked = room.initiative.of(ParkingItem).add(
        ParkingItem(number=2, what="Vape sensors", at=room.app.now()), "parked"
    )
    await room.press("a")
    await room.type("vape")
    await room.press("enter")
    assert titles(room, meeting) == ["From the parking lot: Vape sensors (P2)"]
    assert room.initiative.of(ParkingItem).get(parked.id).state == "On an agenda"
    await room.press("escape", "ctrl+z")
    assert room.initiative.of(ParkingItem).get(parked.id).state == "Open"


async def test_pasted_lines_are_one_deed(room: Room) -> None:
    meeting = await open_plan(room)
    await room.press("a")
    await room.paste("9:00 Welcome\n9:10 What we promised\n9:25 Choose measures\n")
    assert titles(room, meeting) == ["Welcome", "What we promised", "Choose measures"]
    await room.press("escape", "ctrl+z")
    assert titles(room, meeting) == []


async def test_moving_reflows_and_keeps_the_cursor_on_the_item(room: Room) -> None:
    meeting = await open_plan(room, AGENDA)
    await room.press("down", "down", "minus", "minus")
    assert titles(room, meeting)[0] == "Choose measures"
    assert "9:00 50 Choose measures talk" in lines(room)
    assert "9:50 10 Welcome talk" in lines(room)
    await room.press("plus")
    assert titles(room, meeting)[:2] == ["Welcome", "Choose measures"]


async def test_over_time_is_said_in_words(room: Room) -> None:
    await open_plan(room, f"{AGENDA}\n30 More")
    assert "(!) 15 minutes over: 11:15 AM the meeting ends at 11:00 AM" in lines(room)


async def test_enter_edits_and_d_deletes_with_the_cursor_on_the_next(room: Room) -> None:
    meeting = await open_plan(room, AGENDA)
    await room.press("enter", "end")
    await room.type(" all")
    await room.press("enter", "end", "backspace", "backspace")
    await room.type("25")
    await room.press("ctrl+g")
    first = convening.agenda_of(room.view, meeting.id)[0]
    assert (first.title, first.minutes) == ("Welcome all", 25)
    await room.press("d", "d")
    assert titles(room, meeting) == ["Choose measures", "Break", "Close"]
    await room.press("ctrl+z", "ctrl+z")
    assert len(titles(room, meeting)) == 5


async def test_steps_can_be_chosen_and_the_minutes_follow(room: Room) -> None:
    meeting = await open_plan(room, "shared-measures")
    await room.press("t", "s", "enter")
    (item,) = convening.agenda_of(room.view, meeting.id)
    assert (item.steps, item.minutes) == (("keep", "measures", "decided", "who-does-what"), 66)
    await room.press("t", "f", "space", "enter")
    (item,) = convening.agenda_of(room.view, meeting.id)
    assert "candidates" not in item.steps
    assert len(item.steps) == 7


async def test_a_worksheet_set_in_the_form_makes_it_a_worksheet_item(room: Room) -> None:
    meeting = await open_plan(room, "10 Measures")
    await room.press("enter", "enter", "enter", "enter")
    await room.type("how will")
    await room.press("ctrl+g")
    (item,) = convening.agenda_of(room.view, meeting.id)
    assert (item.worksheet, item.kind, item.minutes) == ("shared-measures", "worksheet", 10)


async def test_what_was_not_reached_is_carried_over_once(room: Room) -> None:
    last = plan(room, "10 Welcome\n20 Charter\n10 Break", date(2026, 9, 17))
    convening.go_on(room.initiative, last.id, room.app.now())
    convening.close(room.initiative, last, room.app.now())
    meeting = await open_plan(room, "10 Welcome\n10 Close")
    assert "Could come back (c shows why): Charter" in lines(room)
    await room.press("c")
    assert "Not reached on Thu Sep 17." in room.screen_text()
    await room.press("enter")
    assert titles(room, meeting) == ["Welcome", "Charter", "Close"]
    assert "Could come back" not in room.screen_text()
    await room.press("down")
    assert "Not reached on Thu Sep 17." in lines(room)
    assert "9:10 20 Charter back talk" in lines(room)


async def test_what_an_item_took_is_proposed_unless_minutes_are_typed(room: Room) -> None:
    last = plan(room, "20 Charter", date(2026, 9, 17))
    convening.go_on(room.initiative, last.id, room.app.now())
    convening.close(room.initiative, last, room.app.now() + timedelta(minutes=34))
    meeting = await open_plan(room, "10 Welcome")
    await room.press("a")
    await room.type("Charter")
    assert "TALK   35 min, took 34 last time" in room.screen_text()
    await room.press("enter")
    await room.type("25 charter")
    await room.press("enter", "escape", "end")
    assert [one.minutes for one in convening.agenda_of(room.view, meeting.id)] == [10, 35, 25]
    assert "Took 34 minutes on Thu Sep 17, 20 planned." in lines(room)


async def test_inviting_by_name_everyone_and_someone_new(room: Room) -> None:
    for name in ("Dana Ruiz", "David Chen", "Mark Bell"):
        add_person(room.initiative, WalkIn(name))
    meeting = await open_plan(room, AGENDA)
    await room.press("i")
    await room.type("dav")
    await room.press("enter")
    assert "1 invited" in room.screen_text()
    await room.type("Lena Ortiz, Corner Market, bus")
    await room.press("enter")
    await room.type("everyone")
    await room.press("enter")
    assert "4 invited" in room.screen_text()
    assert "Business 1" in room.screen_text()
    await room.press("tab", "d")
    assert sum(one.invited for one in attendance_of(room.view, meeting.id).values()) == 3
    await room.press("escape")
    assert "3 invited" in room.screen_text()


async def test_those_of_an_earlier_meeting_are_one_choice(room: Room) -> None:
    first = await open_plan(room, title="Fall check", day=date(2026, 9, 17))
    people = [add_person(room.initiative, WalkIn(name)) for name in ("Dana Ruiz", "David Chen", "Mark Bell")]
    from convene.initiative.attending import invite

    invite(room.initiative, first.id, people[:2])
    await room.press("escape")
    meeting = plan(room, day=date(2026, 12, 3))
    await room.press("down", "enter", "i")
    assert "Those invited to Fall check" in room.screen_text()
    await room.press("down", "down", "enter")
    assert set(attendance_of(room.view, meeting.id)) == set(people[:2])


@pytest.mark.parametrize("size", [(60, 18), (160, 45)])
async def test_times_and_titles_stand_in_every_window(home: Any, folder: Any, clock: Any, size: Any) -> None:
    async with Room.opened(home, folder, clock, size) as room:
        await open_plan(room, AGENDA)
        assert any(line.startswith("9:25 50 Choose measures") for line in lines(room))
        assert "10:45 AM 15 minutes to spare" in lines(room)


async def test_a_deleted_meeting_leaves_an_empty_plan_and_no_crash(room: Room) -> None:
    meeting = await open_plan(room, AGENDA)
    convening.remove(room.initiative, meeting)
    await room.settle()
    assert room.view.all(AgendaItem) == []
    await room.press("a")
    await room.type("10 Welcome")
    await room.press("escape", "escape")
    assert room.view.all(Person) == []


async def test_h_writes_the_papers_of_this_meeting_and_says_where(room: Room) -> None:
    await open_plan(room, AGENDA)
    convening.plan(room.initiative, title="Other", day=date(2026, 12, 1), begins=time(9), ends=time(11))
    await room.press("h")
    folder = room.initiative.folder / "handouts"
    assert sorted(path.name for path in folder.iterdir()) == [
        "Agenda 2026-11-19 Measures.docx",
        "Agenda for the facilitator 2026-11-19 Measures.docx",
        "Sign-in sheet 2026-11-19 Measures.docx",
        "measures-2026-11-19.ics",
    ]
    assert room.app.current_mode == "handouts"
    screen = "".join(room.screen_text().split())
    assert "".join(str(folder).split()) in screen
    assert all("".join(path.name.split()) in screen for path in folder.iterdir())


async def test_h_before_anything_is_on_the_agenda_writes_the_sheet_for_the_door(room: Room) -> None:
    await open_plan(room)
    await room.press("h")
    names = sorted(path.name for path in (room.initiative.folder / "handouts").iterdir())
    assert names == ["Sign-in sheet 2026-11-19 Measures.docx", "measures-2026-11-19.ics"]
