"""Dot voting: it puts options in order and carries nothing; the group says how many go on."""

from __future__ import annotations

from itertools import groupby

from convene.voting.tally import ALONE, Tally, Terms

NAME = "Dot voting"

LEVELS: tuple[str, ...] = ()
"""None: the options are what is counted."""

TOLD = 4
"""So many places are told in the outcome."""


def usual(options: int) -> tuple[int, int]:
    """How many dots each person has, and how many may go on one option (practice rules, 6.2).

    A third of the options rounded up, 2 to 8; half of the dots rounded up.
    """
    dots = min(8, max(2, -(-options // 3)))
    return dots, -(-dots // 2)


def tally(counts: tuple[int, ...], terms: Terms = ALONE, voters: int | None = None) -> Tally:
    """Options by their dots, most first; a shared place is said as such, and so are two that are close.

    More dots than there are people to put them are told and not left out.
    """
    order = sorted(zip(terms.options, counts, strict=True), key=lambda one: -one[1])
    dots, there = sum(counts), (voters or 0) * terms.dots
    if not dots:
        outcome = "No dots counted"
    elif there and dots > there:
        outcome = f"{dots - there} dots too many: {voters} people have {there}"
    else:
        outcome = _places(order) + _close(order)
    if there and dots < there:
        outcome += f". {there - dots} of {there} dots not used"
    numbers = ", ".join(f"{words} {count}" for words, count in order if count)
    return Tally(outcome, None, dots, tuple(order), numbers)


def _places(order: list[tuple[str, int]]) -> str:
    """ "1 Stores (9), 2 Parties (7), 3 = Vaping (6), 3 = Care (6)"."""
    told, place = [], 1
    for count, group in groupby(order, key=lambda one: one[1]):
        names = [words for words, _ in group]
        shared = " =" if len(names) > 1 else ""
        if not count or place > TOLD:
            break
        told += [f"{place}{shared} {words} ({count})" for words in names]
        place += len(names)
    return ", ".join(told)


def _close(order: list[tuple[str, int]]) -> str:
    """The first two are close within one dot or a twentieth of the higher count; a tie is told as a place."""
    if len(order) < 2:
        return ""
    (_, first), (_, second) = order[:2]
    if first == second or not second:
        return ""
    return ". The first two are close: talk about both" if 20 * (first - second) <= max(20, first) else ""
