"""Ways to decide, each with its rule, and the tally they give."""

from __future__ import annotations

from types import ModuleType

from convene.voting import fist_to_five, gradients
from convene.voting.tally import Tally, Vote

METHODS: dict[str, ModuleType] = {"fist-to-five": fist_to_five, "gradients": gradients}
"""The methods that can be counted, by the name they have in worksheet files."""


def tally_of(vote: Vote) -> Tally | None:
    """The counted result of a vote; None if this version can't count its method."""
    method = METHODS.get(vote.method)
    return method.tally(vote.counts) if method and len(vote.counts) == len(method.LEVELS) else None
