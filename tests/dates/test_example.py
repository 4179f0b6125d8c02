"""The day that shows how days are typed."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from convene.dates import example_day, read_date


def test_it_is_a_thursday_in_two_to_three_weeks() -> None:
    assert example_day(date(2026, 11, 16)) == ("Thu Dec 3", "2026-12-03")


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.booleans())
def test_it_can_always_be_typed_as_it_is_shown(today: date, month_first: bool) -> None:
    shown = example_day(today)
    assert shown.digits > today.isoformat()
    for words in (*shown, "in two weeks"):
        assert read_date(words, today, month_first).day is not None
    assert {read_date(words, today, month_first).day for words in shown} == {date.fromisoformat(shown.digits)}
