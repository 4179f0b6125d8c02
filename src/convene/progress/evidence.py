"""What the rules of progress ask of an initiative; a view of one answers it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar

from convene.kinds.field import Row, Value
from convene.measures.observation import Values
from convene.worksheets.definition import Step, Worksheet


class Kept(Protocol):
    """A record kept in a table of its own."""

    table: ClassVar[str]

    @property
    def id(self) -> int:
        """The document's id."""
        ...


K = TypeVar("K", bound=Kept)


class Worksheets(Protocol):
    """The worksheets at hand."""

    @property
    def worksheets(self) -> Mapping[str, Worksheet]:
        """All of them by id."""
        ...


class Evidence(Protocol):
    """The record, to read."""

    @property
    def today(self) -> date:
        """The day that review times and lateness count to."""
        ...

    @property
    def shelf(self) -> Worksheets:
        """The worksheets at hand."""
        ...

    def all(self, kind: type[K]) -> list[K]:
        """The records of a kind."""
        ...

    def measured(self) -> list[Values]:
        """Every measure with its values."""
        ...

    def step(self, place: str) -> Step | None:
        """The definition of a step, or None if no worksheet at hand has it."""
        ...

    def answer(self, place: str) -> Value | None:
        """The answer to a step that keeps one value."""
        ...

    def answered_on(self, place: str, of: int | None = None) -> date | None:
        """The newest day on which anything was typed into a worksheet, or a step of one; None if nothing was.

        `of`: only what was said there of this measure, whose line is not at hand.
        """
        ...

    def rows(self, place: str) -> list[Row]:
        """The rows of a step."""
        ...

    def rows_of_all(self, place: str) -> list[Row]:
        """The rows of a step, and what was said there of other lines than the one at hand."""
        ...

    def registry(self, registry: str) -> list[Row]:
        """The rows of a registry."""
        ...


def anything(value: Any) -> bool:
    """Whether a cell holds something; 0 and no are something."""
    return value not in (None, "", [])
