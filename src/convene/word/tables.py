"""What all tables share; decisions, figures at a glance.

Widths are fixed and add up exactly, no cell is merged, and every table has a name and a marked
header row: that is what Word, its readers aloud and its relatives agree on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convene.blocks import DecisionList, Glance
from convene.errors import BadInput
from convene.word.paragraphs import framed, paragraph
from convene.word.text import attribute, is_blank, one_line, runs
from convene.word.widths import EM, Measure, length, shared_out

KEPT_TOGETHER = 6  # a table of so many rows stays on one page,
KEPT_LINES = 18  # unless they are higher than about a third of it
MOST_COLUMNS = 63  # Word's own limit
SIDE_MARGINS = 200  # left and right margin of a cell, as in the table styles
_LONG_CELL, _MANY_LINES = 1500, 30  # characters, lines
_CHARACTER = EM // 2  # about, for counting lines
_FIGURE_EM = 460  # 22 points, bold
_GLANCE_INDENT = -160  # minus the cell's left margin: the figures stand under the text
_DECISION_LESS = 60  # half of the 6 point bar: a table starts at the bar's outer edge, not in its middle
_DECISION_HEADS = ("No.", "What we decided, and how")
_DECISION_WEIGHTS = (9, 91)


class Look(NamedTuple):
    """Which parts of a table's style are used."""

    header: bool = True
    first_column: bool = False
    bands: bool = False

    @property
    def xml(self) -> str:
        """As a number and as words: readers believe one or the other, so they must agree."""
        number = 0x20 * self.header + 0x80 * self.first_column + 0x200 * (not self.bands) + 0x400
        return (
            f'<w:tblLook w:val="{number:04X}" w:firstRow="{self.header:d}" w:lastRow="0"'
            f' w:firstColumn="{self.first_column:d}" w:lastColumn="0" w:noHBand="{not self.bands:d}"'
            ' w:noVBand="1"/>'
        )


def opened(
    style: str, name: str, widths: Sequence[int], look: Look, *, indent: int = 0, told: str = ""
) -> str:
    """The start of a table up to its first row; `told` describes its finding for a reader aloud."""
    if len(widths) > MOST_COLUMNS:
        raise BadInput(
            f"A table in Word has at most {MOST_COLUMNS} columns; “{one_line(name)}” has {len(widths)}.",
            todo="Leave out columns, or split the table in two.",
        )
    description = f'<w:tblDescription w:val="{attribute(told)}"/>' if told else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look.xml}'
        f'<w:tblCaption w:val="{attribute(name)}"/>{description}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


CLOSED = "</w:tbl>"


def name_of(caption: str, titles: Sequence[str]) -> str:
    """A table's name for those who can't see it: its caption, or else what its columns are."""
    titled = ", ".join(title for title in titles if not is_blank(title))
    return caption if not is_blank(caption) else titled or "Table"


def row(cells: str, *, header: bool = False, may_split: bool = False, height: int = 0) -> str:
    """A row; `height` in twips is the least it has."""
    return (
        f"<w:tr><w:trPr>{'' if may_split else '<w:cantSplit/>'}"
        + (f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "")
        + f"{'<w:tblHeader/>' if header else ''}</w:trPr>{cells}</w:tr>"
    )


def cell(width: int, content: str) -> str:
    """A cell around its paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def header(titles: Sequence[str], widths: Sequence[int], numbers: Sequence[bool] = ()) -> str:
    """A header row that is repeated on every page; numbers have their heads at the right."""
    right = numbers or (False,) * len(titles)
    return row(
        "".join(
            cell(
                width,
                framed("TableHead", runs(title), last='<w:jc w:val="right"/>')
                if at_right
                else paragraph("TableHead", title),
            )
            for title, width, at_right in zip(titles, widths, right, strict=True)
        ),
        header=True,
    )


def runs_long(text: str, width: int) -> bool:
    """Whether a cell makes its row so high that it must be let split across pages."""
    return len(text) >= _LONG_CELL or lines_of(text, width) > _MANY_LINES


def lines_of(text: str, width: int) -> int:
    """About how many lines a text takes in a cell, beyond the first; 0 for a short one."""
    return len(text) * _CHARACTER // max(width - SIDE_MARGINS, _CHARACTER) + text.count("\n")


def decisions(block: DecisionList, width: int) -> str:
    """Decisions on a tint with a thick bar at the left: the exact words, then how they came about."""
    if not block.decisions:
        return ""
    widths = shared_out(width - _DECISION_LESS, _DECISION_WEIGHTS, [Measure(0, 0), Measure(0, 0)])
    long = [
        any(runs_long(line, widths[1]) for line in (decided.text, *decided.basis))
        for decided in block.decisions
    ]
    together = len(block.decisions) <= KEPT_TOGETHER and not any(long)
    parts = [opened("DecisionTable", "Decisions", widths, Look()), header(_DECISION_HEADS, widths)]
    for number, (decided, may_split) in enumerate(zip(block.decisions, long, strict=True), 1):
        keep = together and number < len(block.decisions)
        basis = [line for line in decided.basis if not is_blank(line)]
        said = paragraph("Decision", decided.text, keep=keep) + "".join(
            paragraph("DecisionBasis", line, keep=keep) for line in basis
        )
        label = paragraph("Decision", decided.label, "RecordLabel", keep=keep)
        parts.append(row(cell(widths[0], label) + cell(widths[1], said), may_split=may_split))
    return "".join((*parts, CLOSED))


def glance(block: Glance, width: int) -> str:
    """Large figures under their labels, as a table of one row: "Decisions: 3"."""
    if not block.facts:
        return ""
    measures = [
        Measure(length(value, _FIGURE_EM) + SIDE_MARGINS, width // len(block.facts))
        for _, value in block.facts
    ]
    widths = shared_out(width, [0] * len(block.facts), measures)
    labels = "".join(
        cell(wide, paragraph("GlanceLabel", fact.label))
        for fact, wide in zip(block.facts, widths, strict=True)
    )
    values = "".join(
        cell(wide, paragraph("GlanceFigure", fact.value))
        for fact, wide in zip(block.facts, widths, strict=True)
    )
    start = opened("AtAGlanceTable", "At a glance", widths, Look(), indent=_GLANCE_INDENT)
    return f"{start}{row(labels, header=True)}{row(values)}{CLOSED}"
