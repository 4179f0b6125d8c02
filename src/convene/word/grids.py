"""Grids to write into by hand, and the two-by-two."""

from __future__ import annotations

from convene.blocks import Corner, Corners, FillGrid
from convene.word.paper import Page
from convene.word.paragraphs import framed, paragraph
from convene.word.tables import CLOSED, Look, cell, header, name_of, opened, row, runs_long
from convene.word.text import is_blank, one_line
from convene.word.widths import Measure, measured, shared_out

LEAST_HEIGHT = 560  # twips, 0.39 inch: a line of handwriting
_KEPT_TOGETHER = 14  # rows of such a height on one page
_COLUMN = 3000  # what an empty column would like: all the same
_AXIS_WEIGHT, _CORNER_WEIGHT = 16, 42
_FREE = (Measure(0, 0), Measure(0, 0))


def fill_grid(block: FillGrid, width: int) -> str:
    """A full grid with room for a pen: the fixed rows first, then the empty ones."""
    count = len(block.columns)
    firsts = (*block.fixed, *("",) * max(block.empty, 0))
    if not count or not firsts:
        return ""
    measures = [measured(title, ()) for title in block.columns]
    measures = [Measure(measure.least, max(measure.most, _COLUMN)) for measure in measures]
    if block.fixed:
        measures[0] = measured(block.columns[0], block.fixed)
    widths = shared_out(width, [0] * count, measures)
    has_header = any(not is_blank(title) for title in block.columns)
    name = name_of(block.caption, block.columns)
    parts = [opened("WorksheetGrid", name, widths, Look(header=has_header, first_column=bool(block.fixed)))]
    if has_header:
        parts.append(header(block.columns, widths))
    together = len(firsts) <= _KEPT_TOGETHER
    for number, first in enumerate(firsts, 1):
        keep = together and number < len(firsts)
        cells = cell(widths[0], paragraph("TableText", first, keep=keep)) + "".join(
            cell(wide, framed("TableText", "", keep=keep)) for wide in widths[1:]
        )
        parts.append(row(cells, height=LEAST_HEIGHT, may_split=runs_long(first, widths[0])))
    return "".join((*parts, CLOSED))


def corners(block: Corners, page: Page) -> str:
    """Four corners with the ends of the axes as row and column heads.

    Empty, it takes a third of the page: room for sticky notes.
    """
    filled = any(corner.items for corner in block.corners)
    height = LEAST_HEIGHT * 2 if filled else page.text_height // 6
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
