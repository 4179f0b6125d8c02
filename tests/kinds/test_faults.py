"""A wrong answer is refused with what is wrong and what is allowed."""

from __future__ import annotations

import contextlib
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from around import FakeAround
from convene.errors import BadInput
from convene.kinds import choice, number, pick, rating, row
from convene.kinds import date as day
from convene.kinds.field import Field

AROUND = FakeAround(people={1: "Dana Ruiz", 2: "Dana Chen"})
CLOSED = choice.Definition(id="c", title="Reach", options=("One site", "One town"))
OPEN = choice.Definition(id="c", title="Sector", options=("Schools", "Other"), open=True)
WHOLE = number.Definition(id="n", title="Year", whole=True, least=1900, greatest=2100)
PEOPLE = pick.Definition(id="p", title="Who", registry="people")


@pytest.mark.parametrize(
    ("kind", "field", "typed", "said"),
    [
        (number, WHOLE, "soon", "“soon” is not a number"),
        (number, WHOLE, "2020.5", "whole number"),
        (number, WHOLE, "1800", "at least 1900"),
        (number, WHOLE, "2200", "at most 2100"),
        (number, number.Definition(id="n", title="N"), "nan", "number"),
        (day, day.Definition(id="d", title="D"), "2/30", "2/30"),
        (day, day.Definition(id="d", title="D"), "whenever", "not a day"),
        (day, day.Definition(id="d", title="D"), "next Friday", "could be"),
        (choice, CLOSED, "Mars", "not in the list"),
        (choice, CLOSED, "one", "could be One site or One town"),
        (choice, CLOSED, "One site; One town", "takes one"),
        (pick, PEOPLE, "Dana", "could be Dana Ruiz or Dana Chen"),
        (pick, PEOPLE, "Nobody", "not among the people"),
        (rating, rating.Definition(id="r", title="Hope"), "6", "from 1 to 5"),
        (rating, rating.Definition(id="r", title="Hope"), "1, 2", "5 counts"),
    ],
)
def test_it_says_what_is_wrong(kind: ModuleType, field: Field, typed: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        kind.parse(typed, field, AROUND)
    assert said in str(caught.value)


def test_an_open_list_takes_the_groups_own_words() -> None:
    assert choice.parse("Libraries", OPEN, AROUND) == "Libraries"


def test_the_beginning_of_an_option_is_enough() -> None:
    assert choice.parse("one s", CLOSED, AROUND) == "One site"
    assert pick.parse("dana r", PEOPLE, AROUND) == 1


def test_a_row_without_its_table_stays_words() -> None:
    field = row.Definition(id="r", title="Cause", rows="baseline-data.causes?")
    assert row.parse("Stores sell without checking", field, AROUND) == "Stores sell without checking"


def test_a_name_that_is_gone_says_so() -> None:
    assert pick.show(99, PEOPLE, AROUND) == "(removed)"


@given(st.text())
def test_any_words_are_read_or_refused(words: str) -> None:
    fields: list[tuple[ModuleType, Field]] = [
        (number, WHOLE),
        (day, day.Definition(id="d", title="D")),
        (choice, CLOSED),
        (choice, OPEN),
        (pick, PEOPLE),
        (rating, rating.Definition(id="r", title="R")),
    ]
    for kind, field in fields:
        with contextlib.suppress(BadInput):
            kind.parse(words, field, AROUND)
