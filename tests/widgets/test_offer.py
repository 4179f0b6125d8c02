"""The one rule for Enter where something is offered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convene.widgets.offer import Offer, asked, settled

ANA, BO = Offer("Ana Lopez"), Offer("Ana Bo")
NEW = Offer("ana", "new person", own=True)


def test_the_only_one_that_fits_is_taken() -> None:
    assert settled("ana l", [ANA]) == 0
    assert settled("ana l", [ANA, NEW]) == 0


def test_where_several_fit_it_asks() -> None:
    assert settled("ana", [ANA, BO, NEW]) is None
    assert asked("ana", [ANA, BO, NEW]).startswith("2 fit")


def test_what_is_typed_in_full_is_meant() -> None:
    assert settled("ana bo", [ANA, BO, Offer("Ana Bordeaux")]) == 1
    assert settled("ana bo", [BO, BO]) is None


def test_where_nothing_fits_the_words_are_taken() -> None:
    assert settled("ana", [NEW]) == 0
    assert settled("ana", []) is None
    assert not asked("ana", [])


def test_versions_of_one_thing_are_one() -> None:
    assert settled("meas", [Offer("Measures", "60 min"), Offer("Measures", "30 min", version=True)]) == 0


def test_what_fits_loosely_is_not_taken_for_new_words() -> None:
    loose = Offer("Alexandra", loose=True)
    assert settled("lex", [loose]) == 0
    assert settled("lex", [loose, NEW]) is None
    assert asked("lex", [loose, NEW]).startswith("One fits")


def test_what_is_seldom_meant_is_asked_about() -> None:
    seldom = NEW._replace(seldom=True)
    assert settled("ana", [seldom]) is None
    assert asked("ana", [seldom]) == "Not among them yet. Down, then Enter adds it."


def test_the_number_of_an_option_is_enough() -> None:
    options = [Offer("2 Public, for a fee"), Offer("3 Public, but over 2 years old")]
    assert settled("2", options) == 0
    assert settled("2", [*options, Offer("2 again")]) is None


offers = st.lists(
    st.builds(
        Offer,
        st.text(),
        own=st.booleans(),
        version=st.booleans(),
        lesser=st.booleans(),
        loose=st.booleans(),
        seldom=st.booleans(),
    ),
    max_size=5,
)


@given(st.text(), offers)
def test_it_never_takes_one_of_several(words: str, found: list[Offer]) -> None:
    place = settled(words, found)
    known = [offer for offer in found if not (offer.own or offer.version or offer.lesser)]
    if (
        place is not None
        and not found[place].own
        and found[place].words.casefold() != words.strip().casefold()
        and not words.strip().isdigit()
    ):
        assert known == [found[place]]
    assert (place is None) or not asked(words, found)
