"""A table to fill in by hand: room by what is written in each column, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convene.blocks import Block, Blocks, FillGrid, SmallNote
from convene.kinds import choice, date, number, rating, text, yes_no
from convene.kinds.columns import Column

EMPTY_ROWS, EMPTY_BELOW_FIXED = 6, 1
MOST_COLUMNS = 8
"""With more, nobody could write into them: the titles stand below each other then, with a column a row."""

BESIDE = 3
"""Rows that stand beside each other then."""

_WORDS, _NAME, _SLIM, _FIXED = 30, 22, 16, 40  # shares of the width
_BOX = "☐"


def grid_to_fill(title: str, columns: Sequence[Column], fixed: Sequence[str]) -> Blocks:
    """The grid with its fixed first cells; under it what can be chosen in a column, in words."""
    titles = tuple(column.title for column in columns)
    if len(columns) > MOST_COLUMNS:
        heads = ("", *(str(number) for number in range(1, BESIDE + 1)))
        grid = FillGrid(caption=title, columns=heads, fixed=titles, empty=0, weights=(28, *(24,) * BESIDE))
    else:
        first = _FIXED if fixed else _share(columns[0])
        grid = FillGrid(
            caption=title,
            columns=titles,
            fixed=tuple(fixed),
            empty=EMPTY_BELOW_FIXED if fixed else EMPTY_ROWS,
            weights=(first, *map(_share, columns[1:])),
            marks=tuple(map(_mark, columns)),
        )
    key = "\n".join(_choices(columns))
    blocks: tuple[Block, ...] = (SmallNote(text=key),) if key else ()
    return (grid, *blocks)


def _share(column: Column) -> int:
    match column.field:
        case text.Definition():
            return _WORDS
        case number.Definition() | date.Definition():
            return _SLIM
        case yes_no.Definition():
            return _SLIM
        case rating.Definition():
            return _NAME if len(column.field.levels) > 3 else _SLIM
        case _:
            return _NAME


def _mark(column: Column) -> str:
    """What stands in each cell, to be ticked or circled."""
    match column.field:
        case yes_no.Definition():
            return "   ".join(f"{_BOX} {word}" for word in yes_no.WORDS.values())
        case rating.Definition(levels=levels):
            return "    ".join(map(str, levels))
        case _:
            return ""


def _choices(columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        match column.field:
            case rating.Definition(levels=levels, words=words) if words:
                said = ", ".join(f"{level} {word}" for level, word in zip(levels, words, strict=False))
                yield f"{column.title}, circle one: {said}."
            case choice.Definition(options=options, most=most):
                how = "one" if most == 1 else "any"
                yield f"{column.title}, {how} of: {'; '.join(options)}."
            case _:
                pass
