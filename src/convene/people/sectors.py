"""The parts of a community that people come from, found by everyday words: "police", "hospital"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from convene.people.matching import plain

ALIKE = 85
"""Per cent of letters that must agree for a slip of the keys."""

LEAST_ALIKE = 6
"""Letters of a word that may hold a slip; in a shorter one another letter is mostly another word."""

NEAR = 75
"""Per cent of letters for what may be a slip, and is asked about: "bizness", "polise"."""

LEAST_NEAR = 5

LEAST_BEGUN = 3
"""Letters of the beginning of another word for a sector; of its own name one is enough."""

OTHER = "Other"
"""Chosen where none of the list fits."""


class Sectors(NamedTuple):
    """The sectors that can be chosen, in their order, and other words for them by sector."""

    names: tuple[str, ...]
    also: Mapping[str, Sequence[str]] = {}

    def counted_as(self, words: str) -> str:
        """The sector that finished words name, by its own name or by one other word; else the words."""
        found = self._named(plain(words))
        return found[0] if len(found) == 1 else words.strip()

    def meant_by(self, words: str) -> str:
        """The only sector that the words can mean, if it is no slip of the keys; else the words as typed."""
        found = self._sure(words)
        return found[0] if len(found) == 1 else words.strip()

    def is_new(self, words: str) -> bool:
        """Whether the words are a sector that is not on the list."""
        return bool(words.strip()) and words not in self.names and words != OTHER

    def fitting(self, words: str) -> list[str]:
        """The sectors that unfinished words may mean: by name, by another word, by a slip of the keys."""
        return self._sure(words) or self._alike(plain(words), ALIKE, LEAST_ALIKE)

    def near(self, words: str) -> list[str]:
        """The sectors that the words may be a slip for, where they fit none; nothing is sure then."""
        return [] if self.fitting(words) else self._alike(plain(words), NEAR, LEAST_NEAR)

    def _sure(self, words: str) -> list[str]:
        typed = plain(words)
        if not typed:
            return []
        named = [(plain(sector), sector) for sector in self.names]
        begun = [sector for name, sector in named if name.startswith(typed)]
        inside = [sector for name, sector in named if _begin(typed.split(), name.split())]
        return self._named(typed) or begun or inside or self._begun(typed)

    def _named(self, typed: str) -> list[str]:
        own = [sector for sector in self.names if plain(sector) == typed]
        alike = {typed, f"{typed}s", typed.removesuffix("s")}  # a parent, or parents
        return own or [sector for sector in self.names if not alike.isdisjoint(self._other_words(sector))]

    def _begun(self, typed: str) -> list[str]:
        if len(typed) < LEAST_BEGUN:
            return []
        return [
            sector
            for sector in self.names
            if any(word.startswith(typed) for word in self._other_words(sector))
        ]

    def _alike(self, typed: str, alike: int, least: int) -> list[str]:
        from rapidfuzz import fuzz  # noqa: PLC0415  only typing needs it

        if len(typed) < least:
            return []
        best = {
            sector: max(fuzz.ratio(typed, word) for word in (plain(sector), *self._other_words(sector)))
            for sector in self.names
        }
        found = [sector for sector in self.names if best[sector] >= alike]
        return sorted(found, key=lambda sector: -best[sector])

    def _other_words(self, sector: str) -> list[str]:
        return [_plain_once(word) for word in self.also.get(sector, ())]


_plain_once = lru_cache(maxsize=1024)(plain)


def _begin(typed: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in typed)
