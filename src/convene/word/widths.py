"""How wide the columns of a table are: fixed numbers that add up exactly.

All lengths are twips (twentieths of a point). Word, LibreOffice and Google Docs all keep to fixed
widths; columns left to fit by themselves move from one to the next.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

EM = 190  # Table Text is 9.5 points
PADDING = 220  # left and right of a cell, and a hair so that a fitting word doesn't break
_LOOKED_AT = 1000  # rows; more don't change the picture of a column
_NARROW, _ROUND, _BROAD = frozenset("ijlftrI.,:;'!|()[]-/ "), 0.54, 0.86
_THIN, _CAPITAL, _FULL = 0.32, 0.62, 1.0


class Measure(NamedTuple):
    """What a column would like: `least` so that no word breaks, `most` so that no line breaks."""

    least: int
    most: int


def length(text: str, em: int = EM) -> int:
    """About how long a line of Calibri is. Good to a twentieth; on the long side."""
    return round(em * sum(_ems(character) for character in text))


def _ems(character: str) -> float:
    if character in _NARROW:
        return _THIN
    if character.isascii():
        if character in "mwMW@%":
            return _BROAD
        return _CAPITAL if character.isupper() else _ROUND
    return _FULL if unicodedata.east_asian_width(character) in "WF" else _CAPITAL


def measured(head: str, cells: Iterable[str], head_lines: int = 2) -> Measure:
    """The wishes of a column by its head (bold, may wrap at words into so many lines) and its cells."""
    lines, words = {""}, {""}
    for _, cell in zip(range(_LOOKED_AT), cells, strict=False):
        lines.add(max(cell.split("\n"), key=len))
        words.add(max(cell.split() or ("",), key=len))
    word = max(map(length, sorted(words, key=len)[-3:]))
    head_word = max((length(part, EM + 8) for part in head.split()), default=0)
    part_of_head = length(head, EM + 8) * 6 // (5 * head_lines)  # lines of a head are never of one length
    line = max(map(length, sorted(lines, key=len)[-3:]))
    least = max(word, head_word) + PADDING
    return Measure(least, max(line + PADDING, part_of_head + PADDING, least))


def shared_out(total: int, weights: Sequence[int], measures: Sequence[Measure]) -> tuple[int, ...]:
    """Widths that add up to `total`.

    A column with a weight gets that percentage; the others share the rest by their words. Then
    each is widened by its longest word, at the cost of those that have room, as far as it goes.
    """
    count = len(weights)
    given = sum(weights)
    scale = max(given, 100) if 0 in weights else given
    wished = [total * weight / scale if scale else 0.0 for weight in weights]
    free = [place for place in range(count) if not weights[place]]
    rest = max(total - sum(wished), total * len(free) / (2 * count))
    for place, width in zip(free, _by_words(rest, [measures[place] for place in free]), strict=True):
        wished[place] = width
    cap = total / 3 if count > 2 else total / 2
    least = [min(measure.least, cap) for measure in measures]
    if sum(least) > total:
        least = [width * total / sum(least) for width in least]
    return _whole(total, _widened(total, wished, least))


def _by_words(total: float, measures: Sequence[Measure]) -> list[float]:
    """The rest of a row: short columns get what they want, the long ones share what is left.

    A column is short while it wants less than an even part of what is left. With room to spare,
    all grow alike.
    """
    most = [max(float(measure.most), 1.0) for measure in measures]
    if sum(most) <= total:
        return [width * total / sum(most) for width in most]
    widths = dict.fromkeys(range(len(most)), 0.0)
    left, long = total, sorted(widths, key=most.__getitem__)
    while long and most[long[0]] <= left / len(long):
        short = long.pop(0)
        widths[short] = most[short]
        left -= most[short]
    wished = [math.sqrt(most[place]) for place in long]  # twice the words, not twice the width
    for place, wish in zip(long, wished, strict=True):
        widths[place] = left * wish / sum(wished)
    return list(widths.values())


def _widened(total: int, wished: list[float], least: list[float]) -> list[float]:
    scale = total / sum(wished)
    widths = [max(wish * scale, low) for wish, low in zip(wished, least, strict=True)]
    excess = sum(widths) - total
    room = sum(width - low for width, low in zip(widths, least, strict=True))
    if excess <= 0 or not room:
        return widths
    keep = 1 - excess / room
    return [low + (width - low) * keep for width, low in zip(widths, least, strict=True)]


def _whole(total: int, widths: Sequence[float]) -> tuple[int, ...]:
    """Whole twips; the last column takes the rest of the rounding."""
    whole = [int(width + 0.001) for width in widths[:-1]]  # 1500 may come as 1499.9999
    return (*whole, total - sum(whole))
