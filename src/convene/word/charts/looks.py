"""How a series is drawn: each look has its own mark and dash, so that gray print tells them apart.

Colors are those of the theme, so that a chart follows the house.
"""

from __future__ import annotations

from convene.blocks import SeriesLook

INK, MUTED, ACCENT, WARM, GRAY, RULE = "tx1", "accent3", "accent1", "accent2", "accent4", "accent5"
_HAIR = '<a:lumMod val="60000"/><a:lumOff val="40000"/>'  # a lighter one
_POINT = 12700
_DASHES: dict[SeriesLook, tuple[float, str, str]] = {
    "measured": (2.75, ACCENT, "solid"),
    "path": (1.25, GRAY, "sysDash"),
    "forecast": (1.75, GRAY, "sysDot"),
}
_MARKS: dict[SeriesLook, tuple[str, int, str]] = {
    "measured": ("circle", 8, ACCENT),
    "baseline": ("square", 9, ACCENT),
    "target": ("diamond", 11, WARM),
}
"""Full marks: LibreOffice draws no edge, and a hollow one would be gone."""


GRID = (
    f'<c:spPr><a:ln w="6350"><a:solidFill><a:schemeClr val="{RULE}">{_HAIR}</a:schemeClr></a:solidFill>'
    "</a:ln></c:spPr>"
)
"""Lines to read heights by: hardly there."""


def filled(color: str) -> str:
    """A plain fill of a theme color."""
    return f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'


def drawn_line(points: float, color: str, dash: str = "solid") -> str:
    """A line of a width in points."""
    return (
        f'<a:ln w="{round(points * _POINT)}" cap="rnd">{filled(color)}'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln>'
    )


def line_look(look: SeriesLook) -> str:
    """The line and the marks of a series: spPr, marker."""
    dash = drawn_line(*_DASHES[look]) if look in _DASHES else "<a:ln><a:noFill/></a:ln>"
    return f"<c:spPr>{dash}</c:spPr>{_mark(look)}"


def _mark(look: SeriesLook) -> str:
    if look not in _MARKS:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    symbol, size, color = _MARKS[look]
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
        f"<c:spPr>{filled(color)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )


def bar_look(look: SeriesLook) -> str:
    """The fill of bars: full for what counts, light with an edge for what was before."""
    fill = ACCENT if look == "measured" else RULE
    return f'<c:spPr>{filled(fill)}{drawn_line(0.75, ACCENT)}</c:spPr><c:invertIfNegative val="0"/>'


def text(color: str = MUTED, *, bold: bool = False) -> str:
    """9 points, as captions and table heads; in one line, however low the chart is."""
    return (
        '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="900" b="{bold:d}">{filled(color)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )
