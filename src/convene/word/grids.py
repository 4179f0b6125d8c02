"""Grids to write into by hand, and the two-by-two."""

from __future__ import annotations

from collections.abc import Sequence

from convene.blocks import Corner, Corners, FillGrid
from convene.word.paper import Page
from convene.word.paragraphs import paragraph
from convene.word.tables import CLOSED, Look, cell, header, name_of, opened, row, runs_long
from convene.word.text import is_blank, one_line
from convene.word.widths import Measure, measured, shared_out

LEAST_HEIGHT = 560  # twips, 0.39 inch: a line of handwriting
SLIM_HEIGHT = 440  # 0.31 inch: a name
_KEPT_TOGETHER = 14  # rows of such a height on one page
_COLUMN = 3000  # what an empty column would like: all the same
_AXIS_WEIGHT, _CORNER_WEIGHT = 16, 42
_FREE = (Measure(0, 0), Measure(0, 0))


def fill_grid(block: FillGrid, width: int, *, leads: bool = False) -> str:
    """A full grid with room for a pen: the fixed rows first, then the begun, then the empty ones.

    `leads`: it stays on the page of what follows, if a page can hold it.
    """
    count = len(block.columns)
    begun = (*((first,) for first in block.fixed), *block.begun, *((),) * max(block.empty, 0))
    if not count or not begun:
        return ""
    marks = (*block.marks, *("",) * count)
    lines = [(*cells, *marks[len(cells) :])[:count] for cells in begun]
    widths = _widths(block, lines, width)
    has_header = any(not is_blank(title) for title in block.columns)
    name = name_of(block.caption, block.columns)
    parts = [opened("WorksheetGrid", name, widths, Look(header=has_header, first_column=bool(block.fixed)))]
    if has_header:
        parts.append(header(block.columns, widths))
    together = len(lines) <= _KEPT_TOGETHER
    for number, line in enumerate(lines, 1):
        keep = together and (leads or number < len(lines))
        cells = "".join(
            cell(wide, paragraph("TableText", words, keep=keep))
            for wide, words in zip(widths, line, strict=True)
        )
        may_split = any(runs_long(words, wide) for words, wide in zip(line, widths, strict=True))
        height = SLIM_HEIGHT if block.slim else LEAST_HEIGHT
        parts.append(row(cells, height=height, may_split=may_split))
    return "".join((*parts, CLOSED))


def _widths(block: FillGrid, lines: Sequence[Sequence[str]], width: int) -> tuple[int, ...]:
    """By weight, or all alike but for those with something in them."""
    count = len(block.columns)
    measures = [measured(title, [line[place] for line in lines]) for place, title in enumerate(block.columns)]
    begun = [any(line[place] for line in lines) for place in range(count)]
    measures = [
        measure if has_words else Measure(measure.least, max(measure.most, _COLUMN))
        for measure, has_words in zip(measures, begun, strict=True)
    ]
    weights = block.weights if len(block.weights) == count else (0,) * count
    return shared_out(width, weights, measures)


def corners(block: Corners, page: Page) -> str:
    """Four corners with the ends of the axes as row and column heads.

    Empty, it takes a third of the page: room for sticky notes.
    """
    filled = any(corner.items for corner in block.corners)
    height = LEAST_HEIGHT * 2 if filled else page.text_height // 6
    height = page.text_height // 3 if block.fills_page else height
    widths = shared_out(
        page.text_width, (_AXIS_WEIGHT, _CORNER_WEIGHT, _CORNER_WEIGHT), [measured("", block.up), *_FREE]
    )
    name = name_of(block.caption, (*block.across, *block.up))
    low, high = block.up
    parts = [
        opened("WorksheetGrid", name, widths, Look(first_column=True), told=_told(block)),
        header(("", *block.across), widths),
    ]
    for end, pair, keep in ((high, block.corners[:2], True), (low, block.corners[2:], False)):
        cells = (paragraph("TableText", end, "Strong", keep=keep), *(_corner(one, keep=keep) for one in pair))
        may_split = any(runs_long("\n".join(one.items), widths[1]) for one in pair)
        parts.append(row("".join(map(cell, widths, cells)), height=height, may_split=may_split))
    return "".join((*parts, CLOSED))


def _corner(corner: Corner, *, keep: bool) -> str:
    title = paragraph("TableText", corner.title, "RecordLabel", keep=keep)
    return title + "".join(
        paragraph("TableBullet", item, keep=keep) for item in corner.items if not is_blank(item)
    )


def _told(block: Corners) -> str:
    """The four corners in a sentence each, for a reader aloud."""
    places = ("Top left", "Top right", "Bottom left", "Bottom right")
    return " ".join(
        f"{place}, {one_line(corner.title)}: {', '.join(map(one_line, corner.items)) or 'empty'}."
        for place, corner in zip(places, block.corners, strict=True)
    )
