"""What is offered while one types, and the one rule for Enter.

Enter takes the only offer that fits. Where several fit it asks: Down chooses one of them, Up keeps the words
as they are typed. What is seldom meant, as a new strategy, is taken only when Down chose it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Offer(NamedTuple):
    """Something that can be taken: its words, a muted note, and what it stands for.

    `own`: it stands for the typed words themselves. `version`: it is another way to take the offer above it.
    `lesser`: it fits less well than those above, and only Down takes it. `loose`: it fits only by letters
    inside a word, or but for a slip of the keys. `seldom`: Enter alone doesn't take it.
    """

    words: str
    note: str = ""
    value: object = None
    own: bool = False
    version: bool = False
    lesser: bool = False
    loose: bool = False
    seldom: bool = False


def settled(words: str, offers: Sequence[Offer]) -> int | None:
    """The place of the offer that Enter takes for typed words; None where it takes the words, or must ask."""
    typed = words.strip().casefold()
    if not typed:
        return None
    known = [place for place, offer in enumerate(offers) if _counts(offer)]
    exact = [place for place in known if offers[place].words.casefold() == typed]
    numbered = [place for place in known if typed.isdigit() and offers[place].words.startswith(f"{typed} ")]
    own = [place for place, offer in enumerate(offers) if offer.own]
    if len(exact) == 1:
        return exact[0]
    if len(numbered) == 1:
        return numbered[0]
    if len(known) == 1 and not (own and offers[known[0]].loose):
        return known[0]
    return own[0] if own and not known and not offers[own[0]].seldom else None


def asked(words: str, offers: Sequence[Offer]) -> str:
    """What is asked at Enter where none is taken by itself; "" where nothing needs to be asked."""
    if not words.strip() or settled(words, offers) is not None:
        return ""
    fit = sum(_counts(offer) for offer in offers)
    if fit:
        return f"{'One fits' if fit == 1 else f'{fit} fit'}: Down chooses, Up keeps the words."
    return "Not among them yet. Down, then Enter adds it." if any(one.seldom for one in offers) else ""


def _counts(offer: Offer) -> bool:
    return not (offer.own or offer.version or offer.lesser)
