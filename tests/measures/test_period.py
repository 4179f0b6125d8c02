"""Periods: typed in many ways, kept in one, in order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.errors import BadInput
from convene.measures.period import Period, PeriodKind, last_finished, read_period

KINDS: tuple[PeriodKind, ...] = ("Month", "Quarter", "School year", "Calendar year")
periods = st.builds(
    lambda kind, year, part: (
        Period(kind, year * {"Month": 12, "Quarter": 4}.get(kind, 1) + part)
        if kind in {"Month", "Quarter"}
        else Period(kind, year)
    ),
    st.sampled_from(KINDS),
    st.integers(1950, 2150),
    st.integers(0, 3),
)


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("2026", "Calendar year", "2026"),
        (" 2026 ", "School year", "2026"),
        ("2025-26", "School year", "2026"),
        ("2025/2026", "School year", "2026"),
        ("1999-00", "School year", "2000"),
        ("SY 2026", "School year", "2026"),
        ("2026-Q1", "Quarter", "2026-Q1"),
        ("q3 2026", "Quarter", "2026-Q3"),
        ("2026 Q4", "Quarter", "2026-Q4"),
        ("2026-3", "Month", "2026-03"),
        ("March 2026", "Month", "2026-03"),
        ("Mar. 2026", "Month", "2026-03"),
        ("12/2026", "Month", "2026-12"),
    ],
)
def test_a_period_is_read_in_the_ways_people_type_it(words: str, kind: str, key: str) -> None:
    assert read_period(words, kind).key == key


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("2026-Q1", "Calendar year"),
        ("2025-27", "School year"),
        ("2026", "Month"),
        ("2026-13", "Month"),
        ("Brumaire 2026", "Month"),
        ("26", "Calendar year"),
        ("last year", "Calendar year"),
        ("", "Calendar year"),
        ("2026", ""),
    ],
)
def test_what_is_no_period_of_the_kind_is_refused(words: str, kind: str) -> None:
    with pytest.raises(BadInput):
        read_period(words, kind)


@given(periods)
def test_what_is_kept_and_said_is_read_back(period: Period) -> None:
    assert read_period(period.key, period.kind) == period
    assert read_period(period.words, period.kind) == period


@given(periods)
def test_the_next_one_is_later_and_one_away(period: Period) -> None:
    after = period.later(1)
    assert after.last_day > period.last_day
    assert after.number - period.number == 1


@given(st.sampled_from(KINDS), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_the_last_finished_is_over_and_the_next_is_not(kind: PeriodKind, today: date) -> None:
    found = last_finished(kind, today)
    assert found.last_day < today <= found.later(1).last_day


def test_a_school_year_is_over_in_june() -> None:
    assert last_finished("School year", date(2026, 11, 16)).key == "2026"
    assert last_finished("Calendar year", date(2026, 11, 16)).key == "2025"
