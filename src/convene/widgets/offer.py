"""What is offered while one types, and the one rule for Enter.

Enter takes the only offer that fits. Where several fit it asks: Down chooses one of them, Up keeps the words
as they are typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Offer(NamedTuple):
    """Something that can be taken: its words, a muted note, and what it stands for.

    `own`: it stands for the typed words themselves. `version`: it is another way to take the offer above it.
    `loose`: it fits only by letters inside a word, or but for a slip of the keys.
    """

    words: str
    note: str = ""
    value: object = None
    own: bool = False
    version: bool = False
    loose: bool = False


def settled(words: str, offers: Sequence[Offer]) -> int | None:
    """The place of the offer that Enter takes for typed words; None where it takes the words, or must ask."""
    typed = words.strip().casefold()
    if not typed:
        return None
    known = [place for place, offer in enumerate(offers) if not offer.own and not offer.version]
    exact = [place for place in known if offers[place].words.casefold() == typed]
    own = [place for place, offer in enumerate(offers) if offer.own]
    if len(exact) == 1:
        return exact[0]
    if len(known) == 1 and not (own and offers[known[0]].loose):
        return known[0]
    return own[0] if own and not known else None


def must_ask(words: str, offers: Sequence[Offer]) -> int:
    """How many offers fit so that Enter must ask; 0 where it needn't."""
    known = sum(not offer.own and not offer.version for offer in offers)
    return known if words.strip() and settled(words, offers) is None else 0


def asked(count: int) -> str:
    """What is said then."""
    fit = "One fits" if count == 1 else f"{count} fit"
    return f"{fit}: Down chooses, Up keeps the words."
