"""The filter line of the record, read without a screen."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.meetings.meeting import Meeting
from convene.screens.record.filtering import Filter, read_filter

TODAY = date(2026, 11, 16)
MEETINGS = [
    Meeting(number=2, title="x", day=date(2026, 5, 15), begins=time(9), ends=time(10)),
    Meeting(number=3, title="x", day=date(2026, 9, 17), begins=time(9), ends=time(10)),
    Meeting(number=4, title="x", day=date(2026, 12, 3), begins=time(9), ends=time(10)),
]


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("since Sep", date(2026, 9, 1)),
        ("since September", date(2026, 9, 1)),
        ("since Dec", date(2025, 12, 1)),
        ("since Sep 3", date(2026, 9, 3)),
        ("since Dec 3", date(2025, 12, 3)),
        ("since Sep 3, 2024", date(2024, 9, 3)),
        ("since Sep 2024", date(2024, 9, 1)),
        ("since 2025", date(2025, 1, 1)),
        ("since 2026-09-17", date(2026, 9, 17)),
        ("since 9/17", date(2026, 9, 17)),
        ("since M3", date(2026, 9, 17)),
        ("since the last meeting", date(2026, 9, 17)),
        ("since Feb 29", None),
        ("since 30/30", None),
        ("since M9", None),
        ("since blah", None),
        ("since 13", None),
    ],
)
def test_since_is_the_last_such_day(words: str, since: date | None) -> None:
    found = read_filter(words, TODAY, MEETINGS)
    assert found.since == since
    assert bool(found.unread) is (since is None)
    assert not found.words


def test_day_first_is_read_so() -> None:
    assert read_filter("since 3/9", TODAY, month_first=False).since == date(2026, 9, 3)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("", Filter()),
        ("open", Filter(flags=frozenset({"open"}))),
        ("Open, LATE", Filter(flags=frozenset({"open", "late"}))),
        ("who: Dana Ruiz", Filter(who="Dana Ruiz")),
        ("who:dana late", Filter(who="dana", flags=frozenset({"late"}))),
        ("who Dana", Filter(who="Dana")),
        (
            "open · late · who: Dana · since 2026",
            Filter("", frozenset({"open", "late"}), frozenset(), "Dana", date(2026, 1, 1)),
        ),
        ("parking lot bus", Filter("bus", kinds=frozenset({"parking lot"}))),
        ("decisions notes", Filter(kinds=frozenset({"decisions", "notes"}))),
        ("data agreement", Filter("data agreement")),
    ],
)
def test_the_line_is_read(line: str, read: Filter) -> None:
    assert read_filter(line, TODAY, MEETINGS) == read


@pytest.mark.parametrize(
    ("words", "due", "rest"),
    [
        ("due", date(2026, 11, 23), ""),
        ("due late", date(2026, 11, 23), ""),
        ("due Dec 5", date(2026, 12, 5), ""),
        ("due by Dec 5, 2026 open", date(2026, 12, 5), ""),
        ("actions due this week", date(2026, 11, 22), ""),
        ("due next week who: Dana", date(2026, 11, 29), ""),
        ("room due Dec 5 since Sep", date(2026, 12, 5), "room"),
        ("due diligence", None, ""),
        ("dues", None, "dues"),
    ],
)
def test_until_when_something_is_due(words: str, due: date | None, rest: str) -> None:
    read = read_filter(words, TODAY, MEETINGS)
    assert (read.due, read.words) == (due, rest)
    assert read.unread == ("due when? diligence" if words == "due diligence" else "")


@given(st.text())
def test_any_line_is_read(line: str) -> None:
    read_filter(line, TODAY, MEETINGS)


@given(st.sampled_from(["since ", "who: ", "since:"]), st.text())
def test_any_since_and_who_are_read(begin: str, rest: str) -> None:
    read_filter(begin + rest, TODAY, MEETINGS)
