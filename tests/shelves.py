"""A shelf with the first worksheets alone, for tests that count on which there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from convene.exchange.demo import WORKSHEETS
from convene.worksheets.definition import Worksheet
from convene.worksheets.shelf import Shelf


class FirstWorksheets(Shelf):
    """Only those that the sample initiative has answers to, whatever else ships."""

    @cached_property
    def worksheets(self) -> Mapping[str, Worksheet]:
        every = super().worksheets
        return {name: every[name] for name in WORKSHEETS}
