"""Names as they stand on paper, and the order of a list."""

from __future__ import annotations

import pytest

from convene.people.names import by_last_name, on_paper
from convene.people.person import Person


@pytest.mark.parametrize(
    ("name", "young", "shown"),
    [
        ("Mei-Lin Tran", True, "Mei-Lin T."),
        ("Ana María López", True, "Ana María L."),
        ("Devon R.", True, "Devon R."),
        ("Devon", True, "Devon"),
        ("Dana Ruiz", False, "Dana Ruiz"),
    ],
)
def test_of_someone_under_18_only_an_initial_follows_the_first_name(
    name: str, young: bool, shown: str
) -> None:
    assert on_paper(Person(name=name, under_18=young)) == shown


def test_a_list_is_by_last_name_without_titles_and_accents() -> None:
    names = ["Tobias Wren", "Dr. Helen Prakash", "Grant Whitfield-Moss", "Ana Ábalos", "Cher", ""]
    people = sorted((Person(name=name) for name in names), key=by_last_name)
    assert [one.name for one in people] == [
        "",
        "Ana Ábalos",
        "Cher",
        "Dr. Helen Prakash",
        "Grant Whitfield-Moss",
        "Tobias Wren",
    ]
