"""A table of a document as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from convene.blocks import Cell, Rows
from convene.widgets.words import plain

GAP = 2
"""Blanks between the columns of a table."""

APART = 4
"""Blanks between blocks that stand beside each other."""

_STRIP = 9
"""A column of words narrower than this is a strip that nobody reads."""


def rows_in_lines(table: Rows, width: int) -> Iterator[Content]:
    """Columns side by side; cells of many lines grow downward. Without room for them, row by row."""
    if table.titled:
        yield from wrapped(table.caption, width, "bold")
    widths = _widths(table, width)
    cut = zip(widths, _wanted_widths(table), strict=True)
    if len(widths) > 2 and any(wide < min(wanted, _STRIP) for wide, wanted in cut):
        yield from _one_below_the_other(table, width)
        return
    heads = [plain(column.title, "$muted bold") for column in table.columns]
    if any(column.title for column in table.columns):
        yield from _beside([head.wrap(wide) for head, wide in zip(heads, widths, strict=True)], widths, table)
    for row in table.rows:
        cells = [
            _cell(cell, wide, column.look)
            for cell, wide, column in zip(row, widths, table.columns, strict=True)
        ]
        yield from _beside(cells, widths, table)


def _one_below_the_other(table: Rows, width: int) -> Iterator[Content]:
    """Each row's cells with the heads of their columns."""
    for place, row in enumerate(table.rows):
        if place:
            yield plain("")
        for column, cell in zip(table.columns, row, strict=False):
            if column.look == "check":
                text = "☒" if cell.ticked else "☐"
            else:
                text = " · ".join(part for part in (cell.text, cell.note) if part)
            if text:
                label = f"{column.title}: " if column.title else ""
                yield from plain(label, "$muted").append(plain(text)).wrap(width)


def _cell(cell: Cell, width: int, look: str) -> list[Content]:
    if look == "check":
        return [plain("☒" if cell.ticked else "☐")]
    if look == "bar":
        return [plain("█" * round(max(0.0, min(1.0, cell.share)) * width), "$primary")]
    style = "bold $late" if cell.late else "$muted" if cell.muted else "bold" if cell.strong else ""
    lines = wrapped(cell.text, width, style) if cell.text else [plain("")]
    return lines + (wrapped(cell.note, width, "$muted") if cell.note else [])


def _beside(cells: Sequence[list[Content]], widths: Sequence[int], table: Rows) -> Iterator[Content]:
    for place in range(max(map(len, cells), default=0)):
        line = plain("")
        for lines, width, column in zip(cells, widths, table.columns, strict=True):
            part = lines[place] if place < len(lines) else plain("")
            rest = max(0, width - part.cell_length)
            right = column.look == "number"
            line = line.append(part.pad_left(rest) if right else part.pad_right(rest)).append(" " * GAP)
        yield line.rstrip()


def _widths(table: Rows, width: int) -> list[int]:
    """As wide as the longest cell where everything fits; otherwise the widest columns give way first."""
    wanted = _wanted_widths(table)
    room = max(len(wanted) * 3, width - GAP * (len(wanted) - 1))
    while sum(wanted) > room:
        widest = max(range(len(wanted)), key=wanted.__getitem__)
        others = sum(wanted) - wanted[widest]
        second = max((wide for place, wide in enumerate(wanted) if place != widest), default=3)
        smaller = max(room - others, min(second, wanted[widest] - 1), 3)
        if smaller >= wanted[widest]:
            break
        wanted[widest] = smaller
    return wanted


def _wanted_widths(table: Rows) -> list[int]:
    return [_wanted(table, place) for place in range(len(table.columns))]


def _wanted(table: Rows, place: int) -> int:
    column = table.columns[place]
    least = {"check": 1, "bar": 24}.get(column.look, 3)
    texts = [column.title, *(text for row in table.rows for text in (row[place].text, row[place].note))]
    return max(least, *(plain(text).cell_length for text in texts))


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """The text in lines of at most `width` columns."""
    return [line for part in text.split("\n") for line in plain(part, style).wrap(width)]


def beside(blocks: Sequence[Sequence[Content]], width: int) -> Iterator[Content]:
    """Blocks of lines beside each other, each so wide, with a gap between; and an empty line below."""
    for at in range(max(map(len, blocks))):
        line = plain("")
        for block in blocks:
            part = block[at] if at < len(block) else plain("")
            line = line.append(part.pad_right(max(0, width - part.cell_length) + APART))
        yield line.rstrip()
    yield plain("")
