"""Clock times as people type and read them."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.errors import BadInput
from convene.times import read_clock, show_clock, show_left


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("930", time(9, 30)),
        ("9am", time(9)),
        ("9 a.m.", time(9)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("3:30", time(15, 30)),
        ("6", time(18)),
        ("7", time(7)),
        ("3:30 pm", time(15, 30)),
        ("15:30", time(15, 30)),
        ("1530", time(15, 30)),
        ("00:15", time(0, 15)),
    ],
)
def test_a_time_is_read_as_meant(words: str, at: time) -> None:
    assert read_clock(words) == at


@pytest.mark.parametrize("words", ["", "soon", "25:00", "9:60", "13pm", "-3", "9:3:0"])
def test_what_is_no_time_is_refused_in_words(words: str) -> None:
    with pytest.raises(BadInput, match="not a time"):
        read_clock(words)


@given(st.times(), st.sampled_from(["12", "24"]))
def test_what_is_shown_reads_back(at: time, hours: str) -> None:
    at = at.replace(second=0, microsecond=0)
    assert read_clock(show_clock(at, hours)) == at


def test_what_is_left_is_said_in_words() -> None:
    assert show_left(timedelta(minutes=32, seconds=10)) == "32:10 left"
    assert show_left(timedelta(seconds=-65)) == "1:05 over"
