"""The place Handouts: written with one key, never over anything, and said where."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import Event
from typing import Any

import docx
import pytest
from textual.widgets import OptionList

from convene.blocks import Document
from convene.captured.decision import Decision
from convene.dates import show_day
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.people.person import Person
from convene.screens import handout_writing
from convene.screens.meeting.plan import MeetingPlan
from convene.screens.preview import PreviewScreen
from driving import Room
from hostile import FEW, holds, shown
from meeting_driving import plan

AT = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def held(room: Room, title: str = "Fall check", day: date = date(2026, 11, 12), number: int = 1) -> Meeting:
    meeting = Meeting(
        number=number, title=title, day=day, begins=time(9), ends=time(11), started=AT, closed=AT
    )
    return room.initiative.of(Meeting).add(meeting, "meeting held")


def decide(room: Room, meeting: Meeting, text: str) -> None:
    decisions = room.initiative.of(Decision)
    number = decisions.next_number()
    decision = Decision(number=number, text=text, at=AT, meeting=meeting.id)
    decisions.add(decision, f"decision D{number} captured")


async def to(room: Room, name: str) -> None:
    """Put the cursor on a handout."""
    listed = room.app.screen.query_one(OptionList)
    names = [str(option.prompt).strip("✓ ").partition("\n")[0] for option in listed.options]
    listed.highlighted = next(place for place, one in enumerate(names) if one.startswith(name))
    await room.settle()


def files(room: Room) -> list[Path]:
    return sorted((room.initiative.folder / "handouts").glob("*"))


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def test_what_can_not_be_written_yet_says_what_it_waits_for_and_enter_goes_there(room: Room) -> None:
    await room.press("7", "end")
    await to(room, "Meeting summary")
    screen = room.screen_text()
    assert "No meeting was held yet, so there is nothing to sum up." in screen
    assert "Enter or 2 goes to Meetings." in screen
    assert "Go there" in screen
    await room.press("space", "p", "enter")
    assert room.app.current_mode == "meetings"
    assert not (room.initiative.folder / "handouts").exists()


async def test_enter_writes_the_summary_and_says_where_it_is(room: Room) -> None:
    decide(room, held(room), "We meet on Thursdays.")
    await room.press("7")
    screen = room.screen_text()
    assert "Summary of Thu Nov 12, 2026: Fall check" in screen
    assert "1 decision, no actions; about 1 page" in screen
    assert "not written yet" in screen
    assert "it is never overwritten" in screen
    await room.press("enter")
    (path,) = files(room)
    assert path.name == "Summary 2026-11-12 Fall check.docx"
    assert "".join(str(path).split()) in "".join(room.screen_text().split())
    assert "We meet on Thursdays." in words_of(path)
    assert "nothing changed since" in room.screen_text()


async def test_a_broken_house_look_is_said_and_the_usual_one_is_used(room: Room) -> None:
    held(room)
    look = room.initiative.folder / "templates" / "handout.docx"
    look.parent.mkdir()
    look.write_bytes(b"Dear all,")
    await room.press("7", "enter")
    assert files(room)
    assert "save it as .docx. This time the usual look was used." in " ".join(room.screen_text().split())


async def test_o_opens_the_file_and_f_the_folder(room: Room) -> None:
    held(room)
    await room.press("7", "o")
    assert not room.opened_paths
    await room.press("enter", "o", "f")
    assert room.opened_paths == [files(room)[0], room.initiative.folder / "handouts"]


async def test_writing_again_makes_a_second_file(room: Room) -> None:
    held(room)
    await room.press("7", "enter")
    before = files(room)[0].read_bytes()
    await room.press("enter")
    assert [path.name for path in files(room)] == [
        "Summary 2026-11-12 Fall check 2.docx",
        "Summary 2026-11-12 Fall check.docx",
    ]
    assert files(room)[1].read_bytes() == before


async def test_what_changed_since_is_said(room: Room) -> None:
    meeting = held(room)
    await room.press("7", "enter")
    os.utime(files(room)[0], (0, datetime.now(UTC).timestamp() - 60))  # the record keeps whole seconds
    room.initiative.of(Meeting).change(meeting.id, "place set", place="Library")
    room.initiative.drain()
    await room.press("6", "7")
    assert "changes since, the last: place set" in room.screen_text()


async def test_p_shows_the_text_first_and_enter_writes_it(room: Room) -> None:
    decide(room, held(room), "We meet on Thursdays.")
    await room.press("7", "p")
    assert isinstance(room.app.screen, PreviewScreen)
    assert "WHAT WE DECIDED" in room.screen_text()
    assert "D1  We meet on Thursdays." in room.screen_text()
    assert not (room.initiative.folder / "handouts").exists()
    await room.press("escape")
    assert not (room.initiative.folder / "handouts").exists()
    await room.press("p", "enter")
    assert len(files(room)) == 1


async def test_space_picks_several(room: Room) -> None:
    held(room)
    held(room, "Older", date(2026, 3, 1), 2)
    held(room, "Oldest", date(2026, 2, 1), 3)
    await room.press("7", "space")
    await to(room, "Summary of Sun Mar 1")
    await room.press("space")
    assert room.screen_text().count("✓") == 2
    await room.press("enter")
    assert [path.name for path in files(room)] == [
        "Summary 2026-03-01 Older.docx",
        "Summary 2026-11-12 Fall check.docx",
    ]
    assert "✓" not in room.screen_text()


def on_the_grid(room: Room) -> None:
    """A person with a phone number, and where they stand."""
    person = room.initiative.of(Person).add(Person(name="Ruth Ames", contact="555 0147"), "added")
    room.initiative.rows("champions-and-group.influence").add({"item": person.id, "across": 8, "up": 8})


async def test_worksheets_are_folded_found_by_a_word_and_written_filled_in_or_blank(room: Room) -> None:
    on_the_grid(room)
    await room.press("7")
    await to(room, "▸ Worksheets as the group")
    assert "Blank worksheets to fill in by hand  25" in room.screen_text()
    await room.press("enter")
    assert "Worksheet: Who must be at the table?" in room.screen_text()
    await room.press("/", *"blank start", "enter", "t")
    screen = room.screen_text()
    assert "with your notes and minutes" in screen
    assert "Worksheet: Who must" not in screen
    await room.press("enter")
    (path,) = files(room)
    assert path.name == "Blank worksheet Are we ready to start with your notes and minutes.docx"
    await room.press("/", *"zz")
    assert "No handout has “blank startzz” in its name. Esc shows all." in room.screen_text()
    await room.press("escape")
    assert "▾ Worksheets as the group filled them in" in room.screen_text()


async def test_where_people_stand_is_written_only_when_it_is_ticked(room: Room) -> None:
    on_the_grid(room)
    await room.press("7")
    await to(room, "Stakeholder grid")
    assert "it is only written when you tick it" in room.screen_text()
    await room.press("enter")
    assert "1 person; about 1 page; with where people stand" in room.screen_text()
    assert not files(room)
    await room.press("enter")
    assert "Ruth Ames" in words_of(files(room)[0])


async def test_what_is_left_out_is_said_before_it_is_written(room: Room) -> None:
    meeting = held(room)
    person = room.initiative.of(Person).add(
        Person(name="Marcus Treadwell", contact="555 0147", under_18=True), "added"
    )
    presence = Presence(meeting=meeting.id, person=person.id, arrived=AT)
    room.initiative.of(Presence).add(presence, "marked")
    await room.press("7")
    kept = "Left out: phone and mail and the last name of 1 person under 18."
    assert kept in " ".join(room.screen_text().split())
    await room.press("p")
    assert f"About 1 page, US Letter. {kept}" in " ".join(room.screen_text().split())


async def test_esc_stops_and_leaves_no_file(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    held(room)
    begun, go_on, ended = Event(), Event(), asyncio.Event()

    def slowly(*args: Any) -> Document:
        begun.set()
        assert go_on.wait(10)
        return made(*args)

    await room.press("7")
    made = handout_writing.made
    monkeypatch.setattr(handout_writing, "made", slowly)
    await room.pilot.press("enter")
    await asyncio.to_thread(begun.wait, 10)
    await room.pilot.press("escape")
    monkeypatch.setattr(room.app.screen, "after_writing", lambda _: ended.set())
    go_on.set()
    await asyncio.wait_for(ended.wait(), 10)
    await room.settle()
    assert "The document was not written: it was stopped." in room.screen_text()
    assert not files(room)


def test_how_far_it_is_is_said_after_half_a_second() -> None:
    said: list[str] = []
    clock = iter([0.0, 0.1, 0.4, 0.6, 0.7, 0.9])
    telling = handout_writing.Telling(lambda words: said.append(words.plain), 2, lambda: next(clock))
    telling.next(1, "Binder")
    for done in (10, 40, 50, 90):
        telling.progress(done, 100)
    assert said == [
        "Writing Binder  1 of 2, 40 percent  Esc stops",
        "Writing Binder  1 of 2, 90 percent  Esc stops",
    ]


async def test_a_failure_is_said_in_its_three_parts(room: Room) -> None:
    held(room)
    (room.initiative.folder / "handouts").write_text("in the way")
    await room.press("7", "enter")
    screen = " ".join(room.screen_text().split())
    assert "was not written" in screen
    assert "the record itself is untouched" in screen


async def test_a_meeting_with_any_title_is_listed_previewed_and_written(room: Room) -> None:
    for number, words in enumerate(FEW, start=1):
        meeting = held(room, shown(words), date(2026, 1, number), number)
        decide(room, meeting, f"Decided {shown(words)}")
    await room.press("7")
    for number, words in enumerate(FEW, start=1):
        await to(room, f"Summary of {show_day(date(2026, 1, number), year=True)}")
        assert holds(room.screen_text(), words), words
        await room.press("p")
        assert holds(room.screen_text(), f"D{number}  Decided {shown(words)}"), words
        await room.press("escape", "space")
    await room.press("enter")
    assert len(files(room)) == len(FEW)


@pytest.mark.parametrize("size", [(60, 18), (160, 45)])
async def test_the_list_fits_any_size(room: Room, size: tuple[int, int]) -> None:
    held(room)
    room.initiative.drain()
    async with Room.opened(room.app.home, room.initiative.folder, room.app.now, size) as other:
        await other.press("7")
        assert "Fall check" in other.screen_text()


async def test_escape_leads_back_to_where_the_key_for_papers_was_pressed(room: Room) -> None:
    meeting = plan(room, "10 Welcome", title="Fall check")
    await room.press("2", "enter", "h", "ctrl+o")
    assert room.app.current_mode == "handouts"
    await room.press("escape")
    assert isinstance(room.app.screen, MeetingPlan)
    assert room.app.screen.meeting_id == meeting.id
    await room.press("1", "7", "escape")
    assert room.app.current_mode == "overview"
