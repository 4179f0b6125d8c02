"""Figures: typed as counts or as numbers, exact until they are said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.errors import BadInput
from convene.measures.figure import (
    Figure,
    difference_words,
    figure_words,
    read_figure,
    rounded,
    value_words,
    worth,
)


@pytest.mark.parametrize(
    ("words", "unit", "figure"),
    [
        ("541 of 2,977", "Percent", Figure(count=541, of=2977)),
        ("541/2977", "Percent", Figure(count=541, of=2977)),
        ("541 out of 2977", "Rate per 1,000", Figure(count=541, of=2977)),
        ("18.2%", "Percent", Figure(number=18.2)),
        ("18.2", "Rate per 100,000", Figure(number=18.2)),
        ("33", "Count", Figure(count=33)),
        ("$1,200.50", "Dollars", Figure(number=1200.5)),
        ("-3", "Average", Figure(number=-3)),
        ("0 of 9", "Percent", Figure(count=0, of=9)),
    ],
)
def test_a_figure_is_read_as_it_is_typed(words: str, unit: str, figure: Figure) -> None:
    assert read_figure(words, unit) == figure


@pytest.mark.parametrize(
    ("words", "unit", "why"),
    [
        ("about 12", "Count", "not a number"),
        ("18,2", "Percent", "not a number"),
        ("10 of 9", "Percent", "more than it is out of"),
        ("10 of 0", "Percent", "out of nobody"),
        ("3 of 9", "Count", "one number"),
        ("-3", "Count", "below zero"),
        ("120", "Percent", "100 percent"),
        ("", "Count", "not a number"),
        ("9" * 20, "Count", "can be kept"),
        ("9" * 400, "Count", "can be kept"),
    ],
)
def test_what_can_t_be_is_refused_with_the_reason(words: str, unit: str, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_figure(words, unit)
    assert why in str(refused.value)


numbers = st.integers(0, 10**9) | st.floats(0, 10**6, allow_nan=False).map(lambda one: round(one, 3))


@given(numbers, st.sampled_from(["Count", "Average", "Dollars"]))
def test_what_is_shown_is_read_back(number: float, unit: str) -> None:
    figure = read_figure(str(number), unit)
    assert read_figure(figure_words(figure, unit), unit) == figure


def test_values_are_exact_and_rounded_only_in_words() -> None:
    assert worth(Figure(count=1, of=3), "Percent") == Fraction(100, 3)
    assert worth(Figure(number=18.2), "Percent") == Fraction(182, 10)
    assert worth(Figure(count=33), "Percent") is None
    assert worth(Figure(), "Count") is None
    assert [rounded(Fraction(one, 100), 1) for one in (25, 35, -25, -4, 123456)] == [
        "0.3", "0.4", "-0.3", "0.0", "1,234.6",
    ]  # fmt: skip
    assert value_words(Fraction(1, 33), "Percent") == "0.03"
    assert value_words(Fraction(1500), "Count") == "1,500"
    assert value_words(Fraction(-12000), "Dollars") == "-$12,000"
    assert value_words(Fraction(5, 2), "Dollars") == "$2.50"
    assert difference_words(Fraction(-1), "Percent") == "1.0 point"
    assert difference_words(Fraction(4), "Rate per 1,000") == "4.0 per 1,000"
