"""Worksheets, and faults in them, as scripts read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from convene.exchange.shapes.labels import joined
from convene.worksheets.definition import Worksheet
from convene.worksheets.faults import Fault
from convene.worksheets.feeding import AS, Feed, feeds, sources_of

CELL = "cell:"


class WorksheetShape(msgspec.Struct, frozen=True, kw_only=True):
    """A worksheet at a glance. `feeds` are the worksheets that take something from it.

    `covers` are the parts of the deck it serves, `cells` those of them that are cells, as "phase/component".
    """

    id: str
    title: str
    phase: str
    component: str | None
    cells: tuple[str, ...]
    minutes: int
    steps: int
    feeds: tuple[str, ...]
    covers: tuple[str, ...]

    @property
    def line(self) -> str:
        """The same to a person."""
        return f"{self.id}  {joined(self.title, self.phase, f'{self.steps} steps', f'{self.minutes} min')}"


class FaultShape(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong in a worksheet file; `place` is empty when the whole file is meant."""

    file: str
    place: str
    what: str


def worksheets(shelf: Mapping[str, Worksheet]) -> Sequence[WorksheetShape]:
    """All worksheets in the order of the shelf."""
    taken = feeds(shelf)
    return [
        WorksheetShape(
            id=sheet.id,
            title=sheet.title,
            phase=sheet.phase,
            component=sheet.component,
            cells=tuple(part.removeprefix(CELL) for part in sheet.covers if part.startswith(CELL)),
            minutes=sheet.minutes,
            steps=len(sheet.steps),
            feeds=tuple(name for name in shelf if sheet.id in sources_of(name, taken)),
            covers=sheet.covers,
        )
        for sheet in shelf.values()
    ]


def faults(found: Sequence[Fault]) -> Sequence[FaultShape]:
    """Faults as they were met."""
    return [FaultShape(file=one.file, place=one.place, what=one.what) for one in found]


class FileShape(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was written."""

    file: str


class FeedShape(msgspec.Struct, frozen=True, kw_only=True):
    """What goes from one step to another: `way` says what becomes of it there."""

    source: str
    target: str
    way: str


def worksheet_map(found: Sequence[Feed]) -> Sequence[FeedShape]:
    """Who feeds whom, in the order of those that give."""
    return [FeedShape(source=one.source, target=one.target, way=AS[one.way]) for one in found]


def map_lines(found: Sequence[Feed], shelf: Mapping[str, Worksheet]) -> Sequence[str]:
    """The same to a person: a line for each step that gives, with who takes it and what for.

    A list that many pick from has one line; of rows that are there at the start nobody is told that they can
    be chosen as well.
    """
    lines, title = [], ""
    first = {(one.source, one.target) for one in found if one.way == "rows_from"}
    found = [one for one in found if one.way != "rows" or (one.source, one.target) not in first]
    for source in dict.fromkeys(one.source for one in found):
        sheet = source.partition(".")[0]
        if sheet != title:
            title = sheet
            lines.append(f"{shelf[sheet].title} ({sheet})")
        takers: dict[str, list[str]] = {}
        for one in found:
            if one.source == source:
                takers.setdefault(AS[one.way], []).append(one.target)
        for way, targets in takers.items():
            names = [name.partition(".")[0] for name in targets] if way == AS["list"] else targets
            lines.append(f"  {source.partition('.')[2]} -> {', '.join(dict.fromkeys(names))}: {way}")
    return lines
