"""Words: one line, or many."""

from __future__ import annotations

from convene.blocks import Blocks, Prose, WritingLines
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Value
from convene.kinds.pick import Registry
from convene.typed import clean_line, clean_text


class Definition(Field, frozen=True, kw_only=True, tag="text"):
    """`lines`: 1 for one line, more for a long text (and so many lines on the blank form).

    `words_at_most` (0: no limit) is said while one types, and never forced. In a column, the names of a
    registry may be a thing to `suggest`.
    """

    lines: int = 1
    words_at_most: int = 0
    suggest: Registry | None = None

    def holds(self, value: Value) -> bool:
        """Words."""
        return isinstance(value, str)


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


def too_long(value: Value | None, field: Definition) -> str:
    """How many words it has and may have: "93 words, at most 80"; "" while it is short enough."""
    words = len(str(value or "").split())
    return f"{words} words, at most {field.words_at_most}" if 0 < field.words_at_most < words else ""


def is_answered(value: Value | None, field: Definition) -> bool:
    """Anything but blanks."""
    return bool(value)
