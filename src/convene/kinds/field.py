"""What all kinds share: a field of a worksheet, a row of an answer, and what a kind may ask around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal, NamedTuple, Protocol, TypeAlias

import msgspec

from convene.blocks import Blocks

Value: TypeAlias = Any
"""One answer as JSON has it: text, number, list of those, or rows."""

REMOVED = "(removed)"
"""Stands behind a name that was taken off its list since, or in its place."""

Keeping: TypeAlias = Literal["value", "rows", "elsewhere"]
"""Where a kind's answer lives: one value; rows of its own; or in other records (votes, decisions)."""


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What is asked: the keys of a kind, with the id and the short title that every kind has."""

    keeping: ClassVar[Keeping] = "value"

    id: str
    title: str

    def holds(self, value: Value) -> bool:
        """Whether a kept value has the shape of this field's answers: worksheets change."""
        return True


class Row(NamedTuple):
    """One row of an answer: its id, its place, its cells by column id (empty cells are left out)."""

    id: int
    order: float
    cells: Mapping[str, Value]


class Around(Protocol):
    """What a kind may ask of the initiative around it.

    A *source* is a registry ("people") or an earlier step ("shared-measures.candidates").
    """

    @property
    def today(self) -> date:
        """The day that typed dates count from."""
        ...

    @property
    def month_first(self) -> bool:
        """Whether 12/5 is December 5."""
        ...

    def name(self, source: str, row: int) -> str | None:
        """The words for a row of a source; None if there is no such row."""
        ...

    def choices(self, source: str) -> Sequence[tuple[int, str]]:
        """The rows of a source that can be picked now, in order: id and words."""
        ...

    def named(self, source: str) -> Sequence[tuple[int, str]]:
        """As `choices`, and behind them those that were taken out and are named somewhere."""
        ...


class Kind(Protocol):
    """What every kind's module offers."""

    Definition: type[Any]

    def parse(self, text: str, field: Any, around: Around) -> Value:
        """Typed words to an answer; None for nothing. Raises BadInput."""
        ...

    def check(self, value: Value, field: Any, around: Around) -> Value:
        """A JSON value to an answer in its usual form. Raises BadInput."""
        ...

    def show(self, value: Value, field: Any, around: Around) -> str:
        """One line, that `parse` reads back: table cell, CSV cell, history."""
        ...

    def blocks(self, value: Value | None, field: Any, around: Around) -> Blocks:
        """How paper says it; None gives the blank form."""
        ...

    def is_answered(self, value: Value | None, field: Any) -> bool:
        """Whether the group has put anything in."""
        ...
