"""The room view shows nothing that helps the facilitator alone; after it all is as it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from convene.captured.action import Action
from convene.captured.note import Note
from convene.initiative.attending import add_person, check_in, keep_off_the_list
from convene.kinds import table
from convene.people.person import Person
from convene.people.walk_in import WalkIn
from convene.screens.meeting.outline import AgendaOutline
from convene.screens.meeting.running import RunningMeeting
from convene.screens.worksheet.screen import WorksheetScreen
from convene.widgets.sheet import Sheet
from driving import Room
from filling import open_step
from measuring import deaths
from meeting_driving import start

KEYS = re.compile(r"\b(Press|Ctrl\+(?!R back)|Enter\b|Esc\b|Tab\b|Type |\^[A-Z])")


NOW = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
AGENDA = "10 Welcome\n50 Choose measures"


def for_the_facilitator(room: Room) -> list[str]:
    """Lines of the screen that name a key."""
    return [line for line in room.screen_text().splitlines() if KEYS.search(line)]


async def test_no_step_of_a_worksheet_names_a_key_to_the_room(room: Room) -> None:
    for name in ("landscape-map", "common-agenda", "champions-and-group", "meeting-close"):  # every kind
        sheet = room.view.shelf.worksheets[name]
        room.app.push_screen(WorksheetScreen(room.app.session, name))  # type: ignore[arg-type]
        await room.settle()
        await room.press("ctrl+r")
        for step in sheet.steps:
            assert for_the_facilitator(room) == [], (name, step.id)
            await room.press("ctrl+g")
        await room.press("escape", "escape")


async def test_a_small_baseline_is_hidden_from_the_room_and_seen_by_who_typed_it(room: Room) -> None:
    rows = room.initiative.rows("measures")
    rows.add(deaths(name="Drownings", baseline_value=6.125, target_value=2))
    rows.add(deaths(baseline_value=60.25, target_value=20))
    screen = await open_step(room, "measures", "shared-measures")
    sheet = screen.query_one(Sheet)
    assert screen.pane.step
    assert isinstance(screen.pane.step.field, table.Definition)
    place = [one.id for one in screen.pane.step.field.columns].index("baseline_value")
    sheet.select(sheet.keys[0], place)
    await room.settle()
    assert "6.125" in room.screen_text()
    await room.press("ctrl+r")
    sheet.select(sheet.keys[0], place)
    await room.settle()
    shown = room.screen_text()
    assert "6.125" not in shown
    assert shown.count("hidden (small count)") == 2  # in its cell, and in full below
    assert "60.25" in shown
    await room.press("enter")
    assert "6.125" not in room.screen_text()
    await room.press("escape", "ctrl+t")
    assert "6.125" not in room.screen_text()
    await room.press("ctrl+r")
    sheet.select(sheet.keys[0], place)
    await room.settle()
    assert "6.125" in room.screen_text()


async def test_no_agenda_item_names_a_key_to_the_room(room: Room) -> None:
    await start(room, "10 Welcome\n10 Open actions\n10 Break\n10 Close")
    await room.press("ctrl+r")
    for _ in range(4):
        assert for_the_facilitator(room) == []
        await room.press("ctrl+g") if "WHAT WE DECIDED" not in room.screen_text() else None
    assert "WHAT WE DECIDED" in room.screen_text()


async def test_plan_invitations_attendance_and_timer_name_no_key_to_the_room(room: Room) -> None:
    await start(room, AGENDA)
    add_person(room.initiative, WalkIn("Dana Ruiz", "Library", None, "Youth"))
    for keys, seen in (
        ("w", "WHO IS HERE?"),
        ("E", "Choose measures"),
        ("i", "WHO IS INVITED?"),
    ):
        await room.press(keys, "ctrl+r")
        assert seen in room.screen_text()
        assert for_the_facilitator(room) == []
        assert "saved" not in room.screen_text()
        await room.press("ctrl+r", *(["escape"] if keys == "w" else []))
    await room.press("ctrl+g", "ctrl+l", "3", "ctrl+r")
    assert "Minutes for the breakout." in room.screen_text()
    assert for_the_facilitator(room) == []
    await room.press("enter", "escape", "escape", "ctrl+r")
    assert "breakout 5:00   10 min left" in room.screen_text()


async def test_the_room_sees_nobody_who_is_not_to_be_listed_and_no_full_name_under_18(room: Room) -> None:
    people, meeting = room.initiative.of(Person), await start(room, AGENDA)
    for person in (Person(name="Lena Ortiz"), Person(name="Marcus Treadwell", under_18=True)):
        check_in(room.initiative, meeting.id, people.add(person, "added").id, NOW)
    keep_off_the_list(room.initiative, meeting.id, people.all()[0].id)
    await room.press("w")
    assert re.search("Lena Ortiz .*not named", room.screen_text())
    await room.press("ctrl+r")
    assert "Lena" not in room.screen_text()
    assert "Marcus T." in room.screen_text()
    assert "2 here" in room.screen_text()
    await room.press("ctrl+r")
    assert "Lena Ortiz" in room.screen_text()
    assert "Marcus Treadwell" in room.screen_text()


async def test_a_note_is_not_for_the_room(room: Room) -> None:
    meeting = await start(room, AGENDA)
    note = Note(number=1, text="The back row was quiet", at=NOW, meeting=meeting.id)
    room.initiative.of(Note).add(note, "captured")
    await room.settle()
    assert "The back row was quiet" in room.screen_text()
    await room.press("ctrl+r")
    assert "The back row was quiet" not in room.screen_text()
    await room.press("ctrl+r")
    assert "The back row was quiet" in room.screen_text()


async def test_the_read_back_with_something_to_read_names_no_key_either(room: Room) -> None:
    meeting = await start(room, "10 Close")
    action = Action(number=1, what="Send the agreement", at=room.app.now(), meeting=meeting.id)
    room.initiative.of(Action).add(action, "captured")
    await room.press("ctrl+r")
    assert "A1 Send the agreement" in room.screen_text()
    assert for_the_facilitator(room) == []


async def test_an_agenda_without_items_names_no_key_to_the_room(room: Room) -> None:
    await start(room, "")
    await room.press("y", "escape", "ctrl+r")
    assert isinstance(room.app.screen, RunningMeeting)
    assert for_the_facilitator(room) == []


async def test_messages_come_one_at_a_time_below_line_1_and_never_to_the_room(room: Room) -> None:
    room.app._disable_notifications = False  # else a test's screens have no place for them
    await room.press("3", "down", "enter")
    room.app.notify("The first one.", timeout=60)
    room.app.notify("The second one.", timeout=60)
    await room.settle()
    lines = room.screen_text().splitlines()
    assert lines[1].endswith("The second one.")
    assert "The first one." not in room.screen_text()
    await room.press("ctrl+n")
    assert "Esc for later" in room.screen_text()
    await room.press("escape", "ctrl+r")
    assert "one." not in room.screen_text()


async def test_afterwards_the_focus_is_where_it_was_and_the_footer_has_its_keys(room: Room) -> None:
    await start(room, AGENDA)
    before = room.screen_text().splitlines()[-1]
    assert isinstance(room.app.focused, AgendaOutline)
    await room.press("ctrl+r", "ctrl+r")
    assert isinstance(room.app.focused, AgendaOutline)
    assert room.screen_text().splitlines()[-1] == before


async def test_afterwards_one_types_on_in_the_table(room: Room) -> None:
    await start(room, "60 landscape-map")
    await room.press("ctrl+g")
    before = room.screen_text().splitlines()[-1]
    assert isinstance(room.app.focused, Sheet)
    await room.press("ctrl+r", "escape")
    assert isinstance(room.app.focused, Sheet)
    assert room.screen_text().splitlines()[-1] == before


async def test_an_empty_list_is_typed_into_at_once_before_the_room_too(room: Room) -> None:
    await open_step(room, "whom", "community-outreach")
    await room.press("ctrl+r")
    await room.press("ctrl+g")
    await room.type("What is it like here?")
    await room.press("enter", "escape")
    found = room.view.rows("community-outreach.questions")
    assert [row.cells["text"] for row in found] == ["What is it like here?"]
    await room.press("h")
    assert isinstance(room.app.screen, WorksheetScreen)  # what stood here before is not for the room


async def test_a_list_that_waits_for_its_first_line_does_so_in_room_view_and_back(room: Room) -> None:
    await open_step(room, "questions", "community-outreach")
    await room.press("ctrl+r", "ctrl+r", "ctrl+r")
    await room.type("What helps?")
    await room.press("enter", "escape")
    found = room.view.rows("community-outreach.questions")
    assert [row.cells["text"] for row in found] == ["What helps?"]


async def test_a_digit_takes_the_room_to_no_other_place(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("ctrl+r", "1")
    assert isinstance(room.app.screen, WorksheetScreen)
    await room.press("ctrl+r", "1")
    assert room.app.current_mode == "overview"
