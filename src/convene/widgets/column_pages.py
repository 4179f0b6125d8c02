"""The columns of a table that is wider than its window: how wide each is, and which are seen together.

The first column always stays. The others are seen in pages of whole columns, each page filling the window, so
that no scrap of a column stands at an edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

PADDING = 1
"""Blanks at each side of a cell."""

WIDEST = 48
"""No column grows wider, so that lines stay readable."""

FIRST_WIDER = 12
"""So many letters more than the others the first column gets, where there is room."""


class Page(NamedTuple):
    """Columns that are seen together beside the first: where they begin, and how many cells they take."""

    begins: int
    width: int


class Laid(NamedTuple):
    """The width of each column, without padding; the pages from left to right, at least one."""

    widths: tuple[int, ...] = ()
    pages: tuple[Page, ...] = (Page(0, 0),)


def lay(least: Sequence[int], grows: Sequence[bool], room: int) -> Laid:
    """Give so many cells out to columns with these least widths; what is left goes to those that grow.

    A column wider than the window has a page to itself, and is cut at the right.
    """
    widths = list(least)
    if sum(map(_padded, widths)) <= room:
        _grow(widths, [place for place, grown in enumerate(grows) if grown], room)
        return Laid(tuple(widths), (Page(0, sum(map(_padded, widths[1:]))),))
    window = room - _padded(widths[0])
    pages: list[Page] = []
    at = 0
    for columns in _packed(widths, window):
        _grow(widths, [place for place in columns if grows[place]], window, columns)
        wide = sum(_padded(widths[place]) for place in columns)
        pages.append(Page(at, wide))
        at += wide
    return Laid(tuple(widths), tuple(pages) or (Page(0, 0),))


def _packed(widths: Sequence[int], window: int) -> list[list[int]]:
    """The places of all columns but the first, as many together as fit."""
    pages: list[list[int]] = []
    left = 0
    for place, width in enumerate(widths[1:], start=1):
        if not pages or _padded(width) > left:
            pages.append([])
            left = window
        pages[-1].append(place)
        left -= _padded(width)
    return pages


def _grow(widths: list[int], growing: list[int], room: int, among: Sequence[int] | None = None) -> None:
    left = room - sum(_padded(widths[place]) for place in (range(len(widths)) if among is None else among))
    while left > 0 and (growing := [place for place in growing if widths[place] < WIDEST]):
        narrowest = min(growing, key=lambda place: widths[place] - (0 if place else FIRST_WIDER))
        widths[narrowest] += 1
        left -= 1


def _padded(width: int) -> int:
    return width + 2 * PADDING
