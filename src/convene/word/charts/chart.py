"""A chart as XML text: its series with their numbers, its axes; no frame, and no title: it stands above."""

from __future__ import annotations

import math
from collections.abc import Sequence

from convene.blocks import Figure
from convene.word.charts import looks
from convene.word.charts.labels import Label, line_labels
from convene.word.charts.numbers import Drawn, number_format, spread, written
from convene.word.charts.workbook import SHEET
from convene.word.text import attribute, one_line

WORKBOOK = "rId1"
"""The relationship from the chart to its workbook."""

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TOP, _HEIGHT = 0.06, 0.8  # of the chart: where the lines are drawn
_LEFT, _AXIS = 0.07, 0.75
_LETTER, _LEAST_RIGHT, _MOST_RIGHT = 0.0095, 0.04, 0.2  # of the width: room for words at the ends


def chart(figure: Figure, series: Sequence[Drawn]) -> str:
    """The chart part; there is at least one series."""
    plot = _lines(figure, series) if figure.kind == "lines" else _bars(figure, series)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_NAMESPACES}>'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{plot}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{looks.text()}"
        f'<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _lines(figure: Figure, series: Sequence[Drawn]) -> str:
    labels = line_labels(series, len(figure.places), from_zero=figure.from_zero)
    names, look = _names(figure, every_so_many(figure)), _label_look(figure)
    shown = "".join(
        f"{_head(number, one)}{looks.line_look(one.look)}{_labels(look, labels[number])}"
        f'{_data(figure, number, one, names)}<c:smooth val="0"/></c:ser>'
        for number, one in enumerate(series)
    )
    return (
        f"{_layout(_right_margin(figure, series, labels))}"
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{shown}<c:marker val="1"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:lineChart>'
        f"{_category_axis(figure, 'b')}{_value_axis(figure, series, 'l')}"
    )


def _bars(figure: Figure, series: Sequence[Drawn]) -> str:
    """Bars lie, for groups have long names; the first group is at the top, where the series are named."""
    names, look = _names(figure, 1), _label_look(figure)
    shown = "".join(
        f"{_head(number, one)}{looks.bar_look(one.look)}{_bar_labels(look, one, len(series))}"
        f"{_data(figure, number, one, names)}</c:ser>"
        for number, one in enumerate(series)
    )
    return (
        '<c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{shown}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_category_axis(figure, 'l', upside_down=True)}{_value_axis(figure, series, 'b', hidden=True)}"
    )


def _head(number: int, one: Drawn) -> str:
    cell = f"{SHEET}!${_column(number)}$1"
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{cell}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{attribute(one.name)}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _data(figure: Figure, number: int, one: Drawn, names: str) -> str:
    """Names and values, as they stand in the workbook; a gap has no point at all."""
    count = len(figure.places)
    values = "".join(
        f'<c:pt idx="{place}"><c:v>{written(value)}</c:v></c:pt>'
        for place, value in sorted(one.values.items())
    )
    column = _column(number)
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${count + 1}</c:f>"
        f'<c:strCache><c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${count + 1}</c:f><c:numCache>"
        f"<c:formatCode>{attribute(number_format(figure))}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val>'
    )


def _names(figure: Figure, skip: int) -> str:
    """Only names that have room: LibreOffice would write all of them, over each other."""
    return "".join(
        f'<c:pt idx="{place}"><c:v>{attribute(name)}</c:v></c:pt>'
        for place, name in enumerate(figure.places)
        if place % skip == 0
    )


def every_so_many(figure: Figure) -> int:
    """1 if all names of places have room side by side under the axis, 2 for every second, and so on."""
    longest = max((len(one_line(name)) for name in figure.places), default=0)
    return max(1, math.ceil(len(figure.places) * (longest + 1) * _LETTER / _AXIS))


def _column(number: int) -> str:
    return "BCDEFGHIJ"[number]


def _labels(look: str, labels: Sequence[Label]) -> str:
    shown = "".join(
        f'<c:dLbl><c:idx val="{label.place}"/>{_moved(label)}{look}'
        f'<c:dLblPos val="{label.side}"/>{_said(name=label.name, value=label.value)}</c:dLbl>'
        for label in sorted(labels)
    )
    return f"<c:dLbls>{shown}{_said(name=False, value=False)}</c:dLbls>"


def _moved(label: Label) -> str:
    if not label.lift:
        return ""
    up = f'<c:y val="{-label.lift * _HEIGHT:.4f}"/>'
    return f'<c:layout><c:manualLayout><c:x val="0"/>{up}</c:manualLayout></c:layout>'


def _bar_labels(look: str, one: Drawn, count: int) -> str:
    first = min(one.values)
    named = (
        f'<c:dLbl><c:idx val="{first}"/>{look}<c:dLblPos val="outEnd"/>'
        f"{_said(name=True, value=True, between='  ')}</c:dLbl>"
        if count > 1
        else ""
    )
    return f'<c:dLbls>{named}{look}<c:dLblPos val="outEnd"/>{_said(name=False, value=True)}</c:dLbls>'


def _label_look(figure: Figure) -> str:
    form = attribute(number_format(figure))
    return (
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{looks.text(looks.INK, bold=True)}"
    )


def _said(*, name: bool, value: bool, between: str = "\n") -> str:
    separator = f"<c:separator>{between}</c:separator>" if name and value else ""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value:d}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{name:d}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>{separator}'
    )


def _right_margin(figure: Figure, series: Sequence[Drawn], labels: Sequence[Sequence[Label]]) -> float:
    """Room for the words at the right ends of lines."""
    names = [
        len(one.name)
        for one, its in zip(series, labels, strict=True)
        if any(label.side == "r" and label.name for label in its)
    ]
    return min(max(max(names, default=0) * _LETTER + 0.02, _LEAST_RIGHT), _MOST_RIGHT)


def _layout(right: float) -> str:
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{_LEFT}"/><c:y val="{_TOP}"/><c:w val="{1 - _LEFT - right:.4f}"/><c:h val="{_HEIGHT}"/>'
        "</c:manualLayout></c:layout>"
    )


def _category_axis(figure: Figure, side: str, *, upside_down: bool = False) -> str:
    order = "maxMin" if upside_down else "minMax"
    skip = 1 if upside_down else every_so_many(figure)
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{looks.drawn_line(0.75, looks.GRAY)}</c:spPr>{looks.text()}"
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(figure: Figure, series: Sequence[Drawn], side: str, *, hidden: bool = False) -> str:
    """From zero where asked, unless something lies below; its end is found from what is shown."""
    low, high = spread(series)
    least = '<c:min val="0"/>' if (figure.from_zero or hidden) and low >= 0 else ""
    form = attribute(one_line(number_format(figure, axis=True, values=(low, high))))
    rules = "" if hidden else f"<c:majorGridlines>{looks.GRID}</c:majorGridlines>"
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="{hidden:d}"/><c:axPos val="{side}"/>{rules}'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{looks.text()}<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        "</c:valAx>"
    )
