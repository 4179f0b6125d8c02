"""Several things in one sentence."""

from __future__ import annotations

from collections.abc import Iterable


def listed(words: Iterable[str], last: str = "and") -> str:
    """ "Media, Business and Youth", or with `last` "Media, Business or Youth"; nothing stays nothing."""
    found = list(words)
    return f" {last} ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))
