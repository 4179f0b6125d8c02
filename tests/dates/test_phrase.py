"""Typed phrases, said on Monday, November 16, 2026 in the United States, unless a test says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convene.dates import NOTHING, read_date, show_day

MONDAY = date(2026, 11, 16)
DAYS = st.dates(min_value=date(2001, 1, 1), max_value=date(2090, 12, 31))


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("by Fri", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("this Friday", "2026-11-20"),
        ("next Monday", "2026-11-23"),
        ("tomorrow", "2026-11-17"),
        ("day after tomorrow", "2026-11-18"),
        ("today", "2026-11-16"),
        ("12/5", "2026-12-05"),
        ("12/5/26", "2026-12-05"),
        ("5/12", "2027-05-12"),
        ("2026-12-05", "2026-12-05"),
        ("Dec 5", "2026-12-05"),
        ("5 December", "2026-12-05"),
        ("end of month", "2026-11-30"),
        ("in two weeks", "2026-11-30"),
        ("FRI", "2026-11-20"),
        ("thurs.", "2026-11-19"),
        ("the coming Sunday", "2026-11-22"),
        ("Friday next week", "2026-11-27"),
        ("next week on Tuesday", "2026-11-24"),
        ("Thursday this week", "2026-11-19"),
        ("tonight", "2026-11-16"),
        ("EOD", "2026-11-16"),
        ("by end of day Friday", "2026-11-20"),
        ("COB tomorrow", "2026-11-17"),
        ("no later than Dec 5", "2026-12-05"),
        ("on or before Dec 5", "2026-12-05"),
        ("due: Dec. 5th", "2026-12-05"),
        ("  the 5th   of December ", "2026-12-05"),
        ("December the 5th, 2026", "2026-12-05"),
        ("Dec 5 ’27", "2027-12-05"),
        ("5 Dec 2027", "2027-12-05"),
        ("December first", "2026-12-01"),
        ("July 4th", "2027-07-04"),
        ("Jan 2", "2027-01-02"),
        ("Nov 16", "2026-11-16"),
        ("Sat, Dec 5", "2026-12-05"),
        ("Saturday 12/5", "2026-12-05"),
        ("Thu, Dec 3, 2026", "2026-12-03"),
        ("Fri 1/15", "2027-01-15"),
        ("12-5-2026", "2026-12-05"),
        ("2026/12/5", "2026-12-05"),
        ("25/12", "2026-12-25"),
        ("25.12.2026", "2026-12-25"),
        ("11/10/2026", "2026-11-10"),
        ("3/1/24", "2024-03-01"),
        ("10/16", "2027-10-16"),
        ("2/29/28", "2028-02-29"),
        ("the 5th", "2026-12-05"),
        ("by the 20th", "2026-11-20"),
        ("the 30th", "2026-11-30"),
        ("first of the month", "2026-12-01"),
        ("the 15th of next month", "2026-12-15"),
        ("Friday the 20th", "2026-11-20"),
        ("Fri 20", "2026-11-20"),
        ("last Friday of the month", "2026-11-27"),
        ("first Monday in December", "2026-12-07"),
        ("third Thursday of January 2027", "2027-01-21"),
        ("second Tuesday of next month", "2026-12-08"),
        ("in a week", "2026-11-23"),
        ("in 10 days", "2026-11-26"),
        ("within two weeks", "2026-11-30"),
        ("in a month", "2026-12-16"),
        ("a week from Friday", "2026-11-27"),
        ("two weeks from today", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("by the end of December", "2026-12-31"),
        ("end of the year", "2026-12-31"),
        ("EOM", "2026-11-30"),
        ("year-end", "2026-12-31"),
        ("end of the quarter", "2026-12-31"),
    ],
)
def test_a_phrase_that_names_one_day_is_that_day(phrase: str, day: str) -> None:
    read = read_date(phrase, MONDAY)
    assert read.day == date.fromisoformat(day)
    assert (read.readings, read.unclear) == ((), "")


@pytest.mark.parametrize(
    ("phrase", "readings"),
    [
        ("next Friday", ("2026-11-20", "2026-11-27")),
        ("next Tuesday", ("2026-11-17", "2026-11-24")),
        ("next Sunday", ("2026-11-22", "2026-11-29")),
        ("Monday", ("2026-11-16", "2026-11-23")),
        ("this Monday", ("2026-11-16", "2026-11-23")),
        ("Sunday next week", ("2026-11-22", "2026-11-29")),
        ("Fri 11/21", ("2026-11-20", "2026-11-21")),
        ("Friday, Dec 5, 2026", ("2026-12-04", "2026-12-05")),
        ("Friday the 21st", ("2026-11-20", "2026-11-21")),
        ("11/10", ("2026-11-10", "2027-11-10")),
        ("Oct 17", ("2026-10-17", "2027-10-17")),
        ("end of October", ("2026-10-31", "2027-10-31")),
        ("the 31st", ("2026-11-30", "2026-12-31")),
        ("the 16th", ("2026-11-16", "2026-12-16")),
        ("first Monday of the month", ("2026-11-02", "2026-12-07")),
        ("12.5.2026", ("2026-12-05", "2026-05-12")),
        ("a week from Monday", ("2026-11-23", "2026-11-30")),
        ("end of the week", ("2026-11-20", "2026-11-22")),
        ("this weekend", ("2026-11-21", "2026-11-22")),
    ],
)
def test_a_phrase_that_can_be_two_days_shows_both(phrase: str, readings: tuple[str, ...]) -> None:
    read = read_date(phrase, MONDAY)
    assert read.day is None
    assert read.readings == days(*readings)
    assert phrase in read.unclear


@pytest.mark.parametrize(
    "phrase",
    [
        *(
            "next week",
            "week of Nov 30",
            "early next week",
            "next month",
            "May",
            "mid-December",
            "May 2027",
            "12/2026",
        ),
        *("Q1", "end of Q1", "next quarter", "spring", "this fall", "2027", "next year", "next weekend"),
        *("in a few days", "in a couple of weeks", "in 5 business days", "2/29", "12/5/99"),
        *("last Friday", "Dec 5-7", "the next meeting", "in a week or two", "spring break"),
    ],
)
def test_a_stretch_of_time_is_unclear_and_says_why(phrase: str) -> None:
    read = read_date(phrase, MONDAY)
    assert (read.day, read.readings) == (None, ())
    assert read.unclear.startswith(f"“{phrase}” ")
    assert read.unclear.endswith(".")


@pytest.mark.parametrize("phrase", ["Feb 30", "31 Feb", "Nov 31", "Feb 30, 2027", "the 31st of April"])
def test_a_day_that_no_year_has_is_said(phrase: str) -> None:
    read = read_date(phrase, MONDAY)
    assert (read.day, read.readings, read.unclear) == (None, (), f"“{phrase}” is a day that no year has.")


@pytest.mark.parametrize(
    "phrase",
    [
        *(
            "ASAP",
            "soon",
            "2/30",
            "4/31",
            "13/13",
            "0/5",
            "2/29/27",
            "the 32nd",
            "Fri 21",
            "12/5/3026",
        ),
        *(
            "May Chen",
            "Sun Health",
            "3 of 12",
            "by",
            "",
            " ",
            "the",
            "5",
            "12-5",
            "12.5",
            "noon",
            "at 3",
            "Friday 3 pm",
        ),
        *(
            "yesterday",
            "Fridays",
            "every Friday",
            "Dec 5 or 6",
            "in 0 days",
        ),
        *("Friday " * 20, "１２/５", "in ² weeks"),
    ],
)
def test_what_the_rules_do_not_know_is_no_date(phrase: str) -> None:
    assert read_date(phrase, MONDAY) == NOTHING


@pytest.mark.parametrize(
    ("phrase", "day"),
    [("12/5", "2027-05-12"), ("5/12", "2026-12-05"), ("12/25", "2026-12-25"), ("5.12.2026", "2026-12-05")],
)
def test_the_setting_says_which_number_is_the_month(phrase: str, day: str) -> None:
    assert read_date(phrase, MONDAY, month_first=False).day == date.fromisoformat(day)


def test_the_same_words_mean_other_days_on_another_day() -> None:
    sunday, friday, october = date(2026, 11, 22), date(2026, 11, 20), date(2026, 10, 31)
    assert read_date("next Monday", sunday).readings == days("2026-11-23", "2026-11-30")
    assert read_date("next Friday", friday).day == date(2026, 11, 27)
    assert read_date("Monday this week", friday).unclear.endswith("is past.")
    assert read_date("the 30th", october).day == date(2026, 11, 30)
    assert read_date("the 31st", date(2026, 11, 30)).readings == days("2026-11-30", "2026-12-31")
    assert read_date("in a month", date(2027, 1, 31)).readings == days("2027-02-28", "2027-03-01")
    assert read_date("Dec 20", date(2027, 1, 5)).readings == days("2026-12-20", "2027-12-20")
    assert read_date("2/29", date(2027, 11, 1)).day == date(2028, 2, 29)
    assert read_date("end of week", sunday).readings == days("2026-11-22", "2026-11-27")
    assert read_date("weekend", sunday) == NOTHING


@given(DAYS, st.booleans())
def test_a_day_shown_in_full_reads_back(day: date, month_first: bool) -> None:
    assert read_date(show_day(day, year=True), MONDAY, month_first).day == day
    assert read_date(day.isoformat(), MONDAY, month_first).day == day


@given(DAYS, DAYS)
def test_a_day_shown_without_its_year_is_never_read_as_another_day(day: date, today: date) -> None:
    read = read_date(show_day(day), today)
    assert read.day is None or (read.day.month, read.day.day, read.day.weekday()) == (
        day.month,
        day.day,
        day.weekday(),
    )


PHRASES = st.sampled_from(
    [
        *(
            "Mon",
            "next Tue",
            "this Wednesday",
            "Thursday next week",
            "Friday the 13th",
            "tomorrow",
            "today",
            "12/5",
        ),
        *(
            "1/31",
            "2/28",
            "2/29",
            "Dec 5",
            "the 1st",
            "the 31st",
            "first of the month",
            "end of month",
            "end of June",
        ),
        *(
            "last Friday of the month",
            "first Monday of May",
            "in 3 weeks",
            "in a month",
            "a week from Sunday",
            "EOY",
        ),
        *("end of the quarter", "end of the week", "the 15th of next month", "Sat 7/4"),
    ]
)


@given(PHRASES, DAYS)
@example("first Monday of May", date(2011, 5, 3))
def test_a_certain_day_without_a_year_is_not_past_and_within_a_year(phrase: str, today: date) -> None:
    read = read_date(phrase, today)
    assert read
    assert read.day is None or today <= read.day <= today + timedelta(days=366)
    assert len(read.readings) != 1 or phrase == "2/29"
    assert read.day is None or not read.unclear


@given(st.text(), DAYS, st.booleans())
def test_any_text_is_read_without_failing(phrase: str, today: date, month_first: bool) -> None:
    read = read_date(phrase, today, month_first)
    assert bool(read) == (read.day is not None or bool(read.unclear))
