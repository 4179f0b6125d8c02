"""The line drawn with letters: every mark has its meaning, and nothing small is on it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from convene.kinds.field import Row
from convene.measures.forecast import forecast
from convene.measures.period import Period
from convene.measures.standing import At, standing
from convene.screens.measures.chart import chart, nice_ticks, period_ticks, plotted
from measuring import line, measure

TODAY = date(2025, 6, 30)


def drawn(numbers: dict[int, float], **marks: set[int]) -> str:
    values = line(measure(), numbers, **marks)
    guesses = [At(Period("Calendar year", 2028), Fraction(19))]
    return chart(plotted(values, standing(values, TODAY), guesses), 54, 9)


def test_it_fits_the_smallest_screen_and_needs_no_color() -> None:
    text = drawn({2020: 20, 2022: 18, 2024: 17}, provisional={2024})
    lines = text.split("\n")
    assert len(lines) == 9
    assert max(map(len, lines)) <= 54
    assert "\x1b" not in text
    assert [mark for mark in "●○◆◇×·" if mark in text] == list("●○◆◇×·")


def test_in_few_rows_the_numbers_at_the_side_are_its_own() -> None:
    lines = drawn({2020: 20, 2022: 18, 2024: 17}).split("\n")
    named = {
        words.split("┤")[0].strip(): words for words in lines if "┤" in words and words.split("┤")[0].strip()
    }
    assert list(named) == ["20.0", "17.0", "10.0"]
    assert "◇" in named["10.0"]
    assert "◆" in named["20.0"]
    assert "●" in named["17.0"]


def test_a_new_way_of_counting_breaks_the_line() -> None:
    values = line(measure(), {2020: 20, 2022: 18, 2023: 40, 2024: 39}, new_way={2023})
    parts = plotted(values, standing(values, TODAY), ()).parts
    assert [[at.period.number for at in part] for part in parts] == [[2020, 2022], [2023, 2024]]


def test_small_counts_are_not_drawn() -> None:
    values = line(measure(unit="Count", target_value=2), {2020: 40, 2023: 30, 2024: 4})
    shown = plotted(values, standing(values, TODAY), ())
    assert [float(at.value) for part in shown.parts for at in part] == [40, 30]
    assert shown.baseline is None


def test_nothing_to_draw_is_nothing() -> None:
    values = line(measure(target_value=None, baseline_value=None), {})
    assert chart(plotted(values, standing(values, TODAY), ()), 60, 10) == ""


@given(st.lists(st.fractions(-(10**6), 10**6), min_size=1, max_size=6), st.integers(2, 6))
def test_the_scale_is_round_and_holds_everything(numbers: list[Fraction], most: int) -> None:
    ticks = nice_ticks(numbers, most)
    assert ticks[0] <= min(numbers)
    assert max(numbers) <= ticks[-1]
    assert 2 <= len(ticks) <= most + 3
    assert len({b - a for a, b in pairwise(ticks)}) == 1


@given(st.integers(1950, 2100), st.integers(0, 300), st.integers(2, 12))
def test_periods_are_named_as_far_as_there_is_room(first: int, span: int, most: int) -> None:
    names = period_ticks([Period("Calendar year", first), Period("Calendar year", first + span)], most)
    assert names[first] == str(first)
    assert len(names) <= most


def test_the_forecast_is_that_of_the_measure_that_was_talked_about() -> None:
    rows = [
        Row(1, 1.0, {"period": "2027", "our_guess": 18.2}),
        Row(2, 2.0, {"period": "2026", "our_guess": 18}),
        Row(3, 3.0, {"period": "soon", "our_guess": 5}),
    ]
    found = forecast(1, rows, measure())
    assert [(at.period.key, at.value) for at in found] == [("2026", 18), ("2027", Fraction(182, 10))]
    assert forecast([2], rows, measure()) == []
