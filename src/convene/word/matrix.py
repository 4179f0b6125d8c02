"""A full grid of boxes, on a sheet turned sideways."""

from __future__ import annotations

from collections.abc import Sequence

from convene.blocks import (
    Block,
    Facts,
    Heading,
    Items,
    Lead,
    Masthead,
    Matrix,
    Prose,
    Quote,
    SmallNote,
    Square,
    Tab,
)
from convene.word.paper import Page
from convene.word.paragraphs import paragraph
from convene.word.tables import CLOSED, Look, cell, header, name_of, opened, row, runs_long
from convene.word.text import is_blank
from convene.word.widths import Measure, length, measured, shared_out

LEAST_HEIGHT = 560  # twips, of a box with nothing in it
_HEAD, _SPARE = 420, 500  # twips: the row of heads; what estimates and other fonts may need
_NAMES, _OTHERS = 16, 84  # percent of the width
_BODY_EM, _LEAD_EM, _NOTE_EM = 210, 240, 180


def matrix(block: Matrix, page: Page, around: Sequence[Block]) -> str:
    """The grid; nothing without boxes. `around` is what else stands on its page."""
    count = len(block.columns)
    if not count or not block.rows:
        return ""
    firsts = [line for squares in block.rows for line in _said(squares[0])] if block.rows[0] else []
    names = measured(block.columns[0], firsts)
    others = count - 1
    weights = [_NAMES * max(others, 1)] + [_OTHERS] * others
    widths = shared_out(page.text_width, weights, [names] + [Measure(0, 0)] * others)
    height = max(LEAST_HEIGHT, _left(block, page, around) // len(block.rows)) if block.fills_page else 0
    look = Look(first_column=True)
    parts = [opened("WorksheetGrid", name_of(block.caption, block.columns), widths, look)]
    parts.append(header(block.columns, widths))
    for place, squares in enumerate(block.rows, 1):
        full = (*squares, *(Square(),) * (count - len(squares)))
        keep = block.fills_page and place < len(block.rows)
        boxes = [_box(square, keep=keep) for square in full]
        may_split = any(
            runs_long("\n".join(_said(square)), width) for square, width in zip(full, widths, strict=True)
        )
        parts.append(row("".join(map(cell, widths, boxes)), height=height, may_split=may_split))
    return "".join((*parts, CLOSED))


def _said(square: Square) -> list[str]:
    return [line for line in (square.title, *square.lines, square.note) if not is_blank(line)]


def _box(square: Square, *, keep: bool) -> str:
    """Bold words, plain lines, a muted remark; an empty paragraph for an empty box."""
    looks = [(square.title, "Strong"), *((line, "") for line in square.lines), (square.note, "Muted")]
    shown = [paragraph("TableText", line, look, keep=keep) for line, look in looks if not is_blank(line)]
    return "".join(shown) or paragraph("TableText", "", keep=keep)


def _left(block: Matrix, page: Page, around: Sequence[Block]) -> int:
    """The height that the other blocks on the page leave for the rows."""
    used = sum(_height(other, page.text_width) for other in around if other is not block)
    return page.text_height - _HEAD - _SPARE - used


def _height(block: Block, width: int) -> int:  # noqa: PLR0911  one line a kind of block
    """About how high a paragraph-like block is, by the sizes and spaces of its style."""
    match block:
        case Masthead(facts=facts):
            return 1250 + (560 if facts else 120)
        case Heading(level=level):
            return (810, 650, 470, 430, 430)[level - 1]
        case Tab(facts=facts):
            return 810 + (560 if facts else 0)
        case Lead(text=text):
            return 340 * _lines(text, width, _LEAD_EM) + 160
        case Prose(text=text) | Quote(text=text):
            return 295 * _lines(text, width, _BODY_EM) + 120
        case SmallNote(text=text):
            return 240 * _lines(text, width, _NOTE_EM) + 180
        case Items(items=items):
            return sum(295 * _lines(item, width, _BODY_EM) + 60 for item in items)
        case Facts(facts=facts):
            return 340 * len(facts)
        case _:
            return 0


def _lines(text: str, width: int, em: int) -> int:
    return sum(1 + length(line, em) // width for line in text.split("\n") if line.strip())
