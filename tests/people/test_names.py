"""Names as they stand on paper, and the order of a list."""

from __future__ import annotations

import pytest

from convene.people.names import by_last_name, of_someone_young
from convene.people.person import Person


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Mei-Lin Tran", "Mei-Lin T."),
        ("Tran, Mei-Lin", "Mei-Lin T."),
        ("Tran, M.", "M. T."),
        ("Marcus Treadwell, Jr.", "Marcus T."),
        ("Ana María López", "Ana María L."),
        ("Treadwell,Marcus", "Marcus T."),
        ("Marcus\u00a0Treadwell", "Marcus T."),
        ("Marcus\u200bTreadwell", "Marcus T."),
        ("Marcus/Treadwell", "Marcus T."),
        ("Marcus Treadwell (youth)", "Marcus T."),
        ("Marcus Treadwell 555-0147", "Marcus T."),
        ("Marcus (Treadwell)", "Marcus"),
        ("Jose\u0301 Ruiz", "Jose\u0301 R."),
        ("देवी", "देवी"),
        ("🙂", "🙂"),
        ("Devon R.", "Devon R."),
        ("Devon", "Devon"),
        ("", ""),
    ],
)
def test_of_someone_under_18_only_an_initial_follows_the_first_name(name: str, shown: str) -> None:
    assert of_someone_young(name) == shown


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
