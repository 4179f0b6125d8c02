"""The next day of a rhythm."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.meetings.rhythm import next_beat

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("days", "day", "words"),
    [
        (["2026-09-10", "2026-10-08", "2026-11-12"], "2026-12-10", "the second Thursday, every month"),
        (["2026-06-18", "2026-09-17"], "2026-12-17", "the third Thursday, every 3 months"),
        (["2026-10-20", "2026-11-03", "2026-11-17"], "2026-12-01", "Tuesday, every 2 weeks"),
        (["2026-01-05", "2026-01-12"], "2026-11-23", "Monday, every week"),
    ],
)
def test_the_day_that_goes_on(days: list[str], day: str, words: str) -> None:
    beat = next_beat([date.fromisoformat(one) for one in days], TODAY)
    assert beat
    assert (beat.day.isoformat(), beat.words) == (day, words)


@pytest.mark.parametrize(
    "days", [[], ["2026-09-17"], ["2026-09-17", "2026-10-01", "2026-11-12"], ["2026-11-11", "2026-11-13"]]
)
def test_no_rhythm_is_made_up(days: list[str]) -> None:
    assert next_beat([date.fromisoformat(one) for one in days], TODAY) is None


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(1, 12), st.integers(0, 3))
def test_a_rhythm_goes_on_after_today_on_the_same_weekday(first: date, weeks: int, more: int) -> None:
    days = [first + timedelta(weeks=weeks * number) for number in range(2 + more)]
    beat = next_beat(days, TODAY)
    assert beat
    assert beat.day > max(TODAY, days[-1])
    assert beat.day.weekday() == first.weekday()
