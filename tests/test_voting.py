"""Counted results, as the sample has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.voting import (
    BY_BALLOT,
    BY_SCORE,
    METHODS,
    choices_of,
    consent,
    counted,
    fist_to_five,
    gradients,
    show_of_hands,
)
from convene.voting.tally import Tally, Terms


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


@pytest.mark.parametrize(
    ("counts", "threshold", "outcome", "carried"),
    [
        ((11, 0, 1), "", "Carried: 11 for, 0 against", True),
        ((6, 6, 0), "", "Tie, 6 to 6: not carried", False),
        ((7, 6, 9), "More than half", "Carried: 7 for, 6 against", True),
        ((8, 1, 1), "At least two thirds", "Carried: 8 for, 1 against (at least two thirds needed)", True),
        ((4, 2, 0), "At least two thirds", "Carried: 4 for, 2 against (at least two thirds needed)", True),
        (
            (5, 3, 0),
            "At least two thirds",
            "Not carried: 5 for, 3 against (at least two thirds needed)",
            False,
        ),
        (
            (3, 1, 0),
            "At least three quarters",
            "Carried: 3 for, 1 against (at least three quarters needed)",
            True,
        ),
        ((9, 1, 0), "Everyone", "Not carried: 9 for, 1 against (everyone needed)", False),
        ((9, 0, 3), "Everyone", "Carried: 9 for, 0 against (everyone needed)", True),
        ((0, 0, 4), "Everyone", "No votes cast", False),
        ((0, 3, 0), "", "Not carried: 0 for, 3 against", False),
    ],
)
def test_a_show_of_hands_meets_its_threshold_exactly(
    counts: tuple[int, ...], threshold: str, outcome: str, carried: bool
) -> None:
    found = show_of_hands.tally(counts, Terms("show-of-hands", threshold=threshold))
    assert (found.outcome, found.carried) == (outcome, carried)


@given(st.tuples(*[st.integers(0, 40)] * 3), st.sampled_from(list(show_of_hands.THRESHOLDS)))
def test_one_more_for_it_never_turns_carried_into_not(counts: tuple[int, ...], threshold: str) -> None:
    terms = Terms("show-of-hands", threshold=threshold)
    favor, against, abstain = counts
    if show_of_hands.tally(counts, terms).carried:
        assert show_of_hands.tally((favor + 1, against, abstain), terms).carried


def test_one_open_objection_is_enough_and_concerns_are_not() -> None:
    assert consent.tally((12, 2, 1)).outcome == "Not carried: 1 open objection"
    assert consent.tally((13, 2, 0)).outcome == "Carried: no objection, 2 with a concern"
    assert consent.tally((13, 2, 0)).numbers == "13 consent, 2 with a concern, 0 objections"
    assert consent.tally((0, 0, 0)).carried is False


CAUSES = ("Stores", "Parties", "Vaping", "Care", "Pills", "After six", "Safe", "Rides")


def dotted(*counts: int, voters: int | None = 12, dots: int = 3) -> Tally:
    """The tally of dots on so many causes."""
    found = counted(counts, Terms("dots", CAUSES[: len(counts)], dots=dots), voters)
    assert found
    return found


def test_dots_put_options_in_order_and_say_shared_places() -> None:
    found = dotted(9, 7, 6, 6, 3, 3, 2, 0)
    assert found.outcome == "1 Stores (9), 2 Parties (7), 3 = Vaping (6), 3 = Care (6)"
    assert found.carried is None
    assert found.counted == 36


def test_dots_that_are_close_left_over_or_too_many_are_told() -> None:
    assert dotted(9, 8, voters=None).outcome.endswith("The first two are close: talk about both")
    assert not dotted(9, 9, voters=None).outcome.endswith("talk about both")
    assert not dotted(9, 7, voters=None).outcome.endswith("talk about both")
    assert dotted(9, 7, voters=6).outcome.endswith(". 2 of 18 dots not used")
    assert dotted(10, 10, voters=6).outcome == "2 dots too many: 6 people have 18"
    assert dotted(0, 0).outcome.startswith("No dots counted")


@given(st.permutations(list(zip(CAUSES, (9, 7, 6, 6, 3, 3, 2, 0), strict=True))))
def test_the_order_of_typing_changes_no_place(options: list[tuple[str, int]]) -> None:
    terms = Terms("dots", tuple(words for words, _ in options), dots=3)
    found = counted([count for _, count in options], terms, 12)
    assert found
    assert found.outcome.startswith("1 Stores (9), 2 Parties (7), 3 = ")


def test_what_does_not_go_with_the_terms_is_not_counted() -> None:
    assert counted((1, 2), Terms("dots", ("A", "B", "C"), dots=2)) is None
    assert counted((1, 2, 3), Terms("ranked-choice")) is None
    assert counted((), Terms("dots", (), dots=2)) is None


@pytest.mark.parametrize("name", sorted(set(METHODS) - BY_BALLOT - BY_SCORE))
def test_every_count_is_in_the_tally(name: str) -> None:
    options = CAUSES[:4] if not METHODS[name].LEVELS else ()
    terms = Terms(name, options, dots=3 if options else 0)
    size = len(choices_of(terms))

    @given(st.lists(st.integers(0, 50), min_size=size, max_size=size))
    def adds_up(counts: list[int]) -> None:
        tally = counted(counts, terms)
        assert tally
        assert tally.counted == sum(counts) == sum(count for _, count in tally.lines)
        assert tally.outcome

    adds_up()
