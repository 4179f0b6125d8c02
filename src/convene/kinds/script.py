"""Words for the facilitator to say; nothing is answered."""

from __future__ import annotations

from typing import ClassVar

from convene.blocks import Blocks
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Keeping, Value


class Definition(Field, frozen=True, kw_only=True, tag="script"):
    """The step's prompt is the script."""

    keeping: ClassVar[Keeping] = "elsewhere"


def parse(text: str, field: Definition, around: Around) -> Value:
    """Refused: there is nothing to answer."""
    raise BadInput(f"{field.title} is read aloud; there is nothing to answer.")


def check(value: Value, field: Definition, around: Around) -> Value:
    """Refused, as `parse`."""
    return parse("", field, around)


def show(value: Value, field: Definition, around: Around) -> str:
    """Nothing of its own."""
    return ""


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """Nothing: scripts are not part of what the group said."""
    return ()


def is_answered(value: Value | None, field: Definition) -> bool:
    """Never: it doesn't count."""
    return False
