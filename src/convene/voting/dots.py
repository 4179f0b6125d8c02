"""Dot voting: it puts options in order and carries nothing; the group says how many go on."""

from __future__ import annotations

from collections.abc import Sequence

from convene.voting.places import Place, going_on, in_order, tie_in_words, tied, told
from convene.voting.tally import ALONE, Amount, Tally, Terms

NAME = "Dot voting"

LEVELS: tuple[str, ...] = ()
"""None: the options are what is counted."""


def usual(options: int) -> tuple[int, int]:
    """How many dots each person has, and how many may go on one option (practice rules, 6.2).

    A third of the options rounded up, 2 to 8; half of the dots rounded up.
    """
    dots = min(8, max(2, -(-options // 3)))
    return dots, -(-dots // 2)


def in_a_run_off(options: int) -> tuple[int, int]:
    """The same for a run-off between a few: so few dots that one can't be for all of them."""
    return max(1, min(options - 1, usual(options)[0]) if options > 3 else 1), 1


def tally(counts: Sequence[int], terms: Terms = ALONE, voters: int | None = None) -> Tally:
    """Options by their dots, most first; a shared place is said as such, and so are two that are close.

    More dots than there are people to put them are told and not left out.
    """
    places, names = in_order(list(enumerate(counts))), terms.options
    dots, there = sum(counts), (voters or 0) * terms.dots
    equal, refused = tied(places, terms.goes_on), _too_many(places, terms, voters or 0)
    remarks: tuple[str, ...] = ()
    if not dots:
        result = "No dots counted"
    elif refused:
        result = refused
    else:
        result, remarks = told(places, names), (_close(places), tie_in_words(equal, terms.goes_on, names))
    if there and dots < there and not refused:
        remarks = (*remarks, f"{there - dots} of {there} dots not used")
    lines = tuple((names[one.option], one.amount) for one in places)
    return Tally(
        result,
        None,
        dots,
        lines,
        ", ".join(f"{words} {count}" for words, count in lines if count),
        tied=() if refused else equal,
        top=() if refused else going_on(places, terms.goes_on),
        refused=bool(refused),
        remarks=tuple(filter(None, remarks)),
    )


def _too_many(places: Sequence[Place], terms: Terms, voters: int) -> str:
    """Why so many dots can't be; "" for nothing."""
    dots, there, most = sum(one.amount for one in places), voters * terms.dots, voters * terms.most_on_one
    if there and dots > there:
        return f"{_dots(dots - there)} too many: {voters} people have {there}"
    first = places[0]
    if most and first.amount > most:
        more = _dots(first.amount - most)
        return f"{terms.options[first.option]} has {more} too many: at most {most} can go there"
    return ""


def _dots(count: Amount) -> str:
    return "1 dot" if count == 1 else f"{count} dots"


def _close(places: Sequence[Place]) -> str:
    """The first two are close within one dot or a twentieth of the higher count; a tie is told as one."""
    if len(places) < 2:
        return ""
    first, second = places[0].amount, places[1].amount
    if first == second or not second:
        return ""
    return "The first two are close: talk about both" if 20 * (first - second) <= max(20, first) else ""
