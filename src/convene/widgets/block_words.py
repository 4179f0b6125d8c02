"""Blocks as text: the same blocks that Word is given."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

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
from convene.widgets.table_words import rows_in_lines, wrapped
from convene.widgets.words import joined, plain

CLOSE = (SmallNote, Items)
"""Blocks that stand close to what is before them."""


def as_content(document: Document, width: int) -> Content:
    """The whole document in lines of at most `width` columns."""
    lines: list[Content] = []
    before: Block | None = None
    for block in document.blocks:
        if before is not None and not isinstance(before, Heading) and not isinstance(block, CLOSE):
            lines.append(plain(""))
        lines += _said(block, width, document.initiative)
        before = block
    return Content("\n").join(lines)


def _said(block: Block, width: int, initiative: str) -> Iterator[Content]:
    match block:
        case Masthead(kind=kind, title=title, facts=facts, whose=whose):
            yield from wrapped(f"{initiative} · {kind}" if whose else kind, width, "$muted")
            yield from wrapped(title, width, "bold $primary")
            yield from wrapped(" · ".join(facts), width, "$muted")
        case Lead(text=text) | Prose(text=text):
            yield from wrapped(text, width)
        case Quote(text=text):
            for line in wrapped(text, width - 2, "italic"):
                yield joined("│ ").append(line)
        case SmallNote(text=text):
            yield from wrapped(text, width, "$muted")
        case Heading(level=level, text=text, aside=aside):
            words = f"{text.upper() if level == 1 else text}  {aside}".rstrip()
            yield from wrapped(words, width, "bold" if level >= 3 else "bold $primary")
        case Break():
            yield plain("─" * width, "$muted")
        case Tab(number=number, title=title, facts=facts):
            yield plain("─" * width, "$muted")
            yield from wrapped(f"{number}  {title}".upper(), width, "bold $primary")
            yield from wrapped(" · ".join(facts), width, "$muted")
        case Items(items=items, numbered=numbered):
            for place, item in enumerate(items, start=1):
                yield from _item(f"{place}. " if numbered else "· ", item, width)
        case _:
            yield from _table_like(block, width)


def _table_like(block: Block, width: int) -> Iterator[Content]:
    match block:
        case Glance(facts=facts):
            parts = [
                part
                for fact in facts
                for part in ((f"{fact.label} ", "$muted"), (f"{fact.value}   ", "bold"))
            ]
            yield from joined(*parts).wrap(width)
        case Contents(entries=entries):
            for one in entries:
                words = (f"{one.number}  {one.title}", "" if one.there else "$muted")
                yield from joined(words, (f"   {one.holds}", "$muted")).wrap(width)
        case Facts(facts=facts):
            for fact in facts:
                yield from joined((f"{fact.label}: ", "$muted"), fact.value).wrap(width)
        case DecisionList():
            yield from _decisions(block, width)
        case Figure():
            yield from _figure(block, width)
        case Rows():
            yield from rows_in_lines(block, width)
        case _:
            yield from _to_fill(block, width)


def _decisions(block: DecisionList, width: int) -> Iterator[Content]:
    for decision in block.decisions:
        yield from _item(f"{decision.label}  ", decision.text, width, "bold")
        for line in decision.basis:
            yield from _item(" " * (len(decision.label) + 2), line, width, "$muted")


def _figure(figure: Figure, width: int) -> Iterator[Content]:
    """What it finds, and the numbers behind it; a gap is not a number."""
    yield from wrapped(figure.caption, width, "bold")
    yield from wrapped(figure.told, width)
    for one in figure.series:
        known = zip(figure.places, one.values, strict=False)
        numbers = [f"{place}: {figure.written(value)}" for place, value in known if value is not None]
        if numbers:
            yield from joined((f"{one.name}: ", "$muted"), " · ".join(numbers)).wrap(width)


def _to_fill(block: Block, width: int) -> Iterator[Content]:
    match block:
        case Corners(corners=corners):
            for corner in corners:
                yield from wrapped(corner.title, width, "bold")
                for item in corner.items:
                    yield from _item("· ", item, width)
        case Matrix():
            yield from _boxes(block, width)
        case FillGrid(columns=columns, fixed=fixed, begun=begun, empty=empty):
            yield from wrapped(" | ".join(columns), width, "bold")
            for first in (*fixed, *map(" | ".join, begun), *[""] * empty):
                yield from wrapped(f"{first} {'_' * 20}".strip(), width)
        case WritingLines(count=many, numbered=numbered):
            for place in range(1, many + 1):
                yield plain(f"{f'{place} ' if numbered else ''}{'_' * min(40, width - 3)}")
        case TickBoxes(options=options):
            for option in options:
                yield from _item("☐ ", option, width)


def _boxes(block: Matrix, width: int) -> Iterator[Content]:
    """Row by row, each box under the head of its column; an empty one is left out."""
    for squares in block.rows:
        for place, (head, square) in enumerate(zip(block.columns, squares, strict=False)):
            said = [part for part in (square.title, *square.lines, square.note) if part]
            if not place:
                yield from wrapped(" · ".join(said), width, "bold $primary")
            elif said:
                yield from joined((f"{head}: ", "$muted"), " · ".join(said)).wrap(width)


def _item(mark: str, text: str, width: int, style: str = "") -> Iterator[Content]:
    """A text with a mark before it; further lines stand under the first."""
    for place, line in enumerate(wrapped(text, width - len(mark), style)):
        yield plain(mark if not place else " " * len(mark)).append(line)
