"""Lines typed on Monday, November 16, 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.captured.dates import LONGEST, FoundDate, find_date

MONDAY = date(2026, 11, 16)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


@pytest.mark.parametrize(
    ("line", "words", "day"),
    [
        ("Send the data agreement to the school district by Fri", "by Fri", "2026-11-20"),
        ("Send the letter by Friday.", "by Friday.", "2026-11-20"),
        ("Send the letter (by Friday)", "(by Friday)", "2026-11-20"),
        ("Send the letter (Dana, by Fri)", "by Fri", "2026-11-20"),
        ("Send by Friday the signed agreement", "by Friday", "2026-11-20"),
        ("Send it by Fri @Dana", "by Fri", "2026-11-20"),
        ("Send it by Fri - Dana", "by Fri", "2026-11-20"),
        ("By Friday, Dana to call", "By Friday", "2026-11-20"),
        ("Ask by 12/5", "by 12/5", "2026-12-05"),
        ("Ask 12/5", "12/5", "2026-12-05"),
        ("Send the forms 2026-12-05", "2026-12-05", "2026-12-05"),
        ("Send the forms Friday", "Friday", "2026-11-20"),
        ("Send the forms, due: Dec. 5!", "due: Dec. 5!", "2026-12-05"),
        ("Send the forms no later than Dec 5", "no later than Dec 5", "2026-12-05"),
        ("Report on Friday", "on Friday", "2026-11-20"),
        ("Send by Friday, Nov 20", "by Friday, Nov 20", "2026-11-20"),
        ("Send by Dec 5, 2026 to the board", "by Dec 5, 2026", "2026-12-05"),
        ("Send it before the end of the month", "before the end of the month", "2026-11-30"),
        ("Send it at the end of the month", "at the end of the month", "2026-11-30"),
        ("Send it in two weeks", "in two weeks", "2026-11-30"),
        ("Send it by EOD Friday", "by EOD Friday", "2026-11-20"),
        ("Send it by tomorrow, Tuesday", "by tomorrow, Tuesday", "2026-11-17"),
        ("Call the clinic today", "today", "2026-11-16"),
        ("Call the clinic by Sat", "by Sat", "2026-11-21"),
        ("Invite the band of Friday Night Lights by Dec 5", "by Dec 5", "2026-12-05"),
        ("Send by noon on Friday", "on Friday", "2026-11-20"),
    ],
)
def test_a_certain_date_is_found_with_the_words_that_can_be_cut(line: str, words: str, day: str) -> None:
    found = find_date(line, MONDAY)
    assert found.read.day == date.fromisoformat(day)
    assert line[found.start : found.end] == words
    assert found.removable


@pytest.mark.parametrize(
    "line", ["Call Friday morning", "Send by Friday at 3 pm", "Meet by Friday noon", "Go Fri 3:30pm"]
)
def test_a_time_of_day_keeps_its_words(line: str) -> None:
    found = find_date(line, MONDAY)
    assert found.read.day == date(2026, 11, 20)
    assert not found.removable


@pytest.mark.parametrize(
    ("line", "readings"),
    [
        ("Send it by next Friday", ("2026-11-20", "2026-11-27")),
        ("Send it by Fri 11/21", ("2026-11-20", "2026-11-21")),
        ("Ask on Monday for the form", ("2026-11-16", "2026-11-23")),
        ("Send it by Dec 5 or Dec 6", ("2026-12-05", "2026-12-06")),
        ("Meet Nov 30 to Dec 4", ("2026-11-30", "2026-12-04")),
        ("Meet on Friday, Saturday and Sunday", ("2026-11-20", "2026-11-21", "2026-11-22")),
        ("Send the form due 12/5 on Friday", ("2026-12-05", "2026-11-20")),
    ],
)
def test_two_possible_days_are_both_told(line: str, readings: tuple[str, ...]) -> None:
    found = find_date(line, MONDAY)
    assert (found.read.day, found.removable) == (None, False)
    assert found.read.readings == days(*readings)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Book the room for Friday",
            "Report on Friday lunches",
            "Ask the board about Friday",
            "By Friday Dana to call",
        ),
        *(
            "Send it by Fri or sooner",
            "Keep it open until Friday",
            "On Friday night football",
            "Get by Friday 20 flyers",
        ),
    ],
)
def test_a_date_that_may_belong_to_the_task_is_its_only_reading(line: str) -> None:
    found = find_date(line, MONDAY)
    assert (found.read.day, found.removable) == (None, False)
    assert found.read.readings == (date(2026, 11, 20),)
    assert "belong to what is to be done" in found.read.unclear


@pytest.mark.parametrize(
    "line",
    [
        "Cut dues by 1/3",
        "Present the 5th",
        "Send it by Dec 5 or 6",
        "Plan for 12/5",
        "Find out what happened on 12/5",
        "Ask who can come tomorrow",
        "Train 20 people in a day",
    ],
)
def test_other_dates_that_may_be_something_else_have_one_reading_too(line: str) -> None:
    found = find_date(line, MONDAY)
    assert found.read.day is None
    assert len(found.read.readings) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Call next week",
        "Send it by May",
        "Meet in May",
        "Finish by Q1",
        "Grow by 2029",
        "Call the week of Nov 30",
    ],
)
def test_a_stretch_of_time_is_told_without_days(line: str) -> None:
    found = find_date(line, MONDAY)
    assert (found.read.day, found.read.readings) == (None, ())
    assert "not a day" in found.read.unclear


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Get it signed by May Chen",
            "Meet on Sun Health campus",
            "Signed by Jan Miller",
            "Ask April",
            "Hand it to May",
        ),
        *(
            "Finish 3 of 12",
            "Survey grades 9/10",
            "A line open 24/7",
            "Get support from 2/3",
            "Remember 9/11",
        ),
        *(
            "Meet every second Thursday",
            "Call every Friday",
            "Plan for Black Friday",
            "Cancel the Friday",
            "Meet Fridays",
        ),
        *(
            "Send it ASAP",
            "Ask by 2/30",
            "Cut it by 20 people",
            "Go by the church",
            "Stand by",
        ),
        *(
            "Compare with 2019",
            "Read the Sun",
            "See where she sat",
            "Draft the budget for next year",
            "Focus on spring",
        ),
        *(
            "Write a report since Friday",
            "Move the Friday group",
            "Call 12/5 families",
            "Send the second",
            "Print the fourth flyer",
            "Plan the next meeting",
            "Ask about the term",
            "Cancel Thanksgiving",
            "Plan the Christmas party",
            "Pick the best of three",
            "Ask for one more hour",
            "Check the tenth grade",
            "Take a break",
            "Call Mon-Fri",
            "",
            "by",
            "on",
        ),
    ],
)
def test_names_habits_fractions_and_topics_are_no_dates(line: str) -> None:
    assert find_date(line, MONDAY) == FoundDate()


def test_a_pasted_page_is_not_searched() -> None:
    assert find_date("x" * LONGEST + " by Friday", MONDAY) == FoundDate()


WORDS = st.sampled_from(
    [
        *(
            "by",
            "on",
            "due",
            "before",
            "the",
            "end",
            "of",
            "in",
            "two",
            "weeks",
            "Friday",
            "Fri",
            "next",
            "12/5",
            "5th",
        ),
        *(
            "Dec",
            "May",
            "5",
            "2026",
            ",",
            "or",
            "to",
            "for",
            "send",
            "Chen",
            "(",
            ")",
            ".",
            "@dana",
            "at",
            "3",
            "pm",
            "-",
        ),
    ]
)


@given(
    st.lists(WORDS, max_size=12).map(" ".join), st.dates(date(2020, 1, 1), date(2080, 1, 1)), st.booleans()
)
def test_what_is_found_lies_in_the_line_and_is_certain_or_unclear(
    line: str, today: date, month_first: bool
) -> None:
    found = find_date(line, today, month_first)
    assert 0 <= found.start <= found.end <= len(line)
    assert (found.start < found.end) == bool(found.read)
    assert not found.removable or found.read.day
    if found.read.day and "2026" not in line:
        assert found.read.day >= today


@given(st.text())
def test_any_text_is_searched_without_failing(line: str) -> None:
    find_date(line, MONDAY)
