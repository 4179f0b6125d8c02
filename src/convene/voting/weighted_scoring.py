"""Weighted scoring: options scored 1 to 5 on weighted criteria; it puts them in order and carries nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from convene.listed import listed
from convene.voting.places import Place, going_on, in_order, tie_in_words, tied, told
from convene.voting.tally import ALONE, Criterion, Tally, Terms, in_figures

NAME = "Weighted scoring"

LEVELS: tuple[str, ...] = ()
"""None: each option is scored on each criterion."""

LEAST, MOST = 1, 5

CLOSE = Fraction(1, 10)
"""Totals so near to each other are talked about together."""

MOST_CLOSE = 3
"""So many close pairs are told."""

Given: TypeAlias = tuple[int, ...]
"""How many gave 1, 2, 3, 4, 5 to an option on a criterion; () for nobody yet."""


class Scored(NamedTuple):
    """An option's total, None while a score is missing, and the must-haves that it fails."""

    total: Fraction | None
    failed: tuple[Criterion, ...]


def agreed(score: int | None) -> Given:
    """One score that the group agreed on; None takes it away."""
    return () if score is None else tuple(int(one == score) for one in range(LEAST, MOST + 1))


def mean(given: Sequence[int]) -> Fraction | None:
    """What the scores given come to; None where nobody gave one."""
    points = sum(score * count for score, count in enumerate(given, start=LEAST))
    return Fraction(points, sum(given)) if sum(given) else None


def total(marks: Sequence[Fraction | int | None], criteria: Sequence[Criterion]) -> Fraction | None:
    """Sum of weight times score over the sum of weights, 1 to 5, exact; None while a score is missing."""
    weights = sum(one.weight for one in criteria)
    points = Fraction(0)
    for mark, criterion in zip(marks, criteria, strict=True):
        if mark is None:
            return None
        points += criterion.weight * mark
    return points / weights if weights else None


def scored(scores: Sequence[Sequence[Given]], criteria: Sequence[Criterion]) -> list[Scored]:
    """Each option with its total and what it fails."""
    found = []
    for row in scores:
        marks = [mean(given) for given in row]
        failed = [
            one for one, mark in zip(criteria, marks, strict=True) if mark is not None and mark < one.least
        ]
        found.append(Scored(total(marks, criteria), tuple(failed)))
    return found


def first_by_equal_weights(
    scores: Sequence[Sequence[Given]], criteria: Sequence[Criterion], ranked: Sequence[int]
) -> list[int]:
    """Which of the ranked options would come first if every criterion weighed the same."""
    points: dict[int, Fraction] = {}
    for one in ranked:
        points[one] = sum((mean(given) or Fraction(0) for given in scores[one]), Fraction(0))
    return [one for one in ranked if points[one] == max(points.values())]


def tally(scores: Sequence[Sequence[Given]], terms: Terms = ALONE, voters: int | None = None) -> Tally:
    """Options by their totals, highest first; what is close, not scored or fails a must-have is said."""
    names, found = terms.options, scored(scores, terms.criteria)
    ranked = [(at, one.total) for at, one in enumerate(found) if one.total is not None and not one.failed]
    places = in_order(ranked)
    equal = tied(places, terms.goes_on)
    remarks: tuple[str, ...] = ()
    if places:
        first = [one.option for one in places if one.rank == 1]
        remarks = (
            tie_in_words(equal, terms.goes_on, names),
            _close(places, names),
            _equal_weights(scores, terms, first, ranked),
            _unscored(found, names),
        )
    lines = tuple((names[one.option], one.amount) for one in places)
    return Tally(
        told(places, names) or "Nothing fully scored yet",
        None,
        sum(bool(sum(given)) for row in scores for given in row),
        lines,
        ", ".join(f"{words} {in_figures(amount)}" for words, amount in lines),
        tied=equal,
        top=going_on(places, terms.goes_on),
        remarks=tuple(filter(None, (*remarks, _failing(found, names)))),
    )


def _close(places: Sequence[Place], names: Sequence[str]) -> str:
    pairs = [
        f"{names[one.option]} and {names[other.option]}"
        for one, other in pairwise(places)
        if 0 < one.amount - other.amount <= CLOSE
    ]
    return f"Close, talk about both: {'; '.join(pairs[:MOST_CLOSE])}" if pairs else ""


def _unscored(found: Sequence[Scored], names: Sequence[str]) -> str:
    left = [names[at] for at, one in enumerate(found) if one.total is None]
    return f"Not fully scored: {listed(left)}" if left else ""


def _failing(found: Sequence[Scored], names: Sequence[str]) -> str:
    failed = [
        f"{names[at]} ({listed([f'{one.title} at least {one.least}' for one in each.failed])})"
        for at, each in enumerate(found)
        if each.failed
    ]
    return f"Fails a must-have: {'; '.join(failed)}" if failed else ""


def _equal_weights(
    scores: Sequence[Sequence[Given]],
    terms: Terms,
    first: Sequence[int],
    ranked: Sequence[tuple[int, Fraction]],
) -> str:
    """Whether it hangs on the weights who comes first; nothing where all weigh the same."""
    if len({one.weight for one in terms.criteria}) < 2:
        return ""
    other = first_by_equal_weights(scores, terms.criteria, [at for at, _ in ranked])
    if sorted(other) == sorted(first):
        return "Equal weights would not change the first place"
    return f"With equal weights {listed([terms.options[one] for one in other])} would come first"
