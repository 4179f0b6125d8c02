"""Options in the order that counts or scores put them in: shared places, ties at the cut, who goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convene.listed import listed
from convene.voting.tally import Amount, in_figures

TOLD = 4
"""So many places are told in the outcome."""

FEW, OF_FEW = 2, 4
"""Of at most so many options so many go on to a second round, if nobody said how many; of more, one more."""


class Place(NamedTuple):
    """An option by its place among the options, what it got, and the rank that equal ones share."""

    option: int
    amount: Amount
    rank: int
    shared: bool

    @property
    def words(self) -> str:
        """ "3 =" for a shared one."""
        return f"{self.rank} =" if self.shared else f"{self.rank}"


def in_order(amounts: Sequence[tuple[int, Amount]]) -> tuple[Place, ...]:
    """Most first; equal ones share a place, and the next place is left out."""
    every = [amount for _, amount in amounts]
    return tuple(
        Place(option, amount, 1 + sum(other > amount for other in every), every.count(amount) > 1)
        for option, amount in sorted(amounts, key=lambda one: -one[1])
    )


def told(places: Sequence[Place], options: Sequence[str]) -> str:
    """ "1 Stores (9), 2 Parties (7), 3 = Vaping (6), 3 = Care (6)"; what got nothing is not told."""
    found = [one for one in places if one.amount]
    said = [one for one in found if one.rank <= TOLD]
    return ", ".join(f"{one.words} {options[one.option]} ({in_figures(one.amount)})" for one in said)


def tied(places: Sequence[Place], goes_on: int) -> tuple[int, ...]:
    """The options that are equal at the cut, or for the first place where nobody said how many go on."""
    cut = goes_on or 1
    if not 0 < cut < len(places) or places[cut - 1].amount != places[cut].amount or not places[cut].amount:
        return ()
    return tuple(sorted(one.option for one in places if one.amount == places[cut].amount))


def tie_in_words(found: Sequence[int], goes_on: int, options: Sequence[str]) -> str:
    """Who is tied, and for what; "" for no tie."""
    if not found:
        return ""
    at = f"at the cut (the first {goes_on} go on)" if goes_on else "for the first place"
    return f"Tie {at}: {listed([options[one] for one in found])}"


def going_on(places: Sequence[Place], goes_on: int) -> tuple[int, ...]:
    """The top few, for a second round, with all that share their last place; none if that is everybody."""
    found = [one for one in places if one.amount]
    if len(found) < FEW or len(places) <= FEW:
        return ()
    cut = min(goes_on if goes_on > 1 else FEW + (len(places) > OF_FEW), len(found))
    top = [one.option for one in found if one.amount >= found[cut - 1].amount]
    return tuple(sorted(top)) if len(top) < len(places) else ()
