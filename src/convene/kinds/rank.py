"""Rows of an earlier table put in order."""

from __future__ import annotations

from convene.blocks import Blocks, Items, WritingLines
from convene.errors import BadInput
from convene.kinds.field import REMOVED, Around, Field, Value


class Definition(Field, frozen=True, kw_only=True, tag="rank"):
    """The rows of `items_from`, first is highest."""

    items_from: str

    @property
    def source(self) -> str:
        """The step whose rows are ranked."""
        return self.items_from.removesuffix("?")

    def holds(self, value: Value) -> bool:
        """A list of ids."""
        return isinstance(value, list) and all(isinstance(one, int) for one in value)


def parse(text: str, field: Definition, around: Around) -> Value:
    """The rows' words in order with semicolons between; None for nothing."""
    return check([part.strip() for part in text.split(";") if part.strip()], field, around)


def check(value: Value, field: Definition, around: Around) -> Value:
    """Ids or words of rows, each at most once, highest first."""
    choices = around.named(field.source)
    by_words = {words.casefold(): row for row, words in choices}
    given = value if isinstance(value, list) else [value]
    ids = [by_words.get(item.casefold()) if isinstance(item, str) else item for item in given]
    if any(item not in dict(choices) for item in ids) or len(set(ids)) < len(ids):
        raise BadInput(f"{field.title} takes each of the rows of {field.source} once.")
    return ids or None


def show(value: Value, field: Definition, around: Around) -> str:
    """The rows' words, highest first."""
    return "; ".join(_names(value, field, around))


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """A numbered list; the blank form has numbered lines."""
    if not value:
        return (WritingLines(count=max(5, len(around.choices(field.source))), numbered=True),)
    return (Items(items=_names(value, field, around), numbered=True),)


def _names(value: Value, field: Definition, around: Around) -> tuple[str, ...]:
    return tuple(around.name(field.source, row) or REMOVED for row in value)


def is_answered(value: Value | None, field: Definition) -> bool:
    """Something is ranked."""
    return bool(value)
