"""What a step can be: its keys, how it is read, shown, said in blocks; one module a kind."""

from __future__ import annotations

from types import ModuleType
from typing import cast

from convene.kinds import (
    actions,
    choice,
    date,
    decisions,
    grid,
    list,  # noqa: A004  the kind's name in a worksheet file
    number,
    pick,
    rank,
    rating,
    score,
    script,
    table,
    text,
    vote,
)
from convene.kinds.field import Field, Kind

KINDS: dict[str, ModuleType] = {
    "text": text,
    "list": list,
    "choice": choice,
    "rating": rating,
    "number": number,
    "date": date,
    "table": table,
    "pick": pick,
    "rank": rank,
    "score": score,
    "vote": vote,
    "grid": grid,
    "script": script,
    "decisions": decisions,
    "actions": actions,
}
"""Every kind of step by the name it has in a worksheet file."""


def name_of(field: Field) -> str:
    """The kind's name: "table"."""
    return str(type(field).__struct_config__.tag)


def kind_of(field: Field) -> Kind:
    """The module that knows this field's kind."""
    return cast("Kind", KINDS[name_of(field)])
