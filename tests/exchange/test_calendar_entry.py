"""A meeting as a calendar file, read back by the library that calendars use."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component

from convene.exchange.calendar_entry import calendar_entry, write_entry
from convene.initiative import convening
from convene.initiative.attending import invite
from convene.initiative.initiative import Initiative
from convene.meetings.meeting import Meeting
from convene.meetings.typed_item import read_items
from convene.people.person import Person

MADE = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)


@pytest.fixture
def meeting(initiative: Initiative) -> Meeting:
    return convening.plan(
        initiative,
        read_items("10 Welcome\n50 Choose measures; then talk\n20 Close"),
        title="Choices, and more",
        day=date(2026, 12, 3),
        begins=time(15, 30),
        ends=time(17, 30),
        place="Board room; 2nd floor",
        purpose="Choose what to keep.",
        bring="Your numbers – all",
    )


def entry(initiative: Initiative, meeting: Meeting, made: datetime = MADE) -> Component:
    (event,) = Calendar.from_ical(calendar_entry(initiative.view, meeting, made)).walk("VEVENT")
    return event


def test_it_says_when_where_and_what(initiative: Initiative, meeting: Meeting) -> None:
    event = entry(initiative, meeting)
    assert event["summary"] == "Riverbend County Prevention Coalition: Choices, and more"
    assert event["location"] == "Board room; 2nd floor"
    assert event["description"] == (
        "We meet to choose what to keep.\n\n"
        "Agenda\n3:30 PM  Welcome\n3:40 PM  Choose measures; then talk\n4:30 PM  Close\n\n"
        "Please bring: Your numbers – all."
    )
    assert event.decoded("dtstamp") == MADE


def test_its_times_are_those_of_the_place_and_may_pass_midnight(
    initiative: Initiative, meeting: Meeting
) -> None:
    late = initiative.of(Meeting).change(meeting.id, "later", begins=time(23), ends=time(1))
    event = entry(initiative, late)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        datetime(2026, 12, 3, 23),  # noqa: DTZ001  floating
        datetime(2026, 12, 4, 1),  # noqa: DTZ001
    )
    assert b"VTIMEZONE" not in calendar_entry(initiative.view, late, MADE)


def test_it_stays_the_same_entry_when_the_meeting_is_moved(initiative: Initiative, meeting: Meeting) -> None:
    moved = initiative.of(Meeting).change(meeting.id, "moved", day=date(2026, 12, 10), title="Moved")
    assert entry(initiative, meeting)["uid"] == entry(initiative, moved)["uid"]
    other = convening.plan(initiative, title="x", day=meeting.day, begins=meeting.begins, ends=meeting.ends)
    assert entry(initiative, other)["uid"] != entry(initiative, moved)["uid"]
    assert "location" not in entry(initiative, other)


def test_nobody_is_named_in_it(initiative: Initiative, meeting: Meeting) -> None:
    ann = initiative.of(Person).add(Person(name="Ann Lee", contact="ann@lee.example"), "added")
    invite(initiative, meeting.id, [ann.id])
    data = calendar_entry(initiative.view, meeting, MADE)
    assert not [word for word in (b"Ann", b"ann@", b"ATTENDEE", b"ORGANIZER", b"METHOD") if word in data]


def test_lines_end_as_calendars_want_it_and_nothing_is_replaced(
    initiative: Initiative, meeting: Meeting, tmp_path: Path
) -> None:
    first = write_entry(initiative.view, meeting, tmp_path / "new", MADE)
    second = write_entry(initiative.view, meeting, tmp_path / "new", MADE)
    assert (first.name, second.name) == (
        "choices-and-more-2026-12-03.ics",
        "choices-and-more-2026-12-03-2.ics",
    )
    data = first.read_bytes()
    assert data == second.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    data.decode("utf-8")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_words_come_back_as_they_are(initiative: Initiative, meeting: Meeting, words: str) -> None:
    text = " ".join(words.encode("utf-8", "ignore").decode().split())
    kept = "".join(letter for letter in text if letter.isprintable())
    renamed = initiative.of(Meeting).change(meeting.id, "renamed", title=f"<{kept}>")
    assert str(entry(initiative, renamed)["summary"]).endswith(f": <{kept}>")
