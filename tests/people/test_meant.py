"""Who is meant by words in a field for a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.people.matching import Known
from convene.people.meant import Meant, meant

CARLA, BEN, DANA, ANNA = (
    Known(1, "Carla Diaz", "Library"),
    Known(2, "Ben Carter", "Youth Court"),
    Known(3, "Dana Ruiz", "School District"),
    Known(4, "Anna Leeds", "Clinic"),
)
PEOPLE = [CARLA, BEN, DANA, ANNA]


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Carla Diaz", CARLA),
        ("carl", CARLA),
        ("CARLA D", CARLA),
        ("carla di", CARLA),
        ("diaz", CARLA),
        ("cart", BEN),
        ("B. Carter", BEN),
        ("dana", DANA),
        ("  dana   ruiz ", DANA),
        ("da", DANA),
    ],
)
def test_a_beginning_that_fits_one_alone_is_that_one(words: str, person: Known) -> None:
    assert meant(words, PEOPLE) == Meant(person)


@pytest.mark.parametrize(
    ("words", "could_be"),
    [
        ("car", (CARLA, BEN)),
        ("Ann Lee", (ANNA,)),
        ("Carla Dias", (CARLA,)),
        ("Sam", ()),
        ("x", ()),
    ],
)
def test_what_is_not_clear_makes_nobody_new(words: str, could_be: tuple[Known, ...]) -> None:
    assert meant(words, PEOPLE) == Meant(could_be=could_be)


def test_two_of_one_name_are_asked_about() -> None:
    other = Known(5, "Dana Whitfield")
    assert meant("Dana", [*PEOPLE, other]) == Meant(could_be=(DANA, other))


@pytest.mark.parametrize("words", ["Lena Ortiz", "lena ortiz", "Lena de la Ortiz"])
def test_a_first_and_a_last_name_like_nobodys_are_somebody_new(words: str) -> None:
    assert meant(words, PEOPLE) == Meant(new=words)


@pytest.mark.parametrize("words", ["new person: Ann Lee", "New person:Ann  Lee", "NEW PERSON:  Ann Lee"])
def test_somebody_new_can_be_said(words: str) -> None:
    assert meant(words, PEOPLE) == Meant(new="Ann Lee")


def test_nobody_is_not_a_new_person() -> None:
    assert meant("new person:", PEOPLE) == Meant()


@given(st.text(alphabet="abcdlrnz .'", max_size=12))
def test_one_word_never_makes_somebody_new(words: str) -> None:
    found = meant(words.replace(" ", ""), PEOPLE)
    assert not found.new
