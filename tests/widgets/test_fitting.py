"""Which offers fit typed words, in which order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convene.widgets.fitting import fitting, fitting_last, split_last
from convene.widgets.typeahead import Offer

OFFERS = [Offer(words) for words in ("Public health", "Health care", "Healing circle", "Schools (K-12)")]


def words(offers: list[Offer]) -> list[str]:
    return [offer.words for offer in offers]


def test_beginnings_come_before_words_inside() -> None:
    assert words(fitting("heal", OFFERS)) == ["Health care", "Healing circle", "Public health"]


def test_a_bracket_or_a_dash_begins_a_word() -> None:
    assert words(fitting("k-12", OFFERS)) == ["Schools (K-12)"]
    assert words(fitting("12", OFFERS)) == ["Schools (K-12)"]


def test_what_is_typed_in_full_comes_first() -> None:
    offers = [Offer("Other words"), Offer("Other")]
    assert words(fitting("other", offers)) == ["Other", "Other words"]


def test_no_words_offer_everything() -> None:
    assert words(fitting(" ", OFFERS)) == words(OFFERS)


def test_of_several_only_the_last_part_is_looked_for_and_none_is_offered_twice() -> None:
    found = fitting_last("Health care; heal", OFFERS)
    assert words(found) == ["Health care; Healing circle", "Health care; Public health"]


def test_letters_inside_a_word_count_only_where_nothing_begins_so() -> None:
    assert words(fitting("eal", OFFERS)) == ["Public health", "Health care", "Healing circle"]
    assert all(offer.loose for offer in fitting("eal", OFFERS))
    assert words(fitting("c", [Offer("Care"), Offer("Soccer")])) == ["Care"]


@given(st.text(), st.lists(st.text(), max_size=5))
def test_what_is_found_is_always_offered(typed: str, known: list[str]) -> None:
    offers = [Offer(one) for one in known]
    assert set(words(fitting(typed, offers))) <= set(known)


@given(st.text())
def test_the_parts_keep_the_order_and_are_never_empty(typed: str) -> None:
    before, last = split_last(typed)
    assert all(before)
    assert last == typed.rsplit(";", maxsplit=1)[-1].strip()
