"""A figure in a document: its caption, its drawing in line with the text, and the parts behind it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from convene.blocks import Figure, Prose
from convene.word.charts.chart import chart
from convene.word.charts.numbers import drawn
from convene.word.charts.workbook import workbook
from convene.word.paper import Page
from convene.word.paragraphs import framed, paragraph, running
from convene.word.text import attribute, is_blank

_EMU = 635  # in a twip
_LINES_HEIGHT = 2550  # twips, 4.5 cm: a measure with its words and bars takes half a page
_BAR, _BARS_LEAST = 260, 1000  # twips: of a bar with its space; the least a chart of bars has
_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Chart(NamedTuple):
    """The two parts behind a figure, and the relationship by which the document finds them."""

    number: int
    xml: str
    workbook: bytes

    @property
    def relation(self) -> str:
        """The id in the document's relationships."""
        return f"rIdChart{self.number}"


def drawing(
    block: Figure, page: Page, number: int, changed: datetime, *, keep: bool = False
) -> tuple[str, Chart | None]:
    """The paragraphs of a figure and its parts; without a single value the finding in words."""
    series = drawn(block)
    if not series:
        return running(Prose(text=block.told), keep=keep), None
    made = Chart(number, chart(block, series), workbook(block, series, changed))
    height = _LINES_HEIGHT
    if block.kind == "bars":
        height = max(_BARS_LEAST, len(block.places) * (_BAR * len(series) + _BAR // 2))
    caption = "" if is_blank(block.caption) else paragraph("Caption", block.caption)
    return caption + framed("Figure", _inline(block, made, page.text_width, height), keep=keep), made


def _inline(block: Figure, made: Chart, width: int, height: int) -> str:
    size = f'cx="{width * _EMU}" cy="{min(height, 12 * _BARS_LEAST) * _EMU}"'
    told = attribute(block.told or block.caption)
    return (
        f'<w:r><w:drawing><wp:inline {_NAMESPACES} distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/>"
        f'<wp:docPr id="{made.number}" name="Figure {made.number}" descr="{told}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" r:id="{made.relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
