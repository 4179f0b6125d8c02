"""About how many pages a document has, without laying it out."""

from __future__ import annotations

import math

from convene.blocks import (
    Block,
    Break,
    Contents,
    Corners,
    DecisionList,
    Document,
    Facts,
    Figure,
    FillGrid,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Matrix,
    Prose,
    Quote,
    Rows,
    SmallNote,
    Tab,
    TickBoxes,
    WritingLines,
)

LINES = 52
"""Lines of running text on a page of US Letter; A4 has about as many."""

LETTERS = 100
"""Letters in such a line."""


def about_pages(document: Document) -> int:
    """At least 1. An estimate: within a page for ordinary papers."""
    lines, pages = 0.0, 0
    for block in document.blocks:
        if isinstance(block, (Break, Tab)):
            pages, lines = pages + max(1, math.ceil(lines / LINES)), 3.0 * isinstance(block, Tab)
        else:
            lines += _lines(block)
    return max(1, pages + math.ceil(lines / LINES))


def _lines(block: Block) -> float:  # noqa: PLR0911, PLR0912  one line a kind of block
    match block:
        case Masthead():
            return 6
        case Heading(level=level):
            return max(1.2, 3.2 - 0.5 * level)
        case Contents(entries=entries):
            return 1.4 * len(entries)
        case Glance():
            return 5
        case Lead(text=text) | Prose(text=text):
            return sum(math.ceil(len(line) / LETTERS) + 0.4 for line in text.splitlines() if line)
        case DecisionList(decisions=decisions):
            return 1.5 + sum(
                1.3 + _wrapped(one.text, 84) + sum(_wrapped(line, 96) for line in one.basis)
                for one in decisions
            )
        case Rows():
            return 1.8 + sum(_row(block, place) for place in range(len(block.rows)))
        case Items(items=items):
            return sum(_wrapped(item, LETTERS) + 0.15 for item in items)
        case Facts(facts=facts):
            return 1.3 * len(facts)
        case Figure(kind=kind, places=places, series=series):
            return 15 if kind == "lines" else 2 + len(places) * (0.6 + 1.2 * len(series))
        case Corners(corners=corners):
            return 5 + sum(len(corner.items) for corner in corners) / 2
        case Quote(text=text) | SmallNote(text=text):
            return _wrapped(text, LETTERS)
        case _:
            return _to_fill(block)


def _to_fill(block: Block) -> float:
    match block:
        case FillGrid(fixed=fixed, begun=begun, empty=empty, slim=slim):
            return 2 + (1.7 if slim else 2.2) * (len(fixed) + len(begun) + empty)
        case Matrix(rows=rows, fills_page=fills):
            return (
                LINES - 10
                if fills
                else 2 + sum(2 + max(len(box.lines) for box in row) for row in rows if row)
            )
        case WritingLines(count=many):
            return 2.2 * many
        case TickBoxes(options=options):
            return 1.3 * len(options)
        case _:
            return 0


def _row(table: Rows, place: int) -> float:
    """The longest cell decides; a column without a weight has its even share of the line."""
    even = 100 / max(1, len(table.columns))
    heights = (
        _wrapped(cell.text, LETTERS * 1.05 * (column.weight or even) / 100) + bool(cell.note)
        for column, cell in zip(table.columns, table.rows[place], strict=False)
    )
    return max(heights, default=1) + 0.5


def _wrapped(text: str, letters: float) -> int:
    return max(1, math.ceil(len(text) / max(letters, 6)))
