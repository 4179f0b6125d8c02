"""Counted results, as the sample has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.voting import METHODS, fist_to_five, gradients


@pytest.mark.parametrize(
    ("counts", "outcome", "carried"),
    [
        ((6, 5, 3, 0, 0, 1, 0, 0), "Strong agreement: 11 of 15", True),
        ((6, 5, 3, 0, 0, 1, 0, 1), "Blocked: 1", False),
        ((5, 0, 0, 0, 2, 0, 1, 0), "More talk needed: 3 of 8", False),
        ((3, 1, 2, 0, 0, 2, 1, 0), "Agreement: 6 of 9", True),
        ((3, 1, 1, 4, 0, 0, 0, 0), "Lukewarm", False),
        ((2, 0, 0, 1, 0, 0, 0, 0), "Strong agreement: 2 of 3", True),
        ((0,) * 8, "No one counted", False),
    ],
)
def test_gradients_say_the_first_outcome_that_fits(
    counts: tuple[int, ...], outcome: str, carried: bool
) -> None:
    found = gradients.tally(counts)
    assert found.outcome.startswith(outcome)
    assert found.carried is carried


@pytest.mark.parametrize(
    ("counts", "carried", "middle"),
    [
        ((0, 0, 2, 4, 4, 2), False, 3.5),
        ((0, 0, 0, 2, 6, 4), True, 4.0),
        ((0,) * 6, False, None),
    ],
)
def test_fist_to_five_is_strict(counts: tuple[int, ...], carried: bool, middle: float | None) -> None:
    assert fist_to_five.tally(counts).carried is carried
    assert fist_to_five.middle(counts) == middle


@pytest.mark.parametrize("name", METHODS)
def test_every_count_is_in_the_tally(name: str) -> None:
    method = METHODS[name]

    @given(st.lists(st.integers(0, 50), min_size=len(method.LEVELS), max_size=len(method.LEVELS)).map(tuple))
    def adds_up(counts: tuple[int, ...]) -> None:
        tally = method.tally(counts)
        assert tally.counted == sum(counts) == sum(count for _, count in tally.lines)
        assert tally.outcome

    adds_up()
