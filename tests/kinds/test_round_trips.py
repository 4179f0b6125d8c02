"""What a kind shows, it reads back: table cells, CSV and history depend on it."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from around import FakeAround
from convene.kinds import choice, number, pick, rating, row, text, yes_no
from convene.kinds import date as day
from convene.kinds.field import Field

AROUND = FakeAround(
    organizations={1: "Acme", 2: "Falls Youth Center", 3: "Falls"},
    measures__candidates={7: "Teens who vaped", 8: "Deaths"},
)
OPTIONS = ("Prevention, treatment and recovery", "Quick win (under 6 months)", "Other")

FIELDS: dict[str, tuple[ModuleType, Field, st.SearchStrategy[Any]]] = {
    "text": (
        text,
        text.Definition(id="t", title="T"),
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1),
    ),
    "number": (
        number,
        number.Definition(id="n", title="N"),
        st.integers(-(10**9), 10**9) | st.decimals(-1000, 1000, places=2).map(float),
    ),
    "dollars": (number, number.Definition(id="n", title="N", unit="dollars"), st.integers(-(10**7), 10**7)),
    "numbers of many": (
        number,
        number.Definition(id="n", title="N", of_many=True),
        st.lists(st.integers(-50, 5000), min_size=1, max_size=30),
    ),
    "year": (number, number.Definition(id="n", title="N", unit="year"), st.integers(1900, 2200)),
    "date": (
        day,
        day.Definition(id="d", title="D"),
        st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat),
    ),
    "day and time": (
        day,
        day.Definition(id="d", title="D", time=True),
        st.tuples(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.times()).map(
            lambda at: f"{at[0]}T{at[1].isoformat('minutes')}"
        ),
    ),
    "choice": (choice, choice.Definition(id="c", title="C", options=OPTIONS), st.sampled_from(OPTIONS)),
    "choices": (
        choice,
        choice.Definition(id="c", title="C", options=OPTIONS, most=0),
        st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True),
    ),
    "rating": (rating, rating.Definition(id="r", title="R"), st.integers(1, 5)),
    "counts": (
        rating,
        rating.Definition(id="r", title="R"),
        st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(any),
    ),
    "pick": (pick, pick.Definition(id="p", title="P", registry="organizations"), st.sampled_from([1, 2, 3])),
    "picks": (
        pick,
        pick.Definition(id="p", title="P", registry="organizations", most=0),
        st.lists(st.sampled_from([1, 2, 3]), min_size=1, unique=True),
    ),
    "yes or no": (yes_no, yes_no.Definition(id="y", title="Y"), st.booleans()),
    "row": (row, row.Definition(id="r", title="R", rows="measures.candidates"), st.sampled_from([7, 8])),
    "rows": (
        row,
        row.Definition(id="r", title="R", rows="measures.candidates?", most=0),
        st.lists(st.sampled_from([7, 8, "own words"]), min_size=1, unique=True),
    ),
}


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_shown_reads_back(name: str) -> None:
    kind, field, values = FIELDS[name]

    @given(values)
    def reads_back(value: Any) -> None:
        usual = kind.check(value, field, AROUND)
        assert kind.parse(kind.show(usual, field, AROUND), field, AROUND) == usual
        assert kind.is_answered(usual, field)
        assert kind.blocks(usual, field, AROUND)

    reads_back()


@pytest.mark.parametrize("name", FIELDS)
def test_nothing_typed_is_no_answer_and_a_blank_form_is_there(name: str) -> None:
    kind, field, _ = FIELDS[name]
    assert kind.parse("   ", field, AROUND) is None
    assert not kind.is_answered(None, field)
    assert kind.blocks(None, field, AROUND)
