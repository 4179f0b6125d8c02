"""What holds of every method, whatever was counted: order, sums, ties, the exact threshold, one sentence."""

from __future__ import annotations

import random
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.exchange.ballots import WAYS, Sheet, tally_file
from convene.voting import METHODS, among, counted, fist_to_five, gradients, show_of_hands, tally_of
from convene.voting.aloud import aloud
from convene.voting.places import in_order
from convene.voting.tally import CHANGED, WITHDRAWN, Criterion, Objection, Terms, TieEnd, Vote, begun
from convene.voting.typed import read_criterion, read_cut
from convene.voting.weighted_scoring import agreed, mean, total

OPTIONS = ("A", "B", "C", "D")
CRITERIA = (
    Criterion(id="fit", title="Fits the goal", weight=5),
    Criterion(id="data", title="Data now", weight=4, least=2),
    Criterion(id="easy", title="Easy", weight=3),
)
SCORING = Terms("weighted-scoring", OPTIONS, criteria=CRITERIA)
CELLS = {
    "show-of-hands": ("for", "against", "abstain"),
    "consent": ("consent", "concern", "objection"),
    "fist-to-five": ("0", "1", "2", "3", "4", "5"),
    "gradients": ("1", "2", "3", "4", "5", "6", "7", "8"),
}

few = settings(max_examples=40)
marks = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=4, max_size=4)


def scoring(rows: list[list[int]], terms: Terms = SCORING) -> Vote:
    return begun(terms, scores=tuple(tuple(agreed(one) for one in row) for row in rows))


def ballots_of(method: str) -> st.SearchStrategy[list[tuple[str, ...]]]:
    """Rows of a file for a method."""
    if method in CELLS:
        row: st.SearchStrategy[tuple[str, ...]] = st.sampled_from(CELLS[method]).map(lambda one: (one,))
    elif method == "ranked-choice":
        row = st.permutations(OPTIONS).map(lambda one: (*one,))
    else:
        row = st.tuples(*[st.integers(1, 5).map(str)] * len(OPTIONS))
    return st.lists(row, min_size=1, max_size=12)


@pytest.mark.parametrize("method", WAYS)
def test_the_order_of_ballots_in_a_file_does_not_matter(method: str) -> None:
    heads = OPTIONS if method in {"dots", "scores", "ranked-choice"} else ("vote",)

    def count(rows: list[tuple[str, ...]]) -> object:
        found = tally_file(method, Sheet(heads, tuple(enumerate(rows, start=2))))
        same = found.outcome if method != "ranked-choice" else found.winner
        return found.ballots, found.winner, sorted(found.tied), found.passed, found.counts, same

    @few
    @given(ballots_of(method), st.randoms())
    def holds(rows: list[tuple[str, ...]], chance: random.Random) -> None:
        shuffled = list(rows)
        chance.shuffle(shuffled)
        assert count(shuffled) == count(rows)

    holds()


@pytest.mark.parametrize(
    ("threshold", "share"),
    [("More than half", None), ("At least two thirds", (2, 3)), ("At least three quarters", (3, 4))],
)
def test_a_threshold_is_met_exactly(threshold: str, share: tuple[int, int] | None) -> None:
    @given(st.integers(0, 60), st.integers(0, 60))
    def holds(favor: int, against: int) -> None:
        tally = show_of_hands.tally((favor, against, 3), Terms("show-of-hands", threshold=threshold))
        cast = favor + against
        met = cast > 0 and (
            Fraction(favor, cast) >= Fraction(*share) if share else Fraction(favor, cast) > Fraction(1, 2)
        )
        assert tally.carried is met

    holds()


@given(st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_a_soft_rule_for_fingers_needs_no_fist_and_exactly_four_of_five(counts: list[int]) -> None:
    soft = fist_to_five.tally(counts, Terms("fist-to-five", threshold=fist_to_five.SOFT))
    shown = sum(counts)
    assert soft.carried is (
        bool(shown) and not counts[0] and Fraction(sum(counts[3:]), shown) >= Fraction(4, 5)
    )
    if fist_to_five.tally(counts).carried:
        assert soft.carried


@given(st.lists(st.integers(0, 6), min_size=8, max_size=8))
def test_gradients_are_carried_by_agreement_or_by_a_word_on_a_lukewarm_one(counts: list[int]) -> None:
    shown, tally = sum(counts), gradients.tally(counts)
    blocked = bool(counts[7]) or 4 * (counts[4] + counts[6]) > shown
    agree = shown > 0 and 3 * sum(counts[:3]) >= 2 * shown
    assert tally.carried is (agree and not blocked)
    assert gradients.is_lukewarm(counts) is (shown > 0 and not blocked and not agree)
    noted = gradients.tally(counts, Terms("gradients", threshold=gradients.NOTED))
    assert "Blocked" not in noted.outcome


def test_a_withdrawn_objection_is_open_no_more_and_a_changed_proposal_asks_again() -> None:
    def after(*ended: str) -> tuple[str, bool | None]:
        objections = tuple(Objection(harm="h", ended=one) for one in ended)
        tally = tally_of(begun(Terms("consent"), counts=(9, 1, 2), objections=objections))
        assert tally
        return tally.outcome, tally.carried

    assert after("", "") == ("Not carried: 2 open objections", False)
    assert after(WITHDRAWN, "") == ("Not carried: 1 open objection, 1 withdrawn", False)
    assert after(WITHDRAWN, WITHDRAWN) == ("Carried: no open objection, 2 withdrawn, 1 with a concern", True)
    assert after(CHANGED, WITHDRAWN) == ("Not carried: 1 objection, and the proposal was changed", False)


@given(marks)
def test_a_weighted_total_is_exact_and_between_the_least_and_the_most(rows: list[list[int]]) -> None:
    for row in rows:
        found = total(row, CRITERIA)
        assert found == Fraction(5 * row[0] + 4 * row[1] + 3 * row[2], 12)
        assert 1 <= found <= 5


@few
@given(marks, st.permutations(range(4)))
def test_the_order_of_options_changes_no_place(rows: list[list[int]], order: list[int]) -> None:
    terms = SCORING._replace(options=tuple(OPTIONS[at] for at in order))
    one, other = tally_of(scoring(rows)), tally_of(scoring([rows[at] for at in order], terms))
    assert one
    assert other
    assert sorted(one.lines) == sorted(other.lines)
    assert {OPTIONS[at] for at in one.tied} == {terms.options[at] for at in other.tied}


def test_scores_say_what_is_close_what_fails_and_what_hangs_on_the_weights() -> None:
    tally = tally_of(scoring([[5, 2, 3], [4, 4, 2], [1, 5, 5], [5, 1, 5]]))
    assert tally
    assert tally.lines == (("A", Fraction(42, 12)), ("B", Fraction(42, 12)), ("C", Fraction(40, 12)))
    assert "Fails a must-have: D (Data now at least 2)" in tally.remarks
    assert "With equal weights C would come first" in tally.remarks
    open_one = begun(SCORING, scores=((agreed(5), agreed(4), ()), *[(agreed(3),) * 3] * 3))
    found = tally_of(open_one)
    assert found
    assert "Not fully scored: A" in found.remarks
    assert found.tied == (1, 2, 3)


def test_scores_that_several_gave_are_their_exact_mean() -> None:
    assert mean((0, 0, 1, 2, 0)) == Fraction(11, 3)
    assert mean(()) is None


@given(st.lists(st.integers(0, 5), min_size=2, max_size=8))
def test_places_are_shared_by_equal_ones_and_the_next_is_left_out(amounts: list[int]) -> None:
    places = in_order(list(enumerate(amounts)))
    for one in places:
        assert one.rank == 1 + sum(other > one.amount for other in amounts)
        assert one.shared is (amounts.count(int(one.amount)) > 1)


@given(st.lists(st.integers(0, 5), min_size=3, max_size=7), st.integers(0, 5))
def test_a_tie_at_the_cut_names_all_who_are_equal_there_and_the_top_few_have_most(
    counts: list[int], goes_on: int
) -> None:
    terms = Terms("dots", tuple("ABCDEFG"[: len(counts)]), dots=3, goes_on=goes_on)
    tally = counted(counts, terms)
    assert tally
    if tally.tied:
        assert len({counts[at] for at in tally.tied}) == 1
        assert len(tally.tied) == counts.count(counts[tally.tied[0]])
    if tally.top:
        left = [count for at, count in enumerate(counts) if at not in tally.top]
        assert min(counts[at] for at in tally.top) > max(left)
        again = among(begun(terms, counts=tuple(counts)), tally.top)
        assert set(again.options) < set(terms.options)
        assert 1 <= again.dots < len(again.options)


def test_a_lot_ends_a_tie_and_is_said() -> None:
    terms = Terms("dots", ("A", "B", "C"), dots=2)
    vote = begun(terms, counts=(3, 3, 1))
    tie = tally_of(vote)
    assert tie
    assert (tie.tied, "Tie for the first place: A and B" in tie.remarks) == ((0, 1), True)
    end = TieEnd(way="lots", between=(0, 1), chosen=(1,), who=7)
    ended = tally_of(begun(terms, counts=(3, 3, 1), ties=(end,)))
    assert ended
    assert (ended.tied, ended.remarks[-1]) == ((), "By lot: B")


@pytest.mark.parametrize("method", [name for name in METHODS if METHODS[name].LEVELS])
def test_more_than_can_be_is_refused_with_the_difference_and_never_carried(method: str) -> None:
    counts = (12, *[0] * (len(METHODS[method].LEVELS) - 1))
    tally = counted(counts if method != "fist-to-five" else counts[::-1], Terms(method), voters=10)
    assert tally
    assert (tally.refused, tally.carried) == (True, False)
    assert tally.result == "2 too many: 12 counted, 10 marked as here with a vote"


def test_a_result_is_one_sentence_with_its_base() -> None:
    hands = begun(
        Terms("show-of-hands", threshold="At least two thirds"),
        counts=(8, 1, 1),
        voters=12,
        members=17,
        needed=9,
    )
    assert aloud(hands) == (
        "Carried: 8 for, 1 against (at least two thirds needed); "
        "8 of the 9 who voted for or against, 1 abstained; "
        "10 of the 12 with a vote here voted, 2 did not, out of 17 members."
    )
    fingers = begun(Terms("fist-to-five"), counts=(0, 0, 0, 2, 6, 4), voters=12, needed=13, round=2)
    assert aloud(fingers) == (
        "Carried: all 12 showed three or more; the middle of all hands is 4; all 12 with a vote here voted, "
        "in the second round; a straw poll, to be confirmed: 13 with a vote are needed."
    )
    assert aloud(begun(Terms("consent"), counts=(0, 0, 0))) == ""
    assert aloud(begun(Terms("one-body"), body="The school board, May 6")) == "The school board, May 6."


def test_a_round_from_before_there_was_more_to_keep_is_read_and_counted() -> None:
    old = {"number": 3, "question": "?", "method": "dots", "counts": [2, 1], "options": ["A", "B"], "dots": 1}
    vote = msgspec.convert(old | {"at": "2026-09-17T16:00:00Z"}, Vote)
    tally = tally_of(vote)
    assert tally
    assert (tally.result, vote.version, vote.roll) == ("1 A (2), 2 B (1)", 1, ())


@pytest.mark.parametrize(
    ("words", "title", "weight", "least"),
    [("Fits the goal 5", "Fits the goal", 5, 0), ("Data now: x4, at least 3", "Data now", 4, 3)],
)
def test_a_criterion_is_typed_with_its_weight(words: str, title: str, weight: int, least: int) -> None:
    found = read_criterion(words, 1)
    assert found
    assert (found.title, found.weight, found.least) == (title, weight, least)


def test_what_is_no_criterion_and_no_cut_is_neither() -> None:
    assert read_criterion("Easy to use", 1) is None
    assert read_criterion("In 2027", 1) is None
    assert [read_cut(words) for words in ("top 4", "The first 3 go on", "Top of the hill", "first 0")] == [
        4,
        3,
        None,
        None,
    ]
