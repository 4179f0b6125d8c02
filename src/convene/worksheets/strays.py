"""Keys that are right in another place of a worksheet file: whose they are, and where they go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from convene.kinds import KINDS
from convene.kinds.columns import IN_A_CELL, Column
from convene.kinds.field import Field
from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.shape import allowed, keys_of

NAMES = {"columns": "column", "criteria": "criterion", "axes": "grid"}
"""Keys whose name in a file is another one than in the definition."""

SHARED = ("id", "title")
"""Keys that every kind has."""

OF_HEAD = tuple(key for key in keys_of(Worksheet) if key not in {"steps", "held", *SHARED})
OF_STEP = tuple(key for key in keys_of(Step) if key != "field")
OF_COLUMN = tuple(key for key in keys_of(Column) if key != "field")

TO_HEAD = "belongs to the worksheet: write it at the top of the file, above the first [[step]]."
TO_STEP = "belongs to the step: write it above the first [[step.{}]]."
TO_A_STEP = "belongs to a step: write it below a [[step]]."
TO_A_COLUMN = "belongs to a column: write it below a [[step.column]]."


def own_keys(definition: type[Field]) -> tuple[str, ...]:
    """The keys that a kind has beside those of every kind, by their names in a file."""
    return tuple(NAMES.get(key, key) for key in keys_of(definition) if key not in SHARED)


@cache
def in_head() -> Mapping[str, str]:
    """Keys that stand at the top of a file and shouldn't."""
    return MappingProxyType(_all(TO_A_COLUMN, OF_COLUMN) | _all(TO_A_STEP, (*OF_STEP, *_of_kinds(KINDS))))


@cache
def in_step(kind: str) -> Mapping[str, str]:
    """Keys that stand in a step of this kind and shouldn't."""
    known = (*own_keys(KINDS[kind].Definition), *SHARED, "kind", *OF_STEP)
    return MappingProxyType(
        _all(TO_A_COLUMN, (*_of_kinds(IN_A_CELL), *OF_COLUMN))
        | _all(_of_another(kind, known), _of_kinds(KINDS))
        | _all(TO_HEAD, OF_HEAD)
    )


@cache
def in_column(kind: str) -> Mapping[str, str]:
    """Keys that stand in a column of this kind and shouldn't."""
    known = (*own_keys(IN_A_CELL[kind].Definition), *SHARED, "kind", *OF_COLUMN)
    return MappingProxyType(
        _all(TO_STEP.format("column"), (*_of_kinds(KINDS), *OF_STEP))
        | _all(_of_another(kind, known), _of_kinds(IN_A_CELL))
        | _all(TO_HEAD, OF_HEAD)
    )


@cache
def in_criterion() -> Mapping[str, str]:
    """Keys that stand in a criterion and shouldn't."""
    return MappingProxyType(
        _all(TO_STEP.format("criterion"), (*_of_kinds(KINDS), *OF_STEP)) | _all(TO_HEAD, OF_HEAD)
    )


def _of_kinds(kinds: Mapping[str, object]) -> set[str]:
    every = {**KINDS, **IN_A_CELL}
    return {key for kind in kinds for key in own_keys(every[kind].Definition)}


def _of_another(kind: str, known: Sequence[str]) -> str:
    return f"does not belong to kind “{kind}”; {allowed(known)}"


def _all(words: str, keys: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(keys, words)
