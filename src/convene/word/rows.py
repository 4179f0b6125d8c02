"""Rows and columns, as a table: words, numbers, labels, boxes to tick, bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from convene.blocks import Cell, Column, Rows
from convene.word.paragraphs import framed, paragraph
from convene.word.tables import (
    CLOSED,
    KEPT_LINES,
    KEPT_TOGETHER,
    SIDE_MARGINS,
    Look,
    cell,
    header,
    lines_of,
    name_of,
    opened,
    row,
    runs_long,
)
from convene.word.text import attribute, is_blank, one_line, runs
from convene.word.widths import Measure, measured, shared_out

_LEAST_BAR, _BAR_COLUMN = 80, 2400  # twips
_BOX_COLUMN, _NAME_COLUMN = 500, 1500
_LONG_HEAD = 16  # characters
_SLIGHT = 0.45  # of the width
_BOX_FONT = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
_EMPTY = Cell()

MOST_TO_DO = 2
"""A list to tick begins on the page where there is room: what people promised is wanted on the first one."""

MOST_ROWS, MOST_LINES = 24, 36
"""What is to stay together does so if it has a page to stay on."""

MOST_BARS = 12
"""A vote is seen at a glance or not at all; its rows are a line high."""


def table(
    block: Rows, width: int, boxes: Iterator[int], told: Callable[[int], None], *, leads: bool = False
) -> Iterator[str]:
    """A table piece by piece; nothing for one without rows.

    `boxes` gives ids for check boxes; `told` is called with the number of rows since the last call.
    A row with fewer cells than columns is filled up with empty ones. A table that `leads` ends on the page of
    what follows.
    """
    if not block.rows or not block.columns:
        return
    titles = [column.title for column in block.columns]
    has_header = any(not is_blank(title) for title in titles)
    has_bars = any(column.look == "bar" for column in block.columns)
    widths = column_widths(block, width)
    name = name_of(block.caption, titles)
    if block.titled and not is_blank(block.caption):
        yield paragraph("Caption", block.caption)
    yield opened("HandoutTable", name, widths, Look(header=has_header, bands=not has_bars))
    if has_header:
        yield header(titles, widths, [column.look == "number" for column in block.columns])
    to_do = any(column.look == "check" for column in block.columns)
    most = MOST_TO_DO if to_do else MOST_BARS if has_bars else KEPT_TOGETHER
    most, lines_at_most = (MOST_ROWS, MOST_LINES) if block.together else (most, KEPT_LINES)
    together = (
        len(block.rows) <= most
        and sum(_height(cells, widths) for cells in block.rows) <= lines_at_most
        and not any(_is_long(cells, widths) for cells in block.rows)
    )
    # neither the first row nor the last is left alone on a page
    starts, ends = (
        not any(_is_long(cells, widths) for cells in two) for two in (block.rows[:2], block.rows[-2:])
    )
    for number, cells in enumerate(block.rows, 1):
        never_alone = (starts and number == 1) or (ends and number == len(block.rows) - 1)
        keep = leads if number == len(block.rows) else together or never_alone
        yield _row(cells, block.columns, widths, boxes, keep=keep)
        told(1)
    yield CLOSED


def _row(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    widths: Sequence[int],
    boxes: Iterator[int],
    *,
    keep: bool,
) -> str:
    full = (*cells, *(_EMPTY,) * (len(columns) - len(cells)))
    contents = []
    for shown, column, width in zip(full, columns, widths, strict=True):
        if column.look == "check":
            content = _check_box(shown, _box_name(column, full, columns), next(boxes), keep=keep)
        elif column.look == "bar":
            content = _bar(shown, width, keep=keep)
        else:
            content = _words(shown, column, keep=keep)
        if shown.note:
            content += paragraph(_style(column), shown.note, "Muted", keep=keep)
        contents.append(cell(width, content))
    return row("".join(contents), may_split=_is_long(cells, widths))


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """About how many lines a row takes."""
    return max(
        (
            1 + lines_of(shown.text, width) + (1 + lines_of(shown.note, width) if shown.note else 0)
            for shown, width in zip(cells, widths, strict=False)
        ),
        default=1,
    )


def lines(block: Rows, width: int) -> float:
    """About how many lines its rows take, on the whole."""
    widths = column_widths(block, width)
    return sum(_height(cells, widths) for cells in block.rows) / max(len(block.rows), 1)


def _is_long(cells: Sequence[Cell], widths: Sequence[int]) -> bool:
    """Whether a row must be let split across pages, or it leaves an empty page before it."""
    return any(
        runs_long(shown.text, width) or runs_long(shown.note, width)
        for shown, width in zip(cells, widths, strict=False)
    )


def column_widths(block: Rows, width: int) -> tuple[int, ...]:
    """By the columns' weights and what stands in them.

    A few short columns take half of the page: an eye can't follow a row across a gap as wide as a hand.
    """
    weights, wished = [column.weight for column in block.columns], wishes(block)
    if not any(weights) and sum(wish.most for wish in wished) < width * _SLIGHT:
        width //= 2
    return shared_out(width, weights, wished)


def wishes(block: Rows) -> list[Measure]:
    """What each column would like to have."""
    measures = []
    for place, column in enumerate(block.columns):
        texts = (line for cells in block.rows for shown in cells[place : place + 1] for line in shown[:2])
        many = column.look == "number" and len(column.title) > _LONG_HEAD
        measure = measured(column.title, texts, head_lines=3 if many else 2)
        if column.look == "bar":
            measure = Measure(_BAR_COLUMN, 10 * _BAR_COLUMN)
        elif column.look == "check":
            measure = Measure(max(measure.least, _BOX_COLUMN), max(measure.least, _BOX_COLUMN))
        elif place == 0:  # names, by which all the rest is found
            measure = Measure(max(measure.least, min(measure.most, _NAME_COLUMN)), measure.most)
        measures.append(measure)
    return measures


def _words(shown: Cell, column: Column, *, keep: bool) -> str:
    look = "RecordLabel" if column.look == "label" else ""
    if shown.late:
        look = "Late"
    elif shown.muted:
        look = "Muted"
    elif shown.strong:
        look = look or "Strong"
    return paragraph(_style(column), shown.text, look, keep=keep)


def _style(column: Column) -> str:
    return "TableNumber" if column.look == "number" else "TableText"


def _bar(shown: Cell, width: int, *, keep: bool) -> str:
    """A shaded line as long as the share; none for nothing. Text, if any, stands below it."""
    share = min(max(shown.share, 0.0), 1.0)
    room = width - SIDE_MARGINS
    indent = min(round(room * (1 - share)), room - _LEAST_BAR)
    if share > 0:
        bar = framed("Bar", "", keep=keep, last=f'<w:ind w:right="{indent}"/>')
    else:
        bar = framed("TableText", "", keep=keep)
    return bar + paragraph("TableText", shown.text, keep=keep) if shown.text else bar


def _box_name(column: Column, cells: Sequence[Cell], columns: Sequence[Column]) -> str:
    """What a reader aloud says of a box: "A4 done"."""
    named = zip(columns, cells, strict=True)
    names = {other.look: shown.text for other, shown in reversed(list(named)) if not is_blank(shown.text)}
    of = one_line(names.get("label") or names.get("words", ""))[:40]
    return f"{of} {column.title.lower() or 'done'}"


def _check_box(shown: Cell, name: str, number: int, *, keep: bool) -> str:
    """A box that can be clicked in Word 2010 and later, and is a sign elsewhere."""
    sign = "☒" if shown.ticked else "☐"
    box = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(name)}"/><w:tag w:val="done"/><w:id w:val="{number}"/>'
        f'<w14:checkbox><w14:checked w14:val="{shown.ticked:d}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:rPr>{_BOX_FONT}</w:rPr><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    text = runs(f" {shown.text}") if shown.text else ""
    return framed("TableText", box + text, keep=keep)
