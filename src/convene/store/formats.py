"""Which format of a record this convene writes, and how older ones are brought to it.

A migration is an operation like any other: it stands in the log, so that a fold from the beginning of the log
still makes the record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from convene.errors import NewerVersion
from convene.store.operation import Change, Tables, apply
from convene.store.segment import FORMAT


class Formats(NamedTuple):
    """The format that is written, and from each older one the changes that bring a record to the next."""

    newest: int
    steps: Mapping[int, Callable[[Tables], list[Change]]]

    def refuse_newer(self, found: int) -> None:
        """Raises NewerVersion for a record that this convene must not write."""
        if found > self.newest:
            raise NewerVersion(
                "This initiative was made by a newer convene.",
                "Nothing was changed.",
                "Update convene to change it.",
            )

    def migration(self, tables: Tables, found: int) -> list[Change]:
        """The changes from an older format to the newest; the tables stay as they are. 0 is a new record.

        No format is below zero: what says so is damaged, and taken as it is.
        """
        changes: list[Change] = []
        working = {name: dict(table) for name, table in tables.items()}
        for version in range(found if found > 0 else self.newest, self.newest):
            step = self.steps[version](working)
            apply(working, step)
            changes += step
        return changes


FORMATS = Formats(FORMAT, {})
