"""Digits as large as there is room for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convene.widgets.big_digits import drawn


def test_a_digit_is_drawn_dot_by_dot() -> None:
    assert drawn("1:", 5, 5).split("\n") == [" █   ", "██  █", " █   ", " █  █", "███  "]


@given(st.from_regex(r"[0-9]{1,2}:[0-9]{2}", fullmatch=True), st.integers(0, 200), st.integers(0, 60))
def test_it_always_fits_or_stays_as_it_is_typed(words: str, columns: int, rows: int) -> None:
    lines = drawn(words, columns, rows).split("\n")
    assert lines == [words] or (len(lines) <= rows and max(map(len, lines)) <= columns)
