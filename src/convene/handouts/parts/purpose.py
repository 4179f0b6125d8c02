"""What a meeting is for, as a sentence that never bends the words of the purpose."""

from __future__ import annotations

from convene.handouts.parts.counting import sentence

_WORDS = (
    "adopt agree approve ask begin bring build celebrate check choose close come consider create decide"
    " describe design develop discuss draft explore find finish form get give hear identify introduce know"
    " launch learn list look make map meet name open pick plan prepare present rank read reflect report"
    " review say see set share sort start take talk tell test turn understand update vote welcome work write"
)
_VERBS = frozenset(_WORDS.split())
"""Words a purpose may begin with to follow "We met to"."""


def met_for(we: str, purpose: str) -> str:
    """ "We met to agree on six measures." with "We met"; "We met for this: Dana's farewell."; "" for none."""
    words = purpose.strip()
    first, _, rest = words.partition(" ")
    if first.casefold() in _VERBS and rest:
        return sentence(f"{we} to {first.lower()} {rest}")
    return sentence(f"{we} for this: {words}") if words else ""
