from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.captured.owner import FoundOwner, find_owner
from convene.people.matching import Known

PEOPLE = [
    Known(1, "Dana Ruiz", "School District"),
    Known(2, "Dana Whitfield", "Area Chamber"),
    Known(3, "Marcus Delacroix", "City Schools"),
    Known(4, "Dr. Helen Prakash", "County Health Department"),
    Known(5, "Grant Whitfield-Moss", "Area Chamber"),
    Known(6, "May Chen", "Library"),
    Known(7, "Lucía Barrera", "Open Door Clinic"),
]


@pytest.mark.parametrize(
    ("line", "owner", "rest"),
    [
        ("Dana Ruiz to call", 1, "call"),
        ("DANA RUIZ TO CALL", 1, "CALL"),
        ("marcus will call", 3, "call"),
        ("Marcus'll call", 3, "call"),
        ("Marcus is going to call", 3, "call"),
        ("Helen offered to call", 4, "call"),
        ("Captain Delacroix: call", 3, "call"),
        ("M. Delacroix - call", 3, "call"),
        ("Dana W. to call", 2, "call"),
        ("Dana (Area Chamber) to call", 2, "call"),
        ("Grant Whitfield-Moss to call", 5, "call"),
        ("Call the clinic @lucia", 7, "Call the clinic"),
        ("@lucia to call", 7, "call"),
        ("@Dana Ruiz call Marcus", 1, "call Marcus"),
        ("Call the clinic (Lucía Barrera)", 7, "Call the clinic"),
        ("Call the clinic – Marcus", 3, "Call the clinic"),
        ("Call the Chamber @grant", 5, "Call the Chamber"),
        ("Marcus to call Helen (Lucia)", 3, "call Helen (Lucia)"),
    ],
)
def test_a_name_of_one_person_is_that_person(line: str, owner: int, rest: str) -> None:
    found = find_owner(line, PEOPLE)
    assert found
    assert (found.person and found.person.id, found.rest) == (owner, rest)
    assert (found.new, found.readings, found.unclear) == (None, (), "")


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("Dana to call", [1, 2]),
        ("Call the clinic @dana", [1, 2]),
        ("Call the clinic (Dana)", [1, 2]),
        ("Marcus and Helen to meet", [3, 4]),
        ("Dana Ruiz, Marcus & Helen to meet", [1, 3, 4]),
        ("Grant to call the Chamber", [5]),
        ("may to bring books", [6]),
        ("Danna Ruiz to call", [1, 0]),
        ("Markus to call", [3, 0]),
        ("Sam to call the clinic", [0]),
        ("Call the clinic @sam", [0]),
        ("City Schools to send totals", [3]),
    ],
)
def test_a_name_that_is_not_certain_tells_who_it_can_be_and_stays(line: str, ids: list[int]) -> None:
    found = find_owner(line, PEOPLE)
    assert found
    assert (found.person, found.new) == (None, None)
    assert [one.id for one in found.readings] == ids
    assert found.unclear
    assert found.rest == line


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Sam Ortiz to call", "Sam Ortiz"),
        ("Maria de la Cruz will host the meal", "Maria de la Cruz"),
        ("Dr. Seán O’Brien to ask", "Dr. Seán O’Brien"),
        ("J. P. Ortiz to ask", "J. P. Ortiz"),
        ("Dana Lopez to call", "Dana Lopez"),
        ("Sam Ruiz to call", "Sam Ruiz"),
        ("Call the clinic @Sam Ortiz", "Sam Ortiz"),
        ("Call the clinic @Sam", "Sam"),
    ],
)
def test_capitals_that_name_nobody_known_are_a_new_person(line: str, name: str) -> None:
    found = find_owner(line, PEOPLE)
    assert found
    assert (found.person, found.new, found.readings) == (None, name, ())
    assert name not in found.rest


@pytest.mark.parametrize(
    "line",
    [
        "North Ridge to get a site",
        "Youth Council to name two members",
        "Mercy Hospital will send counts",
        "Public Health to report",
        "Ask Dana to call",
        "Nudge Dana Ruiz to call",
        "Encourage Helen to come",
        "Next Friday to be confirmed",
        "CPR Training to start",
        "Parents to bring food",
        "kwame to call",
        "Access to care is the top need",
        "Time to meet",
        "Budget: 300",
        "Call the clinic - Mercy Ridge",
        "Call the clinic (by the river)",
        "Pizza @school",
        "Meet @5pm",
        "Mail info@clinic.example",
        "Marcus will be late",
        "Helen will not come",
        "Grant: due in March",
        "Grant to the county is late",
        "We will call",
        "to call",
        "",
        "@",
    ],
)
def test_places_groups_and_sentences_name_nobody(line: str) -> None:
    found = find_owner(line, PEOPLE)
    assert found in {None, FoundOwner(rest=line)}


def test_a_promised_line_has_an_owner_even_where_it_may_be_news() -> None:
    found = find_owner("Marcus will be late", PEOPLE, promised=True)
    assert found
    assert (found.person, found.rest) == (PEOPLE[2], "be late")


def test_where_nobody_is_known_yet_a_name_is_a_new_person() -> None:
    found = find_owner("Dana Ruiz to call", [])
    assert found
    assert found.new == "Dana Ruiz"


@given(st.text(), st.booleans())
def test_any_text_is_searched_without_failing(line: str, promised: bool) -> None:
    found = find_owner(line, PEOPLE, promised=promised)
    assert not found or sum([found.person is not None, found.new is not None, bool(found.readings)]) <= 1
