"""Weighted scores, exactly."""

from __future__ import annotations

from fractions import Fraction

from around import FakeAround
from convene.kinds import score
from convene.kinds.field import Row
from convene.voting.tally import Criterion

AROUND = FakeAround(m__c={1: "Students who vaped", 2: "Overdose deaths", 3: "Kits"})
FIELD = score.Definition(
    id="criteria",
    title="Criteria",
    options_from="m.c",
    criteria=tuple(
        Criterion(id=name, title=name, weight=weight)
        for name, weight in (("fits", 5), ("data", 4), ("moves", 3), ("easy", 3), ("fair", 3), ("afford", 2))
    ),
)


def scored(row: int, *scores: int) -> Row:
    names = [criterion.id for criterion in FIELD.criteria]
    return Row(row, float(row), {"item": row, **dict(zip(names, scores, strict=False))})


def test_totals_are_those_of_the_sample() -> None:
    assert score.total(scored(1, 5, 5, 4, 5, 4, 5), FIELD) == Fraction(47, 10)
    assert score.total(scored(2, 5, 4, 3, 5, 3, 5), FIELD) == Fraction(42, 10)


def test_what_is_not_fully_scored_gets_no_place() -> None:
    rows = [scored(3, 5, 5), scored(2, 5, 4, 3, 5, 3, 5), scored(1, 5, 5, 4, 5, 4, 5)]
    assert [(row.id, points is None) for row, points in score.ranked(rows, FIELD)] == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert score.show(rows, FIELD, AROUND) == "Students who vaped 4.70, Overdose deaths 4.20"
