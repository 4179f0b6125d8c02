"""Which points of a chart are labeled, and where the words stand: at the ends of lines, not in a legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from convene.word.charts.numbers import Drawn, spread

Side: TypeAlias = Literal["t", "b", "r"]

_APART = 0.24  # of the height: two lines of words
_LETTER = 0.016  # of the width: half of it on each side of a point


class Label(NamedTuple):
    """Words at a point: the series' name, its value, or both; `lift` moves them up, in parts of the height.

    The height is that between the least and the greatest value.
    """

    place: int
    side: Side
    name: bool
    value: bool
    lift: float = 0.0


def line_labels(series: Sequence[Drawn], places: int, *, from_zero: bool) -> list[list[Label]]:
    """The labels of each series, in its order."""
    low, high = spread(series)
    height = (high - min(low, 0.0) if from_zero else high - low) or 1.0
    wanted = [_wanted(one, series, places, height) for one in series]
    ends = sorted(
        (series[number].values[label.place], number, place)
        for number, labels in enumerate(wanted)
        for place, label in enumerate(labels)
        if label.side == "r"
    )
    for (value, number, place), to in zip(ends, _moved_apart([end[0] / height for end in ends]), strict=True):
        wanted[number][place] = wanted[number][place]._replace(lift=to - value / height)
    return wanted


def _wanted(one: Drawn, series: Sequence[Drawn], places: int, height: float) -> list[Label]:
    side: Side = "r" if one.last == places - 1 else _free_side(one, one.last, series)
    if one.look == "path":
        middle = _middle(one, series)
        side = _free_side(one, middle, series)
        away = _slope(one, middle) * len(one.name) * _LETTER / 2 * places / height
        return [Label(middle, side, name=True, value=False, lift=away if side == "t" else -away)]
    labels = [Label(one.last, side, name=True, value=True)]
    first = min(one.values)
    if one.look == "measured" and first != one.last and not _has_baseline(series, first):
        labels.insert(0, Label(first, _free_side(one, first, series), name=False, value=True))
    return labels


def _has_baseline(series: Sequence[Drawn], place: int) -> bool:
    return any(one.look == "baseline" and place in one.values for one in series)


def _middle(path: Drawn, series: Sequence[Drawn]) -> int:
    """A place of the path where it runs alone, if there is one."""
    measured = [one.last for one in series if one.look == "measured"]
    alone = [place for place in sorted(path.values) if place > max(measured, default=-1)]
    inner = (alone if len(alone) > 2 else sorted(path.values))[:-1]
    return inner[len(inner) // 2] if inner else path.last


def _slope(one: Drawn, place: int) -> float:
    """How steep a line is to the right of a point: words beside it must not lie on it."""
    return abs(one.values.get(place + 1, one.values[place]) - one.values[place])


def _free_side(one: Drawn, place: int, series: Sequence[Drawn]) -> Side:
    """Above the point, or below it if more runs above."""
    mine = one.values[place]
    near = [
        other.values[at] - mine
        for other in series
        for at in (place - 1, place, place + 1)
        if at in other.values and (other is not one or at != place)
    ]
    return "t" if sum(far > 0 for far in near) <= sum(far < 0 for far in near) else "b"


def _moved_apart(heights: Sequence[float]) -> list[float]:
    """The same heights, lowest first, none nearer to the one below than words need; the middle stays."""
    moved = list(heights)
    for place in range(1, len(moved)):
        moved[place] = max(moved[place], moved[place - 1] + _APART)
    too_high = sum(moved) / len(moved) - sum(heights) / len(heights) if moved else 0.0
    return [height - too_high for height in moved]
