"""Which offers fit typed words: those that begin so, then those with a word that begins so.

Where there are none of these, those with the letters somewhere inside.
"""

from __future__ import annotations

from collections.abc import Sequence

from convene.widgets.offer import Offer

SEPARATOR = "; "
"""Between several choices, since options have commas of their own."""


def fitting(words: str, offers: Sequence[Offer], most: int = 50) -> list[Offer]:
    """The offers that fit, best first, each sort in its own order; all of them for no words."""
    typed = words.strip().casefold()
    if not typed:
        return list(offers[:most])
    ranked: list[tuple[int, Offer]] = []
    inside: list[Offer] = []
    for offer in offers:
        known = offer.words.casefold()
        if known.startswith(typed):
            ranked.append((0 if known == typed else 1, offer))
        elif f" {typed}" in known.replace("-", " ").replace("(", " "):
            ranked.append((2, offer))
        elif typed in known:
            inside.append(offer._replace(loose=True))
    best = [offer for _, offer in sorted(ranked, key=lambda pair: pair[0])]
    return (best or inside)[:most]


def split_last(words: str) -> tuple[tuple[str, ...], str]:
    """What is typed already, and the part being typed, of several with semicolons between."""
    *before, last = words.split(";")
    return tuple(part.strip() for part in before if part.strip()), last.strip()


def fitting_last(words: str, offers: Sequence[Offer]) -> list[Offer]:
    """Offers for the part being typed, each with the parts before it; those taken already are left out."""
    before, last = split_last(words)
    taken = {part.casefold() for part in before}
    left = [offer for offer in offers if offer.words.casefold() not in taken]
    return [offer._replace(words=SEPARATOR.join((*before, offer.words))) for offer in fitting(last, left)]
