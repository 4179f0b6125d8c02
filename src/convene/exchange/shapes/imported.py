"""What an import would do, or did, as scripts read it: how the file was understood, and each row."""

from __future__ import annotations

from typing import Literal

import msgspec

from convene.exchange.importing.plan import Line, Plan
from convene.exchange.shapes.labels import joined
from convene.measures.figure import figure_words
from convene.measures.pasted import EVERYBODY


class ImportedRowShape(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the file: what becomes of it and why, by the row and the cell as spreadsheets count them.

    `text` is what stands in the file, `value` how it was read, `before` what is on record; of everybody where
    breakdown and group are null. Whatever could not be read is null.
    """

    row: int
    cell: str
    what: Literal["add", "change", "same", "refuse"]
    why: str
    measure: str | None
    period: str | None
    breakdown: str | None
    group: str | None
    text: str
    value: str | None
    before: str | None

    @property
    def line(self) -> str:
        """The same to a person."""
        of = ", ".join(filter(None, (self.measure, self.period, self.group or (self.period and EVERYBODY))))
        number = f"{self.before} becomes {self.value}" if self.what == "change" else self.value or self.text
        return joined(f"{self.cell:<5} {self.what:<6}", of, number, self.why)


class ImportShape(msgspec.Struct, frozen=True, kw_only=True):
    """A file of values: how it was read, how many of which deed, and whether it is `written`."""

    file: str
    sheet: str
    layout: str
    notes: tuple[str, ...]
    written: bool
    add: int
    change: int
    same: int
    refuse: int
    rows: tuple[ImportedRowShape, ...]

    @property
    def counts(self) -> str:
        """How many of which, in words."""
        return counts_in_words(self.add, self.change, self.same, self.refuse)


def import_shape(plan: Plan, *, written: bool) -> ImportShape:
    """A plan as scripts read it."""
    return ImportShape(
        file=plan.file,
        sheet=plan.sheet,
        layout=plan.layout,
        notes=plan.notes,
        written=written,
        add=plan.count("add"),
        change=plan.count("change"),
        same=plan.count("same"),
        refuse=plan.count("refuse"),
        rows=tuple(map(_row, plan.lines)),
    )


def counts_in_words(add: int, change: int, same: int, refuse: int) -> str:
    """ "12 new, 3 changed, 40 as they were, 2 refused"; what there is none of is left out."""
    said = ((add, "new"), (change, "changed"), (same, "as they were"), (refuse, "refused"))
    return ", ".join(f"{count:,} {word}" for count, word in said if count) or "nothing"


def _row(line: Line) -> ImportedRowShape:
    found, value = line.found, line.value
    measure = found.values.measure if found.values else None
    return ImportedRowShape(
        row=found.row,
        cell=found.cell,
        what=line.what,
        why=line.why,
        measure=measure.name if measure else None,
        period=found.period.key if found.period else None,
        breakdown=found.breakdown or None,
        group=found.group or None,
        text=found.words,
        value=figure_words(value.figure, measure.unit) if value and measure else None,
        before=line.before or None,
    )
