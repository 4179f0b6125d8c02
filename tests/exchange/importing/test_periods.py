"""Periods as spreadsheets write them."""

from __future__ import annotations

from datetime import date

import pytest

from convene.errors import BadInput
from convene.exchange.importing.formats import day_of, is_day, is_percent
from convene.exchange.importing.periods import month_comes_first, put_together, read_cell_period
from convene.exchange.importing.table import Cell


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("Mar-24", "Month", "2024-03"),
        ("Sept-2024", "Month", "2024-09"),
        ("March 2024", "Month", "2024-03"),
        ("3/2024", "Month", "2024-03"),
        ("3/31/2024", "Month", "2024-03"),
        ("2024-03-31T00:00:00", "Month", "2024-03"),
        ("Q1 2024", "Quarter", "2024-Q1"),
        ("2024-05-01", "Quarter", "2024-Q2"),
        ("2024", "Calendar year", "2024"),
        ("CY 2024", "Calendar year", "2024"),
        ("12/31/2024", "Calendar year", "2024"),
        ("2023-24", "School year", "2024"),
        ("SY 2023–24", "School year", "2024"),
        ("AY 2023/24", "School year", "2024"),
        ("2023-09-01", "School year", "2024"),
        ("2024-06-30", "School year", "2024"),
    ],
)
def test_a_period_is_read(words: str, kind: str, key: str) -> None:
    read = read_cell_period(Cell(words), kind, month_first=True)
    assert (read.period.key, read.provisional) == (key, False)


@pytest.mark.parametrize("words", ["2024*", "2024 (provisional)", "2024p", "2024 prelim."])
def test_a_mark_that_it_may_still_change_is_heard(words: str) -> None:
    read = read_cell_period(Cell(words), "Calendar year", month_first=True)
    assert (read.period.key, read.provisional) == ("2024", True)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (Cell("FY 2024"), "Calendar year"),
        (Cell("2023-24"), "Calendar year"),
        (Cell("Total"), "School year"),
        (Cell("13/2024"), "Month"),
        (Cell("1905-07-11", day=date(1905, 7, 11)), "Calendar year"),
    ],
)
def test_what_is_none_is_refused(cell: Cell, kind: str) -> None:
    with pytest.raises(BadInput):
        read_cell_period(cell, kind, month_first=True)


def test_year_and_part_in_columns_of_their_own() -> None:
    assert put_together(Cell("2024"), Cell("Quarter 3"), "Quarter").words == "2024-Q3"
    assert put_together(Cell("2024"), Cell("3"), "Month").words == "2024-03"
    assert put_together(Cell("2024"), Cell("March"), "Month").words == "March 2024"


def test_which_comes_first_is_told_by_days_that_can_be_read_one_way() -> None:
    assert month_comes_first(["3/4/2024", "3/14/2024"], otherwise=False)
    assert not month_comes_first(["3/4/2024", "14/3/2024"], otherwise=True)
    assert month_comes_first(["3/4/2024"], otherwise=True)


@pytest.mark.parametrize(
    ("code", "percent", "day"),
    [
        ("0.0%", True, False),
        ('0.0" %"', False, False),
        ("mmm-yy", False, True),
        ("[$-409]d/m/yyyy;@", False, True),
        ('#,##0 "days"', False, False),
        ("General", False, False),
        ("[Red]-0.00", False, False),
        ("mm:ss.0", False, True),
    ],
)
def test_a_number_format_says_what_a_number_is(code: str, percent: bool, day: bool) -> None:
    assert (is_percent(170, {170: code}), is_day(170, {170: code})) == (percent, day)


def test_serial_numbers_are_days_from_march_1900_on() -> None:
    assert day_of(45658, since_1904=False) == date(2025, 1, 1)
    assert day_of(44196, since_1904=True) == date(2025, 1, 1)
    assert day_of(59, since_1904=False) is None
    assert day_of(10**9, since_1904=False) is None
