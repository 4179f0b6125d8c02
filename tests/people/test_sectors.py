"""Sectors found by the words people use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.people.sectors import Sectors
from convene.worksheets.shelf import Shelf

LISTED = Shelf().options.list_named("sectors")
assert LISTED
SECTORS = Sectors(LISTED.options, LISTED.also)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("police", "Law enforcement and courts"),
        ("Sheriff's Office", "Law enforcement and courts"),
        ("hospital", "Health care"),
        ("church", "Faith groups"),
        ("newspaper", "Media"),
        ("nonprofit", "Civic and volunteer groups"),
        ("Education", "Schools (K-12)"),
        ("TV", "Media"),
        ("law", "Law enforcement and courts"),
        ("hosp", "Health care"),
        ("school", "Schools (K-12)"),
        ("youth", "Youth"),
        ("youth center", "Youth-serving groups"),
        ("media", "Media"),
        ("county health", "Public health"),
        ("court", "Law enforcement and courts"),
        ("university", "Colleges and job training"),
        ("rotary", "Civic and volunteer groups"),
    ],
)
def test_an_everyday_word_means_its_sector(words: str, sector: str) -> None:
    assert SECTORS.meant_by(words) == sector
    assert SECTORS.fitting(words)[0] == sector
    assert not SECTORS.is_new(SECTORS.meant_by(words))


@pytest.mark.parametrize(
    "words", ["Tribal elders of the north", "Astronomy", "ems2", "po", "Lw", "prss", "Other x"]
)
def test_words_of_ones_own_stay_and_are_new(words: str) -> None:
    assert SECTORS.meant_by(words) == words
    assert SECTORS.is_new(words)


@pytest.mark.parametrize("words", ["", "  ", "Other"])
def test_nothing_and_other_are_not_new(words: str) -> None:
    assert not SECTORS.is_new(SECTORS.meant_by(words))


@pytest.mark.parametrize("words", ["hopsital", "newspapr", "polcie depatment", "goverment"])
def test_a_slip_of_the_keys_is_offered_and_never_taken_by_itself(words: str) -> None:
    assert SECTORS.meant_by(words) == words
    assert SECTORS.fitting(words)


def test_what_can_mean_two_sectors_is_left_to_choose() -> None:
    found = Sectors(("Schools", "Colleges"), {"Schools": ("education",), "Colleges": ("education",)})
    assert found.meant_by("education") == "education"
    assert found.fitting("education") == ["Schools", "Colleges"]
    assert SECTORS.fitting("p")[:2] == ["Parents and caregivers", "Public health"]


def test_only_finished_words_count_as_a_sector() -> None:
    assert SECTORS.counted_as("police") == "Law enforcement and courts"
    assert SECTORS.counted_as("hosp") == "hosp"
    assert SECTORS.counted_as("FAITH GROUPS") == "Faith groups"
    assert SECTORS.counted_as(" Astronomy ") == "Astronomy"


def test_one_and_several_of_a_kind_count_as_the_same_sector() -> None:
    for words, sector in (
        ("parents", "Parents and caregivers"),
        ("caregivers", "Parents and caregivers"),
        ("hospitals", "Health care"),
        ("grandparent", "Parents and caregivers"),
        ("school", "Schools (K-12)"),
        ("schools", "Schools (K-12)"),
    ):
        assert SECTORS.counted_as(words) == sector


def test_every_sector_has_other_words_and_no_word_stands_for_two() -> None:
    assert set(SECTORS.also) == set(SECTORS.names)
    words = [word.casefold() for several in SECTORS.also.values() for word in several]
    assert len(words) == len(set(words))
    assert all(SECTORS.counted_as(word) == sector for sector, many in SECTORS.also.items() for word in many)


@given(st.text(max_size=20))
def test_any_words_are_kept_or_are_a_sector(words: str) -> None:
    assert SECTORS.meant_by(words) in {*SECTORS.names, words.strip()}
    assert set(SECTORS.fitting(words)) <= set(SECTORS.names)
