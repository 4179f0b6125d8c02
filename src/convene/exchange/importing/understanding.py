"""Which sheet of a file is read, against which measures: by what the file says, and by what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convene.errors import BadFile, BadInput, ConveneError
from convene.exchange.importing.heading import recognize
from convene.exchange.importing.layout import Known, Layout
from convene.exchange.importing.table import SAFE, Book, Watched
from convene.exchange.importing.words import named
from convene.initiative.valuing import measured
from convene.initiative.view import View
from convene.listed import listed

MOST_NAMED = 3
"""Sheets that are named; of others it is said how many."""


class NoMeasure(BadInput):
    """A file that doesn't say of which measure its values are; `names` are those there are."""

    def __init__(self, file: str, names: Sequence[str]) -> None:
        super().__init__(
            f"“{file}” doesn't say of which measure its values are.",
            SAFE,
            f"Add a column Measure, or say which: --measure “{names[0]}”",
        )
        self.names = tuple(names)


class Asked(NamedTuple):
    """What was said of a file beforehand: its measure, its breakdown, its sheet; who reports it.

    `otherwise` is the measure of values for which the file names none.
    """

    measure: str = ""
    otherwise: str = ""
    breakdown: str = ""
    sheet: str = ""
    reported_by: int | None = None


def understood(view: View, book: Book, asked: Asked, watched: Watched) -> tuple[Known, Layout]:
    """What the file is read against, and how it is laid out.

    Raises NoMeasure where neither the file nor anybody says which measure it is of, BadFile for one that has
    no layout, BadInput for what was asked for and isn't there.
    """
    known = _known(view, asked.measure, asked.breakdown)
    layout = _layout(book, known, asked.sheet, watched)
    if known.measure or layout.names_measures:
        return known, layout
    if not asked.otherwise:
        raise NoMeasure(book.name, [one.measure.name for one in known.measures])
    known = _known(view, asked.otherwise, asked.breakdown)
    return known, _layout(book, known, asked.sheet, watched)


def not_read(book: Book, layout: Layout) -> str:
    """The first few names of the sheets that are not read, and how many more; "" if all are."""
    names = [one.name for one in book.tables if one is not layout.table and one.name]
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return listed([*(f"“{name}”" for name in names[:MOST_NAMED]), *more], "and")


def _known(view: View, measure: str, breakdown: str) -> Known:
    every = measured(view)
    if not every:
        raise ConveneError(
            "No measure is agreed yet.", SAFE, "Agree on measures in the worksheet “How will we know?” first."
        )
    name = named(measure, [one.measure.name for one in every]) if measure else None
    if measure and name is None:
        there = ", ".join(f"“{one.measure.name}”" for one in every)
        raise BadInput(f"There is no measure “{measure}”.", SAFE, f"There are: {there}.")
    one = next((one for one in every if one.measure.name == name), every[0] if len(every) == 1 else None)
    found = Known(every, one, breakdown, view.month_first)
    if not found.kinds:
        which = f"“{one.measure.name}”" if one else "No measure"
        doesnt = "doesn't say" if one else "says"
        raise ConveneError(
            f"{which} {doesnt} how often it is counted, so nobody can tell its periods.",
            SAFE,
            "Fill it in in the worksheet “How will we know?”.",
        )
    return found


def _layout(book: Book, known: Known, sheet: str, watched: Watched) -> Layout:
    """The sheet that is asked for; else the first that names its measures, or can be understood at all."""
    seen = [table for table in book.tables if not table.is_hidden] or list(book.tables)
    if sheet:
        seen = [table for table in book.tables if named(sheet, [table.name])]
        if not seen:
            there = ", ".join(f"“{table.name}”" for table in book.tables)
            raise BadInput(f"There is no sheet “{sheet}” with anything in it.", SAFE, f"There are: {there}.")
    fault: BadInput | None = None
    found: Layout | None = None
    for table in seen:
        try:
            layout = recognize(table, known, watched)
        except BadInput as said:
            fault = fault or said
            continue
        if found is None or layout.names_measures:
            found = layout
        if found.names_measures:
            break
    if found is None:
        raise BadFile(f"“{book.name}”: {fault.what if fault else ''}", SAFE, fault.todo if fault else "")
    return found
