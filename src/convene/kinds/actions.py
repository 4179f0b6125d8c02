"""Who does what: a view on the captured actions, not a copy."""

from __future__ import annotations

from typing import ClassVar

from convene.blocks import Blocks, FillGrid
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Keeping, Value


class Definition(Field, frozen=True, kw_only=True, tag="actions"):
    """No keys of its own."""

    keeping: ClassVar[Keeping] = "elsewhere"


def parse(text: str, field: Definition, around: Around) -> Value:
    """Refused: an action is captured, not answered."""
    raise BadInput("An action is captured, not typed into a worksheet.", todo="Use: convene capture")


def check(value: Value, field: Definition, around: Around) -> Value:
    """Refused, as `parse`."""
    return parse("", field, around)


def show(value: Value, field: Definition, around: Around) -> str:
    """Nothing of its own."""
    return ""


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """Only the blank form: a summary shows all actions in one place."""
    if value is not None:
        return ()
    return (FillGrid(caption=field.title, columns=("What", "Who", "By when"), empty=6, weights=(52, 28, 20)),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """There is an action."""
    return bool(value)
