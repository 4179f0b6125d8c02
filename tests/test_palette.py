"""Find anything: a provider's failure is only logged by Textual, so each is tried with every hard string."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from time import perf_counter
from typing import Any

import pytest

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative.convening import agenda_of
from convene.initiative.rows import StepRows
from convene.meetings.agenda import current
from convene.meetings.meeting import Meeting
from convene.palette import FindAnything
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.meeting.running import RunningMeeting
from convene.screens.people import People
from convene.screens.record import Record
from convene.screens.worksheet.screen import WorksheetScreen
from convene.voting.tally import Vote
from driving import Room
from hostile import FEW, holds, shown
from meeting_driving import start

AT = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def put(room: Room, words: str, number: int = 1) -> None:
    """The words as one of each kind that can be found."""
    of = room.initiative.of
    of(Decision).add(Decision(number=number, text=words, at=AT), "put")
    of(Action).add(Action(number=number, what=words, at=AT), "put")
    of(ParkingItem).add(ParkingItem(number=number, what=words, at=AT), "put")
    of(Vote).add(Vote(number=number, question=words, method="dots", counts=(1,), at=AT), "put")
    of(Note).add(Note(number=number, text=words, at=AT), "put")
    of(Person).add(Person(name=words), "put")
    of(Organization).add(Organization(name=words), "put")
    day = date(2026, 11, 20)
    of(Meeting).add(Meeting(number=number, title=words, day=day, begins=time(9), ends=time(10)), "put")


async def found(room: Room, query: str) -> list[Any]:
    """What the provider itself gives for a query."""
    provider = FindAnything(room.app.screen, match_style=None)
    await provider.startup()
    return [hit async for hit in provider.search(query)]


async def choose(room: Room, query: str) -> None:
    await room.press("ctrl+p")
    await room.paste(query)
    for _ in range(3):
        await room.settle()
    await room.press("enter")
    await room.settle()


async def test_before_typing_there_is_what_can_be_done_here_and_quit(room: Room) -> None:
    await room.press("5", "ctrl+p")
    await room.settle()
    screen = room.screen_text()
    assert "Capture" in screen
    assert "Ctrl+N or F2" in screen
    await room.press("escape")
    hits = await found(room, "quit")
    assert "Quit" in [hit.text for hit in hits]


async def test_every_kind_of_thing_is_found(room: Room) -> None:
    put(room, "Narcan counts")
    hits = await found(room, "narcan")
    assert sorted(str(hit.prompt).split("   ")[1].split(",")[0] for hit in hits) == [
        "action",
        "decision",
        "meeting",
        "note",
        "organization",
        "parking lot",
        "person",
        "vote",
    ]


async def test_words_in_another_order_are_found_too_and_strewn_letters_only_where_nothing_is(
    room: Room,
) -> None:
    put(room, "North Ridge families")
    assert {hit.text for hit in await found(room, "ridge north")} >= {"D1  North Ridge families"}
    assert {hit.text for hit in await found(room, "nrthrdg")} >= {"D1  North Ridge families"}
    for number in range(2, 8):
        put(room, f"Next Friday {number}", number)
    assert all("Next Friday" in str(hit.text) for hit in await found(room, "next friday"))


async def test_worksheets_and_their_steps_are_found_and_opened(room: Room) -> None:
    await choose(room, "Who does what already")
    assert isinstance(room.app.screen, WorksheetScreen)
    await choose(room, "gaps and overlaps")
    assert isinstance(room.app.screen, WorksheetScreen)
    assert room.app.screen.worksheet.id == "landscape-map"


@pytest.mark.parametrize("kind", ["decision", "action", "parking lot", "note", "vote"])
async def test_choosing_goes_to_the_record(room: Room, kind: str) -> None:
    put(room, "Narcan counts")
    put(room, "Another", 2)
    letter = {"decision": "D", "action": "A", "parking lot": "P", "note": "N", "vote": "V"}[kind]
    await choose(room, f"{letter}1  Narcan counts")
    assert isinstance(room.app.screen, Record)
    assert room.app.screen.listing.key == f"{letter}1"


async def test_choosing_a_person_goes_to_them(room: Room) -> None:
    put(room, "Narcan counts")
    room.initiative.of(Person).add(Person(name="Zoe Zimmer"), "put")
    await choose(room, "zoe zim")
    assert isinstance(room.app.screen, People)
    row = room.app.screen.listing.key
    assert row
    assert room.view.get(Person, int(row)) == room.view.all(Person)[-1]


async def test_choosing_a_command_does_it(room: Room) -> None:
    await room.press("5")
    await choose(room, "History of everything")
    assert "Everything that was done" in room.screen_text()


async def test_commands_of_the_place_work_from_it(room: Room) -> None:
    room.initiative.of(Person).add(Person(name="Ann"), "put")
    await room.press("4")
    await choose(room, "Delete")
    assert not room.view.all(Person)


async def test_at_home_there_are_only_commands(room: Room) -> None:
    put(room, "Narcan counts")
    await room.press("escape")
    assert room.app.current_mode == "home"
    assert not await found(room, "narcan")
    assert "New initiative" in [hit.text for hit in await found(room, "new init")]
    assert not [hit for hit in await found(room, "capture") if hit.text == "Capture"]


async def test_any_words_are_found_and_shown_as_they_are(room: Room) -> None:
    for number, words in enumerate(FEW, start=1):
        put(room, shown(words), number)
    for number, words in enumerate(FEW, start=1):
        text = shown(words)
        hits = await found(room, f"D{number}  {text}")
        assert f"D{number}  {text}" in [hit.text for hit in hits], words
        assert any(str(hit.prompt).startswith(f"D{number}  {text}") for hit in hits), words
        for kind in "APVN":
            assert f"{kind}{number}  {text}" in [
                hit.text for hit in await found(room, f"{kind}{number} {text}")
            ]
        await room.press("ctrl+p")
        await room.paste(f"D{number}  {text}")
        for _ in range(3):
            await room.settle()
        assert holds(room.screen_text(), f"D{number}  {text}"), words
        await room.press("escape")


async def test_long_titles_are_searched_without_a_wait(room: Room) -> None:
    """Textual's own search took minutes and gigabytes for these letters."""
    title = "Effect before effort: for each of the first offers, ask what it needs and who is there to do it"
    put(room, f"{title}, in the end")
    begun = perf_counter()
    await found(room, "effort and the end")
    assert perf_counter() - begun < 2  # far under it on any machine


async def test_a_large_record_is_searched_without_a_wait(room: Room) -> None:
    rows: StepRows = room.initiative.rows("people")
    rows.add_all([{"name": f"Person number {number}"} for number in range(1000)])
    provider = FindAnything(room.app.screen, match_style=None)
    await provider.startup()
    begun = perf_counter()
    hits = [hit async for hit in provider.search("numb 777")]
    assert hits[0].text == "Person number 777"
    assert perf_counter() - begun < 2  # far under it on any machine; an accidental square is far over


async def test_an_item_of_the_running_meeting_is_found_and_taken_up_from_anywhere(room: Room) -> None:
    meeting = await start(room, "10 Welcome\n10 Vote: Which logo?\n10 Break")
    await choose(room, "which logo")
    assert "How do we decide?" in room.screen_text()
    await room.press("escape", "escape", "4")
    await choose(room, "break")
    assert isinstance(room.app.screen, RunningMeeting)
    on = current(agenda_of(room.view, meeting.id))
    assert on
    assert on.title == "Break"
