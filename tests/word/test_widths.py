"""Widths add up, words fit, and weights are what was asked for."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from convene.word.widths import Measure, length, measured, shared_out

TEXT_WIDTHS = st.sampled_from([9648, 9314, 13680, 14678])
MEASURES = st.tuples(st.integers(0, 50_000), st.integers(0, 50_000)).map(
    lambda pair: Measure(min(pair), max(pair))
)


@given(TEXT_WIDTHS, st.lists(st.tuples(st.integers(0, 100), MEASURES), min_size=1, max_size=63))
def test_widths_add_up_exactly_and_none_is_nothing(total: int, columns: list[tuple[int, Measure]]) -> None:
    weights, measures = zip(*columns, strict=True)
    widths = shared_out(total, weights, measures)
    assert len(widths) == len(columns)
    assert sum(widths) == total
    assert min(widths) >= 0
    if all(measure.least > 100 for measure in measures) and 0 not in weights:
        assert min(widths) > 0


@given(TEXT_WIDTHS, st.lists(st.integers(1, 50), min_size=2, max_size=8))
def test_weights_are_shares(total: int, weights: list[int]) -> None:
    widths = shared_out(total, weights, [Measure(0, 0)] * len(weights))
    for width, weight in zip(widths, weights, strict=True):
        assert abs(width - total * weight / sum(weights)) <= len(weights)


def test_the_action_list_has_the_widths_it_asks_for() -> None:
    measures = [Measure(500, 900)] * 5
    assert shared_out(9648, (7, 6, 47, 27, 13), measures) == (675, 578, 4534, 2604, 1257)


@given(st.lists(st.integers(300, 1500), min_size=2, max_size=6))
def test_no_word_breaks_while_there_is_room(least: list[int]) -> None:
    assume(sum(least) < 9648)
    measures = [Measure(width, width * 5) for width in least]
    widths = shared_out(9648, [0] * len(least), measures)
    assert all(width >= low - 1 for width, low in zip(widths, least, strict=True))


def test_one_monstrous_word_leaves_room_for_the_others() -> None:
    widths = shared_out(9648, (0, 0, 0), [Measure(400, 400), Measure(90_000, 90_000), Measure(900, 2000)])
    assert widths[0] >= 399
    assert widths[2] >= 899


def test_short_columns_keep_their_lines_whole() -> None:
    long, short = Measure(900, 8000), Measure(600, 1500)
    widths = shared_out(9648, (0, 0, 0), [long, short, long])
    assert widths[1] == 1500
    assert abs(widths[0] - widths[2]) <= 1


def test_a_wide_letter_is_wider_than_a_thin_one() -> None:
    assert length("WWW") > length("nnn") > length("iii")
    assert length("青少年") == 3 * 190


def test_a_head_may_wrap_at_words_but_not_within_them() -> None:
    measure = measured("Young people a year", ["12"])
    assert length("people") < measure.least < length("Young people")
    assert measure.most < length("Young people a year")
