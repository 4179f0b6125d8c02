"""The decisions taken in this worksheet: a view on the captured decisions, not a copy."""

from __future__ import annotations

from typing import ClassVar

from convene.blocks import Blocks, FillGrid
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Keeping, Value


class Definition(Field, frozen=True, kw_only=True, tag="decisions"):
    """No keys of its own."""

    keeping: ClassVar[Keeping] = "elsewhere"


def parse(text: str, field: Definition, around: Around) -> Value:
    """Refused: a decision is captured, not answered."""
    raise BadInput("A decision is captured, not typed into a worksheet.", todo="Use: convene capture")


def check(value: Value, field: Definition, around: Around) -> Value:
    """Refused, as `parse`."""
    return parse("", field, around)


def show(value: Value, field: Definition, around: Around) -> str:
    """Nothing of its own."""
    return ""


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """Only the blank form: a summary shows all decisions in one place."""
    if value is not None:
        return ()
    heads = ("What we decided, in full words", "How we decided", "Look at it again on")
    return (FillGrid(caption=field.title, columns=heads, empty=3, weights=(52, 26, 22)),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """There is a decision."""
    return bool(value)
