"""The running meeting: going on and back, the clock, the close, a restart in the middle."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from conftest import Clock
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative import convening
from convene.initiative.attending import add_person
from convene.initiative.home import Home
from convene.meetings.agenda import current
from convene.meetings.meeting import Meeting, running
from convene.people.person import Person
from convene.people.walk_in import WalkIn
from convene.screens.confirm import Confirm
from convene.screens.form import Form
from convene.screens.meeting.attendance import Attendance
from convene.screens.meeting.plan import MeetingPlan
from convene.screens.meeting.running import RunningMeeting
from convene.screens.meetings import Meetings
from convene.screens.worksheet.pane import WorksheetPane
from convene.voting.tally import Objection, Vote
from convene.widgets.sheet import Sheet
from driving import Room
from meeting_driving import plan, start

AGENDA = "10 Welcome\n15 What we promised last time\n50 Choose measures\n15 Break\n20 Close"


def screen(room: Room) -> object:
    """The screen on top, asked anew each time."""
    return room.app.screen


def on(room: Room, meeting: Meeting) -> str | None:
    item = current(convening.agenda_of(room.view, meeting.id))
    return item.title if item else None


def line_one(room: Room) -> str:
    return room.screen_text().splitlines()[0]


def capture(room: Room, meeting: Meeting, **action: Any) -> None:
    """What the capture line does, without the line."""
    record = Action(
        number=room.initiative.of(Action).next_number(),
        what="Send the agreement",
        at=room.app.now(),
        meeting=meeting.id,
        **action,
    )
    room.initiative.of(Action).add(record, "captured")


async def test_through_the_agenda_by_one_key(room: Room, clock: Any) -> None:
    meeting = await start(room, AGENDA)
    seen = []
    for _ in range(5):
        seen.append(on(room, meeting))
        clock.move(minutes=10)
        await room.press("ctrl+g")
    assert seen == ["Welcome", "What we promised last time", "Choose measures", "Break", "Close"]
    assert room.initiative.of(Meeting).get(meeting.id).state == "closed"
    assert isinstance(screen(room), Confirm)
    assert "Write the summary now?" in room.screen_text()


async def test_yes_writes_the_summary_and_says_where_it_is(room: Room) -> None:
    await start(room, "15 Close")
    await room.press("ctrl+g", "y")
    folder = room.initiative.folder / "handouts"
    assert room.app.current_mode == "handouts"
    (path,) = folder.glob("*.docx")
    assert "".join(str(path).split()) in "".join(room.screen_text().split())
    await room.press("o")
    assert room.opened_paths == [folder, path]


async def test_a_group_that_is_done_early_has_its_summary_after_four_keys(room: Room) -> None:
    meeting = await start(room, AGENDA)
    await room.press("ctrl+l", "6")
    assert "WHAT WE DECIDED, AND WHO DOES WHAT" in room.screen_text()
    assert "^G Close the meeting" in room.screen_text()
    await room.press("ctrl+g", "y")
    assert room.initiative.of(Meeting).get(meeting.id).state == "closed"
    assert room.opened_paths == [room.initiative.folder / "handouts"]


async def test_a_meeting_left_open_overnight_says_so_and_closes_as_of_its_end(room: Room, clock: Any) -> None:
    meeting = await start(room, AGENDA)
    clock.move(days=2)
    await room.press("w", "escape")
    assert line_one(room).startswith(" ▶ Measures was left open on Mon Nov 16")
    await room.press("ctrl+l", "6", "ctrl+g")
    assert "1 about Mon Nov 16, 11:00 AM" in room.screen_text()
    await room.press("1")
    closed = room.initiative.of(Meeting).get(meeting.id).closed
    assert closed
    assert (closed.day, closed.hour) == (16, 11)


async def test_the_read_back_says_how_the_time_went_and_when_we_meet_next(room: Room, clock: Any) -> None:
    meeting = await start(room, "10 Welcome\n20 Charter")
    room.initiative.answer(f"meeting-close.next-meeting@{meeting.id}", "2026-12-03T15:30")
    clock.move(minutes=34)
    await room.press("ctrl+l", "6")
    text = " ".join(room.screen_text().replace("│", " ").split())
    assert "We meet next on Thu Dec 3, 2026, 3:30 PM." in text
    assert "The agenda took 34 minutes, 30 were planned." in text
    await room.press("ctrl+r")
    text = room.screen_text()
    assert "We meet next" in text
    assert "were planned" not in text


async def test_parked_topics_and_notes_are_read_back_too_and_can_become_promises(room: Room) -> None:
    meeting = await start(room, AGENDA)
    capture(room, meeting)
    at = room.app.now()
    topic = ParkingItem(number=1, what="Who pays for the bus?", at=at, meeting=meeting.id)
    room.initiative.of(ParkingItem).add(topic, "captured")
    note = Note(number=1, text="The back row was quiet", at=at, meeting=meeting.id)
    room.initiative.of(Note).add(note, "captured")
    await room.press("ctrl+l", "6")
    text = room.screen_text()
    said = ("A1 Send", "FOR LATER: THE PARKING LOT", "P1 Who pays", "NOTED, FOR YOU", "N1 The back row")
    assert sorted(said, key=text.index) == list(said)
    await room.press("ctrl+r")
    assert "P1 Who pays" in room.screen_text()
    assert "The back row" not in room.screen_text()
    await room.press("ctrl+r", "down", "A")
    assert [one.what for one in room.view.all(Action)] == ["Send the agreement", "Who pays for the bus?"]
    assert "FOR LATER" not in room.screen_text()


async def test_the_read_back_names_what_was_voted_on_and_not_decided(room: Room) -> None:
    await start(room, "10 Vote: Do they join?")
    await room.press("2", *"8", "down", "down", *"1", "enter", "escape", "ctrl+g")
    assert "WHAT WE DECIDED" in room.screen_text()
    assert "NOT DECIDED  Vote: Do they join? (not carried: 1" in room.screen_text()
    assert "Another way" not in room.screen_text()
    await room.press("ctrl+r")
    assert "NOT DECIDED  Vote: Do they join?" in room.screen_text()


async def test_the_read_back_names_a_vote_that_no_decision_was_made_of(room: Room) -> None:
    await start(room, "10 Vote: Do they join?")
    await room.press("2", *"8", "enter", "escape", "ctrl+g")
    assert "NO DECISION YET  Do they join? (V1)" in room.screen_text()
    await room.press("f3", "enter", "m")
    await room.type("They join")
    await room.press("ctrl+g", "escape", "ctrl+g")
    assert "D1 They join" in room.screen_text()
    assert "NO DECISION YET" not in room.screen_text()


async def test_after_the_last_item_everything_is_read_back_before_the_close(room: Room) -> None:
    meeting = await start(room, "10 Welcome\n60 shared-measures")
    await room.press("ctrl+g")
    assert "^G Go on" in room.screen_text()
    await room.press("ctrl+g", "ctrl+g", "ctrl+g")
    assert "^G Read back" in room.screen_text()
    await room.press("ctrl+g")
    assert "WHAT WE DECIDED, AND WHO DOES WHAT" in room.screen_text()
    assert "▸ Read back and close" in room.screen_text()
    assert "^G Close the meeting" in room.screen_text()
    assert room.initiative.of(Meeting).get(meeting.id).state == "running"
    assert on(room, meeting) == "How will we know?"
    await room.press("f3")
    assert "^G Read back" in room.screen_text()
    await room.press("ctrl+g", "ctrl+g")
    assert room.initiative.of(Meeting).get(meeting.id).state == "closed"


async def test_from_the_read_back_the_outline_leads_to_the_item_that_is_still_on(room: Room) -> None:
    meeting = await start(room, "10 Welcome\n15 Parking lot")
    await room.press("ctrl+g", "ctrl+g", "home", "down", "enter")
    assert "WHAT WE DECIDED" not in room.screen_text()
    assert on(room, meeting) == "Parking lot"


async def test_undoing_the_close_leads_back_to_the_step_it_was_on(room: Room) -> None:
    meeting = plan(room, "10 Welcome\n60 shared-measures")
    await room.press("2", "enter", "s", "ctrl+g", "ctrl+g", "ctrl+g", "ctrl+g", "ctrl+g", "f3")
    top = room.app.screen
    assert isinstance(top, RunningMeeting)
    assert top.query_one(WorksheetPane).step_id == "decided"
    await room.press("ctrl+g", "ctrl+g", "f3", "f3")
    assert top.query_one(WorksheetPane).step_id == "decided"
    convening.close(room.initiative, meeting, room.app.now())
    await room.settle()
    assert isinstance(screen(room), MeetingPlan)
    await room.press("ctrl+z")
    assert "^G To the meeting" in room.screen_text()
    await room.press("ctrl+g")
    again = room.app.screen
    assert isinstance(again, RunningMeeting)
    assert again.query_one(WorksheetPane).step_id == "decided"


async def test_line_one_tells_the_clock(room: Room, clock: Any) -> None:
    await start(room, AGENDA)
    assert line_one(room).startswith(" ▶ 1/5 Welcome   10:00 left")
    clock.move(minutes=14)
    await room.press("ctrl+g")
    assert line_one(room).startswith(" ▶ 2/5 What we promised last time   15:00 left   4 min behind")


async def test_the_outline_shows_what_is_done_on_and_to_come(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("ctrl+g")
    text = room.screen_text()
    assert "✓ Welcome" in text
    assert "▸ What we promised" in text
    assert "· Choose measures" in text


async def test_back_is_as_if_one_had_not_gone_on(room: Room, clock: Any) -> None:
    meeting = await start(room, AGENDA)
    clock.move(minutes=4)
    await room.press("ctrl+g")
    clock.move(minutes=1)
    await room.press("f3")
    assert on(room, meeting) == "Welcome"
    assert "5:00 left" in line_one(room)
    await room.press("f3")
    assert on(room, meeting) == "Welcome"


async def test_the_clock_gives_five_minutes_and_goes_back(room: Room) -> None:
    meeting = await start(room, AGENDA)
    await room.press("ctrl+l", "1")
    assert "15:00 left" in line_one(room)
    await room.press("ctrl+g", "ctrl+l", "4")
    assert on(room, meeting) == "Welcome"
    await room.press("ctrl+l", "escape")
    assert "15:00 left" in line_one(room)


async def test_another_item_can_be_taken_up_from_the_outline(room: Room) -> None:
    meeting = await start(room, AGENDA)
    await room.press("down", "down", "enter")
    assert on(room, meeting) == "Choose measures"
    await room.press("ctrl+g")
    assert on(room, meeting) == "Break"


async def test_a_restart_comes_back_to_the_step_it_was_on(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await start(room, "60 shared-measures\n15 Break")
        await room.press("ctrl+g", "ctrl+g")
        assert room.app.screen.query_one(WorksheetPane).step_id == "decided"
    again = Home(home.folder, now=clock, settings=home.settings_folder)
    async with Room.opened(again, folder, clock) as room:
        assert room.toasts() == [], "nobody has to be told"
        await room.press("ctrl+g")
        assert room.app.screen.query_one(WorksheetPane).step_id == "decided"


async def test_a_worksheet_item_goes_step_by_step(room: Room) -> None:
    meeting = await start(room, "10 Welcome\n60 shared-measures\n15 Break")
    await room.press("ctrl+g")
    top = room.app.screen
    assert isinstance(top, RunningMeeting)
    pane = top.query_one(WorksheetPane)
    assert top.worksheet_id == "shared-measures"
    steps = [pane.step_id]
    for _ in range(3):
        await room.press("ctrl+g")
        steps.append(pane.step_id)
    assert steps == ["keep", "measures", "decided", "who-does-what"]
    await room.press("f3")
    assert pane.step_id == "decided"
    await room.press("ctrl+g", "ctrl+g")
    assert on(room, meeting) == "Break"
    assert getattr(top, "worksheet_id", "") is None
    await room.press("f3")
    assert top.query_one(WorksheetPane).step_id == "who-does-what"


async def test_a_break_shows_when_to_be_back(room: Room) -> None:
    await start(room, "15 Break")
    assert "We are back at 9:57 AM" in room.screen_text()
    await room.press("ctrl+l", "1")
    assert "We are back at 10:02 AM" in room.screen_text()


async def test_open_actions_are_ticked_off(room: Room) -> None:
    earlier = plan(room, AGENDA, title="Earlier", day=date(2026, 9, 17))
    convening.close(room.initiative, earlier, room.app.now())
    capture(room, earlier, due=date(2026, 11, 10))
    await start(room, AGENDA)
    await room.press("ctrl+g")
    assert "A1 Send the agreement" in room.screen_text()
    assert "6 days late" in room.screen_text()
    await room.press("x")
    (action,) = room.view.all(Action)
    assert (action.status, action.done_on) == ("Done", date(2026, 11, 16))
    assert "✓ A1 Send the agreement" in room.screen_text()
    await room.press("t", "2")
    assert room.view.all(Action)[0].status == "Doing"
    await room.press("enter", "end")
    await room.type(" to Dana")
    await room.press("ctrl+g")
    assert room.view.all(Action)[0].what == "Send the agreement to Dana"


async def test_what_was_captured_last_is_shown_and_mended_by_one_key(room: Room) -> None:
    meeting = await start(room, AGENDA)
    assert "just now" not in room.screen_text()
    decision = Decision(number=1, text="Meet Thursdays", at=room.app.now(), meeting=meeting.id)
    room.initiative.of(Decision).add(decision, "captured")
    await room.settle()
    assert "just now  D1 Meet Thursdays" in room.screen_text()
    await room.press("ctrl+f", "end")
    await room.type(" at 4")
    await room.press("ctrl+g")
    assert room.view.all(Decision)[0].text == "Meet Thursdays at 4"
    assert "just now  D1 Meet Thursdays at 4" in room.screen_text()
    await room.press("f7")
    assert "just now  P1 Meet Thursdays at 4" in room.screen_text()


async def test_the_close_names_what_lacks_a_name_or_a_date_once(room: Room) -> None:
    meeting = await start(room, "15 Close")
    person = add_person(room.initiative, WalkIn("Dana Ruiz"))
    capture(room, meeting, who=person, due=date(2026, 12, 1))
    capture(room, meeting, who=person)
    await room.settle()
    assert "1 action without a name or a date" in room.screen_text()
    assert "Dana Ruiz · no date (!)" in room.screen_text()
    await room.press("enter")
    assert "Close all the same?" in room.screen_text()
    await room.press("n")
    assert room.initiative.of(Meeting).get(meeting.id).state == "running"
    await room.press("ctrl+g", "y", "n")
    assert room.initiative.of(Meeting).get(meeting.id).state == "closed"
    assert isinstance(screen(room), Meetings)


async def test_a_closed_meeting_opens_again(room: Room) -> None:
    meeting = await start(room, "10 Welcome\n15 Close")
    await room.press("ctrl+g", "ctrl+g", "n", "enter")
    assert isinstance(screen(room), MeetingPlan)
    await room.press("r")
    assert isinstance(screen(room), RunningMeeting)
    assert running(room.view.all(Meeting))
    assert "WHAT WE DECIDED" in room.screen_text()
    await room.press("ctrl+g", "n")
    assert room.initiative.of(Meeting).get(meeting.id).state == "closed"


async def test_room_view_leaves_the_item_and_the_minutes(room: Room) -> None:
    meeting = await start(room, "60 shared-measures")
    capture(room, meeting)
    room.app.notify("Something was kept.")
    await room.press("ctrl+r")
    text = room.screen_text()
    assert "Ctrl+R back" in text
    assert "60 min left" in text
    assert "Note for you" not in text
    assert "saved" not in text
    assert "just now" not in text
    assert "Something was kept." not in text
    await room.press("escape")
    assert "saved" in room.screen_text()


async def test_line_one_leads_back_from_everywhere(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("4", "ctrl+g")
    assert isinstance(screen(room), RunningMeeting)
    await room.press("6")
    assert line_one(room).startswith(" ▶ 1/5 Welcome")
    await room.pilot.click("#where")
    await room.settle()
    assert isinstance(screen(room), RunningMeeting)
    await room.press("escape")
    assert isinstance(screen(room), Meetings)
    await room.press("shift+tab", "enter")
    assert isinstance(screen(room), RunningMeeting)


async def test_the_plan_can_be_changed_while_the_meeting_runs(room: Room) -> None:
    meeting = await start(room, AGENDA)
    await room.press("E")
    assert isinstance(screen(room), MeetingPlan)
    await room.press("a")
    await room.type("5 One more thing")
    await room.press("enter", "escape", "ctrl+g")
    assert isinstance(screen(room), RunningMeeting)
    assert "One more thing" in room.screen_text()
    assert on(room, meeting) == "Welcome"


@pytest.mark.parametrize(("key", "day"), [("1", date(2026, 11, 16)), ("2", date(2026, 11, 12))])
async def test_on_another_day_than_planned_it_is_asked_which_one_the_papers_carry(
    room: Room, key: str, day: date
) -> None:
    """It is held later, or it was held as planned and is typed up now."""
    planned = plan(room, "10 Welcome", day=date(2026, 11, 12))
    await room.press("2", "s")
    assert "1 today, Mon Nov 16" in room.screen_text()
    assert "2 Thu Nov 12, as planned" in room.screen_text()
    await room.press("escape")
    assert not running(room.view.all(Meeting))
    await room.press("s", key)
    (meeting,) = room.view.all(Meeting)
    assert (meeting.day, meeting.state) == (day, "running")
    await room.press("ctrl+z")
    assert room.view.all(Meeting) == [planned]


async def test_an_empty_agenda_is_asked_about(room: Room) -> None:
    plan(room, "")
    await room.press("2", "s")
    assert "There is nothing on the agenda yet." in room.screen_text()
    await room.press("y")
    assert isinstance(screen(room), Attendance)
    await room.press("escape")
    assert "Nothing is on the agenda." in room.screen_text()
    await room.press("ctrl+g", "ctrl+g", "n")
    assert not running(room.view.all(Meeting))


async def test_parked_topics_are_gone_through_with_how_long_they_wait(room: Room) -> None:
    topic = ParkingItem(number=1, what="Vape sensors", at=room.app.now().replace(month=9))
    room.initiative.of(ParkingItem).add(topic, "parked")
    await start(room, "10 Parking lot\n10 Break")
    assert "P1 Vape sensors" in room.screen_text()
    assert "since Wed Sep 16" in room.screen_text()
    await room.press("x")
    assert room.view.all(ParkingItem)[0].state == "Done"
    assert "P1 Vape sensors" in room.screen_text()
    await room.press("t", "4")
    assert room.view.all(ParkingItem)[0].state == "Dropped"


async def test_a_second_meeting_asks_to_close_the_first(room: Room, clock: Any) -> None:
    first = await start(room, AGENDA)
    await room.press("escape")
    second = plan(room, AGENDA, title="Other")
    await room.press("down", "s")
    assert "“Measures” is still running." in room.screen_text()
    await room.press("n")
    assert running(room.view.all(Meeting)) == room.initiative.of(Meeting).get(first.id)
    clock.move(days=3)
    await room.press("s")
    assert "It was left open. It is closed as of Mon Nov 16, 11:00 AM." in " ".join(
        room.screen_text().replace("│", " ").split()
    )
    await room.press("y", "1", "ctrl+g")
    assert room.initiative.of(Meeting).get(first.id).closed == datetime(2026, 11, 16, 11, tzinfo=UTC)
    assert running(room.view.all(Meeting)) == room.initiative.of(Meeting).get(second.id)
    assert "1/5 Welcome" in line_one(room)


async def test_undoing_the_start_leads_out_of_the_meeting(room: Room) -> None:
    meeting = await start(room, AGENDA)
    await room.press("ctrl+z", "ctrl+z")
    assert room.initiative.of(Meeting).get(meeting.id).state == "planned"
    assert isinstance(screen(room), Meetings)


async def test_a_restart_comes_back_to_the_same_item_and_clock(home: Any, folder: Any, clock: Any) -> None:
    async with Room.opened(home, folder, clock) as room:
        meeting = await start(room, AGENDA)
        clock.move(minutes=12)
        await room.press("ctrl+g")
        clock.move(minutes=3)
        room.initiative.drain()
        before = convening.agenda_of(room.view, meeting.id)
    clock.move(minutes=1)
    clock.at = clock.at.astimezone(timezone(timedelta(hours=-7)))  # the laptop's zone is mended meanwhile
    async with Room.opened(home, folder, clock) as room:
        await room.press("ctrl+g")
        assert isinstance(screen(room), RunningMeeting)
        assert convening.agenda_of(room.view, meeting.id) == before
        assert line_one(room).startswith(" ▶ 2/5 What we promised last time   11:00 left   2 min behind")


async def test_a_whole_meeting_of_eight_people(room: Room, clock: Any) -> None:
    """Plan three items, start, check in eight people of whom one is new, go through, close."""
    for name in ("Ana Bo", "Ben Cruz", "Cy Dahl", "Di Evans", "Ed Fox", "Flo Gray", "Gus Hill"):
        add_person(room.initiative, WalkIn(name, "Library", None, "Civic and volunteer groups"))
    plan(room, "")
    await room.press("2", "enter", "a")
    for line in ("10 Welcome", "40 Vote: which six?", "15 close"):
        await room.type(line)
        await room.press("enter")
    await room.press("escape", "i")
    await room.type("every")
    await room.press("enter", "escape", "s")
    for letters in ("ana", "ben", "cy", "di", "ed", "flo", "gus", "Lena Ortiz, Corner Market, business"):
        await room.type(letters)
        await room.press("enter")
    assert "7 of 7, 1 walk-in" in room.screen_text()
    for _ in range(12):  # three items, and the steps of the close
        await room.press("ctrl+g")
        clock.move(minutes=4)
        if "Write the summary now?" in room.screen_text():
            break
    assert "Write the summary now?" in room.screen_text()
    await room.press("n")
    (meeting,) = room.view.all(Meeting)
    assert meeting.state == "closed"
    assert all(item.started and item.ended for item in convening.agenda_of(room.view, meeting.id))
    assert len(room.view.all(Person)) == 8
    await room.press("escape")
    assert "· 8 came" in room.screen_text()


@pytest.mark.parametrize("title", ["[b]x[/b]", "[/]", "[@click=app.bell]x[/]", r"\[k]", "👨‍👩‍👧 مرحبا 表"])
async def test_any_title_runs(room: Room, title: str) -> None:
    meeting = await start(room, f"10 {title}\n10 Break\n10 Close")
    decision = Decision(number=1, text=title, at=room.app.now(), meeting=meeting.id)
    room.initiative.of(Decision).add(decision, "captured")
    await room.settle()
    assert room.screen_text().count(title) >= 3
    await room.press("ctrl+l", "escape", "ctrl+r", "ctrl+r", "ctrl+g", "ctrl+g")
    assert f"D1 {title}" in room.screen_text()
    await room.press("enter")
    assert "Write the summary now?" in room.screen_text()


async def test_a_narrow_window_folds_the_agenda_into_one_line(home: Any, folder: Any, clock: Any) -> None:
    async with Room.opened(home, folder, clock, (60, 18)) as room:
        await start(room, "10 Welcome\n60 shared-measures")
        clock.move(minutes=13)
        await room.press("ctrl+g", "ctrl+g")
        text = room.screen_text()
        assert "2/2 How will we know? · step 2/4" in text
        assert "60:00 left  3 min behind" in line_one(room)
        await room.press("escape", "w")
        assert isinstance(screen(room), Attendance)


async def test_a_wide_window_shows_what_was_captured_and_who_is_here(
    home: Any, folder: Any, clock: Any
) -> None:
    async with Room.opened(home, folder, clock, (160, 45)) as room:
        meeting = await start(room, AGENDA)
        person = room.initiative.of(Person).add(Person(name="Dana Ruiz"), "added")
        capture(room, meeting, who=person.id)
        await room.press("w")
        await room.type("dana")
        await room.press("enter", "escape")
        text = room.screen_text()
        assert "CAPTURED SO FAR" in text
        assert "no date (!)" in text
        assert "WHO IS HERE  1 here" in text


async def test_the_keys_of_the_meeting_work_in_the_table_of_a_worksheet(room: Room) -> None:
    meeting = await start(room, "60 landscape-map")
    room.initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    capture(room, meeting)
    await room.press("ctrl+g")
    assert isinstance(room.app.focused, Sheet)
    assert "(^F correct" in room.screen_text()
    await room.press("enter", "ctrl+f", "end")
    await room.type(" soon")
    await room.press("ctrl+g", "escape")
    assert room.view.all(Action)[0].what.endswith(" soon")
    await room.press("C")
    assert isinstance(room.app.screen, Form)
    await room.press("escape", "E")
    assert isinstance(screen(room), MeetingPlan)
    assert len(room.view.rows("landscape-map.organizations")) == 1


async def test_help_names_the_same_keys(room: Room) -> None:
    meeting = await start(room, "60 landscape-map")
    capture(room, meeting)
    await room.press("ctrl+g", "f1")
    text = str(room.app.screen.query_one("#help-text Static", Static).content)
    assert "Ctrl+F or C" in text
    assert "Ctrl+F mends the last one" in text


async def test_an_objection_is_what_was_captured_last_and_is_mended_by_the_same_key(
    room: Room, clock: Any
) -> None:
    meeting = await start(room, AGENDA)
    capture(room, meeting)
    vote = Vote(
        number=1,
        question="Do we agree?",
        method="consent",
        counts=(7, 0, 1),
        at=clock() + timedelta(seconds=1),
        meeting=meeting.id,
        objections=(Objection(harm="It leaves out the north"),),
    )
    room.initiative.of(Vote).add(vote, "counted")
    await room.settle()
    assert "just now  V1 Objection: It leaves" in room.screen_text()
    await room.press("ctrl+f", "down")
    await room.type(" side")
    await room.press("ctrl+g")
    (vote,) = room.view.all(Vote)
    assert vote.objections[0].harm == "It leaves out the north side"


async def test_promises_are_checked_by_a_key_or_two_each(room: Room) -> None:
    people = room.initiative.of(Person).add(Person(name="Dana Ruiz"), "added")
    for number in range(1, 13):
        action = Action(
            number=number,
            what="Do it",
            at=datetime(2026, 9, 17, 16, 0, tzinfo=UTC),
            who=people.id,
            due=date(2026, 11, 1),
        )
        room.initiative.of(Action).add(action, "captured")
    await start(room, "10 What we promised last time\n10 Close")
    keys = [*"xx", "t", "2", "down", "x", "t", "4", *"xxxxxx"]
    await room.press(*keys)
    states = [one.status for one in room.view.all(Action)]
    assert states == ["Done", "Done", "Doing", "Open", "Done", "Dropped", *["Done"] * 6]
    assert len(keys) == 14


async def test_a_window_that_shrinks_at_once_ends_nothing(home: Home, folder: Path, clock: Any) -> None:
    async with Room.opened(home, folder, clock, size=(160, 45)) as wide:
        earlier = plan(wide, "5 Hello")
        convening.close(wide.initiative, earlier, wide.app.now())
        capture(wide, earlier)
        await start(wide, "10 Open actions", title="Now")
        for size in ((60, 18), (3, 2), (160, 45)):
            await wide.pilot.resize_terminal(*size)
            await wide.settle()
        assert "Send the agreement" in wide.screen_text()


@pytest.mark.parametrize(("width", "beside"), [(80, False), (120, False), (160, True)])
async def test_a_wider_window_gives_more_room_to_what_is_on(
    home: Home, folder: Path, clock: Clock, width: int, beside: bool
) -> None:
    async with Room.opened(home, folder, clock, size=(width, 40)) as room:
        await start(room, AGENDA)
        stage = room.app.screen.query_one("#stage-column")
        assert stage.size.width >= min(width - 34, 86)
        assert room.app.screen.query_one("Aside").display == beside


async def test_what_is_said_in_passing_leaves_the_question_in_sight(
    home: Home, folder: Path, clock: Clock
) -> None:
    async with Room.opened(home, folder, clock, size=(60, 18), toasts=True) as room:
        await start(room, "20 Who must be at the table?")
        said = "Planned for Thu Dec 10; started today, Mon Nov 30. More."
        room.app.notify(said, markup=False, timeout=60)
        await room.press("down")
        lines = room.screen_text().splitlines()
        assert said in lines[1]
        assert "WHO ARE THE PEOPLE" in lines[2]
