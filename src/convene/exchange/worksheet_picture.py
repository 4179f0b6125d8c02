"""A picture of who feeds whom: each worksheet stands right of all that give it something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple
from xml.sax.saxutils import escape

from convene.collective_impact import PHASES
from convene.kinds.table import Definition as Table
from convene.worksheets.definition import Worksheet
from convene.worksheets.feeding import Feed, feeds, layers

WIDE, HIGH, BETWEEN, BELOW, EDGE = 196, 54, 70, 20, 24
"""Sizes in pixels: a box, the room between columns and between boxes, the margin."""

LETTERS = 28
"""So many of a title stand in one line."""

LEGEND = 1000
"""The least width: room for what the colors mean."""

TINTS = {
    "initiate-action": "#DDEFF1",
    "organize-for-impact": "#FBE9CF",
    "sustain-action-and-impact": "#DFEBD8",
    "any-phase": "#ECECF1",
}
SWEEPS = 8
"""How often boxes are put in order by what they are joined with; more changes nothing."""


class Box(NamedTuple):
    """Where a worksheet stands: its left upper corner."""

    x: float
    y: float


def picture(worksheets: Mapping[str, Worksheet]) -> str:
    """The map as SVG. Reminders are dashed; lists that many pick from have no lines, their owner says so.

    Raises graphlib.CycleError where worksheets go in a circle.
    """
    flow = [one for one in feeds(worksheets) if one.way != "list"]
    columns = _in_order(layers(worksheets), flow)
    tallest = max((len(column) for column in columns), default=0)
    height = tallest * (HIGH + BELOW) + 2 * EDGE + 2 * HIGH
    boxes = _boxes(columns, height - HIGH)
    width = max(len(columns) * (WIDE + BETWEEN) - BETWEEN + 2 * EDGE, LEGEND)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        ' font-family="Calibri, Carlito, sans-serif" font-size="13">',
        "<title>Which worksheet feeds which</title>",
        '<rect width="100%" height="100%" fill="#FFFFFF"/>',
        *_curves(flow, boxes),
        *(part for name, box in boxes.items() for part in _drawn(worksheets[name], box)),
        *_legend(height),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _in_order(columns: Sequence[Sequence[str]], flow: Sequence[Feed]) -> list[list[str]]:
    """Each column by the middle of what its boxes are joined with, so that few lines cross."""
    ordered = [list(column) for column in columns]
    near: dict[str, set[str]] = {}
    for one in flow:
        source, target = one.source.partition(".")[0], one.target.partition(".")[0]
        near.setdefault(source, set()).add(target)
        near.setdefault(target, set()).add(source)
    for _ in range(SWEEPS):
        place = {name: (at + 0.5) / len(column) for column in ordered for at, name in enumerate(column)}
        for column in ordered:
            column.sort(key=lambda name: _middle([place[one] for one in near.get(name, ())]))
    return ordered


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.5


def _boxes(columns: Sequence[Sequence[str]], height: float) -> dict[str, Box]:
    found = {}
    for at, column in enumerate(columns):
        top = (height - len(column) * (HIGH + BELOW) + BELOW) / 2
        for row, name in enumerate(column):
            found[name] = Box(EDGE + at * (WIDE + BETWEEN), top + row * (HIGH + BELOW))
    return found


def _curves(flow: Sequence[Feed], boxes: Mapping[str, Box]) -> list[str]:
    """One line between two worksheets, whole if anything more than a reminder goes along it."""
    ways: dict[tuple[str, str], set[str]] = {}
    for one in flow:
        ends = one.source.partition(".")[0], one.target.partition(".")[0]
        ways.setdefault(ends, set()).add(one.way)
    lines = []
    for (source, target), how in ways.items():
        left, right = boxes[source], boxes[target]
        x, y, to_x, to_y = left.x + WIDE, left.y + HIGH / 2, right.x, right.y + HIGH / 2
        bend = (to_x - x) / 2
        dash = ' stroke-dasharray="4 4"' if how <= {"reminder_from", "shown_when"} else ""
        lines.append(
            f'<path d="M{x:g} {y:g} C{x + bend:g} {y:g} {to_x - bend:g} {to_y:g} {to_x:g} {to_y:g}"'
            f' fill="none" stroke="#7A8790" stroke-width="1.2"{dash}/>'
        )
    return lines


def _drawn(sheet: Worksheet, box: Box) -> list[str]:
    owned = [one.field.registry for one in sheet.steps if isinstance(one.field, Table) and one.field.registry]
    words = [(one, "") for one in wrap(sheet.title, LETTERS)[:2]]
    words += (
        [(f"all pick from its {', '.join(owned)}", ' font-size="11" font-style="italic"')] if owned else []
    )
    middle, top = box.x + WIDE / 2, box.y + HIGH / 2 + 5 - 8 * (len(words) - 1)
    return [
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{WIDE}" height="{HIGH}" rx="5"'
        f' fill="{TINTS[sheet.phase]}" stroke="#47545D"/>',
        *(
            f'<text x="{middle:g}" y="{top + 16 * at:g}" text-anchor="middle"{look}>{escape(one)}</text>'
            for at, (one, look) in enumerate(words)
        ),
    ]


def _legend(height: float) -> list[str]:
    names = {phase.id: f"Phase {phase.number}, {phase.title}" for phase in PHASES} | {
        "any-phase": "Any phase"
    }
    lines, x = [], float(EDGE)
    for phase, name in names.items():
        lines += [
            f'<rect x="{x:g}" y="{height - EDGE - 12:g}" width="14" height="14" fill="{TINTS[phase]}"'
            ' stroke="#47545D"/>',
            f'<text x="{x + 20:g}" y="{height - EDGE:g}">{escape(name)}</text>',
        ]
        x += 40 + 7 * len(name)
    lines.append(f'<text x="{x:g}" y="{height - EDGE:g}">dashed: a reminder only</text>')
    return lines
