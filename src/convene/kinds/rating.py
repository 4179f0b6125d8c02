"""A level on a short scale: one agreed level in a cell, or a show of fingers as counts a level."""

from __future__ import annotations

from statistics import median_low

from convene.blocks import Blocks, Cell, Column, FillGrid, Rows
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Value


class Definition(Field, frozen=True, kw_only=True, tag="rating"):
    """Levels from `least` to `greatest`; `words` say what each level means, lowest first."""

    least: int = 1
    greatest: int = 5
    words: tuple[str, ...] = ()

    @property
    def levels(self) -> range:
        """All levels, lowest first."""
        return range(self.least, self.greatest + 1)

    def holds(self, value: Value) -> bool:
        """A level, or a count for each level."""
        counts = isinstance(value, list) and len(value) == len(self.levels)
        return counts or (isinstance(value, int) and value in self.levels)


def parse(text: str, field: Definition, around: Around) -> Value:
    """One number, or a count for each level with commas between; None for nothing."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    try:
        numbers = [int(part) for part in parts]
    except ValueError:
        raise BadInput(f"{field.title} takes numbers from {field.least} to {field.greatest}.") from None
    if not numbers:
        return None
    return check(numbers[0] if len(numbers) == 1 else numbers, field, around)


def check(value: Value, field: Definition, around: Around) -> Value:
    """A level, or as many counts (0 or more) as there are levels."""
    if isinstance(value, int) and not isinstance(value, bool) and value in field.levels:
        return value
    if (
        isinstance(value, list)
        and len(value) == len(field.levels)
        and all(isinstance(count, int) and not isinstance(count, bool) and count >= 0 for count in value)
    ):
        return value
    raise BadInput(
        f"{field.title} takes a number from {field.least} to {field.greatest},"
        f" or {len(field.levels)} counts with commas between."
    )


def show(value: Value, field: Definition, around: Around) -> str:
    """The level, or the counts with commas between."""
    return str(value) if isinstance(value, int) else ", ".join(str(count) for count in value)


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """A bar for each level; the blank form has the scale to put counts under."""
    if value is None:
        levels = tuple(_level(level, field) for level in field.levels)
        return (FillGrid(caption=field.title, columns=levels, empty=1),)
    counts = value if isinstance(value, list) else [int(level == value) for level in field.levels]
    most = max(counts, default=0) or 1
    rows = tuple(
        (
            Cell(_level(level, field)),
            Cell(share=count / most),
            Cell(str(count)),
        )
        for level, count in zip(field.levels, counts, strict=True)
    )
    columns = (Column("Level"), Column("", "bar"), Column("People", "number"))
    return (Rows(caption=field.title, columns=columns, rows=rows),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """Somebody showed a level."""
    return isinstance(value, int) or bool(value and sum(value))


def mean(value: Value | None, field: Definition) -> float | None:
    """The mean level of a show of fingers, or the one level; None where nobody showed any."""
    if isinstance(value, int):
        return float(value)
    counts: list[int] = value or []
    shown = sum(counts)
    total = sum(level * count for level, count in zip(field.levels, counts, strict=False))
    return total / shown if shown else None


def middle(value: Value | None, field: Definition) -> int | None:
    """The level in the middle of a show of fingers, the lower of two; None where nobody showed any."""
    if isinstance(value, int):
        return value
    counts: list[int] = value or []
    shown = [level for level, count in zip(field.levels, counts, strict=False) for _ in range(count)]
    return median_low(shown) if shown else None


def in_words(level: int, field: Definition) -> str:
    """ "3, mostly"."""
    place = level - field.least
    return f"{level}, {field.words[place].lower()}" if place < len(field.words) else str(level)


def _level(level: int, field: Definition) -> str:
    place = level - field.least
    return f"{level}  {field.words[place]}" if place < len(field.words) else str(level)
