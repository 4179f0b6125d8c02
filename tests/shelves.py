"""A shelf with the first worksheets alone, for tests that count on which there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from convene.worksheets.definition import Worksheet
from convene.worksheets.shelf import Shelf

FIRST = ("landscape-map", "common-agenda", "shared-measures")


class FirstWorksheets(Shelf):
    """Only these, whatever else ships."""

    @cached_property
    def worksheets(self) -> Mapping[str, Worksheet]:
        every = super().worksheets
        return {name: every[name] for name in FIRST}
