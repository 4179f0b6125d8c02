"""Worksheets, and faults in them, as scripts read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from convene.exchange.shapes.labels import joined
from convene.kinds.pick import Definition as Pick
from convene.kinds.table import Definition as Table
from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.faults import Fault

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
    return [
        WorksheetShape(
            id=sheet.id,
            title=sheet.title,
            phase=sheet.phase,
            component=sheet.component,
            cells=tuple(part.removeprefix(CELL) for part in sheet.covers if part.startswith(CELL)),
            minutes=sheet.minutes,
            steps=len(sheet.steps),
            feeds=tuple(
                other.id
                for other in shelf.values()
                if other.id != sheet.id and sheet.id in _sources(other, shelf)
            ),
            covers=sheet.covers,
        )
        for sheet in shelf.values()
    ]


def faults(found: Sequence[Fault]) -> Sequence[FaultShape]:
    """Faults as they were met."""
    return [FaultShape(file=one.file, place=one.place, what=one.what) for one in found]


def _sources(sheet: Worksheet, shelf: Mapping[str, Worksheet]) -> set[str]:
    """The worksheets that this one takes rows, options, a reminder or a list to pick from."""
    owners = {
        step.field.registry: other.id
        for other in shelf.values()
        for step in other.steps
        if isinstance(step.field, Table) and step.field.registry
    }
    found = {reference.partition(".")[0] for step in sheet.steps for reference in step.references}
    return found | {owners[pick.registry] for pick in _picks(sheet.steps) if pick.registry in owners}


def _picks(steps: Sequence[Step]) -> Iterator[Pick]:
    for step in steps:
        fields: list[object] = [step.field]
        if isinstance(step.field, Table):
            fields += [column.field for column in step.field.columns]
        yield from (one for one in fields if isinstance(one, Pick))
