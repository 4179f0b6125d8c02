"""Words: one line, or many."""

from __future__ import annotations

from convene.blocks import Blocks, Prose, WritingLines
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Value
from convene.typed import clean_line, clean_text


class Definition(Field, frozen=True, kw_only=True, tag="text"):
    """`lines`: 1 for one line, more for a long text (and so many lines on the blank form)."""

    lines: int = 1


def parse(text: str, field: Definition, around: Around) -> Value:
    """The words, cleaned; None if there are none."""
    words = clean_line(text) if field.lines == 1 else clean_text(text)
    return words.strip() or None


def check(value: Value, field: Definition, around: Around) -> Value:
    """As `parse`, from a JSON string."""
    if not isinstance(value, str):
        raise BadInput(f"{field.title} takes words.")
    return parse(value, field, around)


def show(value: Value, field: Definition, around: Around) -> str:
    """The words as they are."""
    return str(value)


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """The words as prose; the blank form has lines to write on."""
    if value is None:
        return (WritingLines(count=max(3, field.lines)),)
    return (Prose(text=str(value)),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """Anything but blanks."""
    return bool(value)
