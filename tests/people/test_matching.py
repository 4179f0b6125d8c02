from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.people.matching import Known, alike, exactly, matches, plain

PEOPLE = [
    Known(1, "Dana Ruiz", "Riverbend School District"),
    Known(2, "David Chen", "County Health Department"),
    Known(3, "Dana Whitfield-Moss", "Area Chamber"),
    Known(4, "Lucía Barrera", "Open Door Community Clinic"),
    Known(5, "Dr. Helen Prakash", "County Health Department"),
    Known(6, "James Okafor", "Youth Center"),
    Known(7, "Mei-Lin T.", "Youth Council"),
    Known(8, "Seán O’Brien", "Sheriff's Office"),
    Known(9, "Maria de la Cruz", "Parents Together"),
    Known(10, "Grant Danning", "Area Chamber"),
    Known(11, "Osei-Boateng, Kwame", "Stillwater Behavioral Health"),
    Known(12, "Martin King, Jr.", "Faith Council"),
]


def names(found: list[Known]) -> list[str]:
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lucia", "Lucía Barrera"),
        ("LUCÍA", "Lucía Barrera"),
        ("j okafor", "James Okafor"),
        ("J. Okafor", "James Okafor"),
        ("oka", "James Okafor"),
        ("dana r", "Dana Ruiz"),
        ("dan wh", "Dana Whitfield-Moss"),
        ("moss", "Dana Whitfield-Moss"),
        ("prakash", "Dr. Helen Prakash"),
        ("dr hel", "Dr. Helen Prakash"),
        ("mei lin", "Mei-Lin T."),
        ("obrien", "Seán O’Brien"),
        ("cruz", "Maria de la Cruz"),
        ("kwame", "Osei-Boateng, Kwame"),
        ("dana riverbend", "Dana Ruiz"),
        ("sheriffs", "Seán O’Brien"),
        ("okafr", "James Okafor"),
        ("lusia", "Lucía Barrera"),
        ("davd chen", "David Chen"),
    ],
)
def test_the_best_match_comes_first(typed: str, first: str) -> None:
    assert names(matches(typed, PEOPLE))[0] == first


def test_a_beginning_of_the_name_comes_before_another_word_and_before_the_organization() -> None:
    assert names(matches("da", PEOPLE))[:4] == [
        "Dana Ruiz",
        "Dana Whitfield-Moss",
        "David Chen",
        "Grant Danning",
    ]
    assert names(matches("county", PEOPLE)) == ["David Chen", "Dr. Helen Prakash"]


def test_a_whole_word_comes_before_a_longer_one() -> None:
    known = [Known(1, "Daniel Abbott", ""), Known(2, "Dan Zimmer", "")]
    assert names(matches("dan", known)) == ["Dan Zimmer", "Daniel Abbott"]


def test_nothing_typed_shows_the_first_and_nonsense_shows_none() -> None:
    assert matches("  ", PEOPLE, 3) == PEOPLE[:3]
    assert matches("xqzw", PEOPLE) == []
    assert matches("a", []) == []


def test_organizations_are_found_as_people_are() -> None:
    known = [
        Known(1, "Falls Youth Center"),
        Known(2, "Larkspur Youth Council"),
        Known(3, "Ashby Falls City Schools"),
    ]
    assert names(matches("youth c", known)) == ["Falls Youth Center", "Larkspur Youth Council"]
    assert names(matches("ashby", known)) == ["Ashby Falls City Schools"]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Dana Ruiz", [1]),
        ("dana ruiz", [1]),
        ("Ruiz", [1]),
        ("D. Ruiz", [1]),
        ("Dana R.", [1]),
        ("Dana", [1, 3]),
        ("lucia barrera", [4]),
        ("Lucia", [4]),
        ("Dr Prakash", [5]),
        ("Helen", [5]),
        ("Captain O'Brien", [8]),
        ("Mei-Lin", [7]),
        ("Mei Lin T", [7]),
        ("de la Cruz", [9]),
        ("Maria Cruz", [9]),
        ("Kwame Osei-Boateng", [11]),
        ("Kwame O.", [11]),
        ("King", [12]),
        ("Martin King", [12]),
        ("whitfield moss", [3]),
    ],
)
def test_a_finished_name_names_all_whom_it_fits(name: str, ids: list[int]) -> None:
    assert [one.id for one in exactly(name, PEOPLE)] == ids


@pytest.mark.parametrize(
    "name",
    [
        "Dan",
        "Dana Lopez",
        "D R",
        "D",
        "Lucia Barreras",
        "Doctor",
        "Dr.",
        "",
        "...",
        "Ruiz Dana",
        "Moss",
        "Area Chamber",
    ],
)
def test_a_name_that_fits_nobody_whole_names_nobody(name: str) -> None:
    assert exactly(name, PEOPLE) == []


def test_a_full_name_is_not_stretched_to_others() -> None:
    known = [
        Known(1, "Dana Ruiz", "A"),
        Known(2, "Dana Ruiz", "B"),
        Known(3, "Dana M Ruiz", "C"),
        Known(4, "Dana", ""),
    ]
    assert [one.id for one in exactly("Dana Ruiz", known)] == [1, 2]
    assert [one.id for one in exactly("Dana", known)] == [1, 2, 3, 4]


def test_a_slip_of_the_keys_is_alike_and_another_name_is_not() -> None:
    assert names(alike("Danna Ruiz", PEOPLE)) == ["Dana Ruiz"]
    assert alike("Dana Lopez", PEOPLE, 80) == []
    assert alike("da", PEOPLE) == []


def test_marks_that_are_letters_of_their_own_are_kept() -> None:
    assert plain("मनु") != plain("मन")
    assert plain("Łukasz Ørsted-Weiß") == "lukasz orsted weiss"


@given(st.text(), st.lists(st.text()))
def test_any_text_is_matched_without_failing(typed: str, others: list[str]) -> None:
    known = [*PEOPLE, *(Known(100 + place, name, name) for place, name in enumerate(others))]
    assert len(matches(typed, known)) <= 9
    exactly(typed, known)
    alike(typed, known)


@given(st.sampled_from(PEOPLE))
def test_everybody_is_named_by_the_whole_name_and_found_by_it(one: Known) -> None:
    assert exactly(one.name, PEOPLE) == [one]
    assert matches(one.name, PEOPLE)[0] == one


def test_two_thousand_people_do_not_slow_typing() -> None:
    """Ten times as many take about ten times as long; a look at each pair of them would take a hundred."""

    def cost(people: int) -> float:
        known = [
            Known(number, f"First{number} Last{number % 50}", f"Organization {number % 40}")
            for number in range(people)
        ]
        matches("warm", known)
        begun = time.process_time()
        for typed in ("f", "last7", "first19 last", "organization 3", "frst77", "nobody at all"):
            matches(typed, known)
            exactly(typed, known)
        return time.process_time() - begun

    assert cost(2000) < 40 * cost(200)
