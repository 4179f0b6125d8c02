"""Ranked choice, as the rule says it; the sample's count, ties, and another library's count beside ours."""

from __future__ import annotations

import random

import pyrankvote  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.voting import tally_of
from convene.voting.ranked_choice import Ballot, beats_each_other, is_valid, runoff, tally
from convene.voting.tally import Terms, begun

SITES = Terms("ranked-choice", ("Mill Creek", "North Ridge", "Pine Hollow", "Ashby Falls East Side"))
SAMPLE: list[Ballot] = [*[(0, 2, 1)] * 4, *[(1, 2, 0)] * 3, *[(2, 1, 0)] * 2, (3, 1, 2)]


def test_the_sample_is_counted_as_it_says() -> None:
    found = tally(SAMPLE, SITES, 10)
    assert found.outcome.startswith("North Ridge wins with 6 of 10")
    assert found.numbers == (
        "10 ballots, 3 rounds: Mill Creek 4, North Ridge 3, Pine Hollow 2, Ashby Falls East Side 1; "
        "then Mill Creek 4, North Ridge 4, Pine Hollow 2; then North Ridge 6, Mill Creek 4"
    )
    assert found.lines == (
        ("North Ridge", 6),
        ("Mill Creek", 4),
        ("Pine Hollow", 2),
        ("Ashby Falls East Side", 1),
    )
    assert found.carried is None


def test_one_that_beats_each_other_is_named_when_it_does_not_win() -> None:
    # Three to four of seven put the middle one before each of the others, and it has fewest first places.
    ballots: list[Ballot] = [*[(0, 1, 2)] * 3, *[(2, 1, 0)] * 3, (1, 0, 2)]
    assert beats_each_other(ballots, 3) == 1
    found = tally(ballots, Terms("ranked-choice", ("A", "B", "C")))
    assert found.outcome == (
        "A wins with 4 of 7. One to one, B would beat each of the others: talk about both"
    )


def test_more_than_half_of_the_ballots_in_play_wins_at_once() -> None:
    found = runoff([(0,), (0, 1), (0, 2), (1,), (2,)], 3)
    assert (found.winner, len(found.rounds)) == (0, 1)
    assert runoff([(0,), (0,), (1,), (2,)], 3).winner is None  # exactly half is not more


def test_options_far_behind_go_out_together() -> None:
    ballots: list[Ballot] = [*[(0,)] * 4, *[(1,)] * 4, (2, 1)]
    found = runoff(ballots, 5)  # two options that nobody put first
    assert found.rounds[0].out == (3, 4)
    assert found.winner == 1


def test_a_tie_for_last_is_looked_up_in_earlier_rounds() -> None:
    # Round 1: A 5, B 4, C 3, D 1; D's ballot goes to C. Then B and C have 4 each, and C had fewer before.
    ballots: list[Ballot] = [*[(0,)] * 5, *[(1, 0)] * 4, *[(2, 1)] * 3, (3, 2)]
    found = runoff(ballots, 4)
    assert found.rounds[0].out == (3,)
    assert found.rounds[1].out == (2,)
    assert found.winner == 1


def test_a_tie_for_last_that_was_always_one_stops_and_the_group_decides() -> None:
    ballots: list[Ballot] = [*[(0,)] * 3, *[(1, 0)] * 2, *[(2, 1)] * 2]
    found = runoff(ballots, 3)
    assert (found.winner, found.tied, found.for_last) == (None, (1, 2), True)
    options = Terms("ranked-choice", ("A", "B", "C"))
    assert tally(ballots, options).outcome == "Tie for last between B and C"
    assert tally(ballots, options, out=(2,)).outcome == "B wins with 4 of 7"
    assert tally(ballots, options, out=(1,)).outcome.startswith("A wins with 5 of 7")


def test_two_with_as_many_are_a_tie_and_nobody_wins() -> None:
    found = tally([(0,), (1,)], Terms("ranked-choice", ("A", "B")))
    assert found.outcome == "Tie between A and B: no winner"


def test_ballots_with_nothing_left_are_told() -> None:
    found = tally([(0,), (0,), (0,), (1,), (1,), (2,)], Terms("ranked-choice", ("A", "B", "C")))
    assert found.outcome == "A wins with 3 of 5. 1 ballot is used up"


def test_without_ballots_nothing_wins() -> None:
    assert tally([], Terms("ranked-choice", ("A", "B"))).outcome == "No ballots counted"
    assert tally_of(begun(Terms("ranked-choice"))) is None


@pytest.mark.parametrize("ballot", [(), (0, 0), (0, 3), (-1,)])
def test_a_ballot_that_breaks_a_rule_is_not_counted(ballot: Ballot) -> None:
    assert not is_valid(ballot, 3)
    terms = Terms("ranked-choice", ("A", "B", "C"))
    found = tally_of(begun(terms, ballots=(ballot, (1,))))
    assert found
    assert found.counted == 1


def elections(options: int = 5) -> st.SearchStrategy[list[Ballot]]:
    orders = st.permutations(range(options)).flatmap(
        lambda order: st.integers(1, options).map(lambda length: tuple(order[:length]))
    )
    return st.lists(orders, min_size=1, max_size=30)


@given(elections(), st.randoms())
def test_the_order_of_ballots_does_not_matter(ballots: list[Ballot], chance: random.Random) -> None:
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    assert runoff(shuffled, 5) == runoff(ballots, 5)


@given(elections())
def test_every_ballot_is_in_play_or_used_up_in_every_round(ballots: list[Ballot]) -> None:
    found = runoff(ballots, 5)
    for one in found.rounds:
        assert sum(count for _, count in one.counts) + one.used_up == len(ballots)
    gone = [option for one in found.rounds for option in one.out]
    assert len(set(gone)) == len(gone)


@given(elections())
def test_who_wins_has_more_than_half_of_what_is_in_play_or_is_alone(ballots: list[Ballot]) -> None:
    found = runoff(ballots, 5)
    if found.winner is not None:
        counts = dict(found.rounds[-1].counts)
        assert 2 * counts[found.winner] > sum(counts.values()) or len(counts) == 1
    else:
        assert len(found.tied) > 1


@given(elections(), st.permutations(range(5)))
def test_a_count_goes_on_to_its_end_when_the_group_says_who_goes_out(
    ballots: list[Ballot], said: list[int]
) -> None:
    found = runoff(ballots, 5, said)
    assert found.winner is not None or not found.for_last


def test_a_thousand_elections_are_counted_as_by_another_library() -> None:
    """That one breaks ties by lot, so only elections without a tied round are compared."""
    chance, compared = random.Random(20261125), 0
    while compared < 1000:
        options = chance.randint(2, 6)
        ballots = [
            tuple(chance.sample(range(options), chance.randint(1, options)))
            for _ in range(chance.randint(5, 60))
        ]
        found = runoff(ballots, options)
        if found.winner is None or _had_a_tie(ballots, options):
            continue
        candidates = [pyrankvote.Candidate(str(one)) for one in range(options)]
        other = pyrankvote.instant_runoff_voting(
            candidates,
            [pyrankvote.Ballot(ranked_candidates=[candidates[one] for one in ballot]) for ballot in ballots],
        )
        assert [one.name for one in other.get_winners()] == [str(found.winner)]
        compared += 1


def _had_a_tie(ballots: list[Ballot], options: int) -> bool:
    """Whether any round, counted one option out at a time, has a tie for last."""
    there = set(range(options))
    while len(there) > 1:
        counts = dict.fromkeys(there, 0)
        for ballot in ballots:
            first = next((one for one in ballot if one in there), None)
            if first is not None:
                counts[first] += 1
        fewest = min(counts.values())
        lowest = [one for one in there if counts[one] == fewest]
        if len(lowest) > 1:
            return True
        there.remove(lowest[0])
    return False
