"""What importing a file would do, value by value and with a reason each; nothing is changed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from convene.errors import BadFile, BadInput, ConveneError
from convene.exchange.importing.heading import recognize
from convene.exchange.importing.keeping import changes_for
from convene.exchange.importing.layout import Known, Layout
from convene.exchange.importing.reading import WHICH_BREAKDOWN, Found, Reading
from convene.exchange.importing.table import SAFE, Book, Watched, nobody
from convene.exchange.importing.words import named
from convene.initiative.valuing import measured
from convene.initiative.view import View
from convene.listed import listed
from convene.measures.figure import figure_words
from convene.measures.observation import LONGEST, Observation, checked
from convene.store.fold import named_id
from convene.store.operation import Change


class NoMeasure(BadInput):
    """A file that doesn't say of which measure its values are; `names` are those there are."""

    def __init__(self, file: str, names: Sequence[str]) -> None:
        super().__init__(
            f"“{file}” doesn't say of which measure its values are.",
            SAFE,
            f"Add a column Measure, or say which: --measure “{names[0]}”",
        )
        self.names = tuple(names)


What: TypeAlias = Literal["add", "change", "same", "refuse"]

MOST_VALUES = 50_000
"""Of one import: it is one line of the log."""

FORMULAS = "Some numbers are formulas: what they came to when the file was saved is taken."
_EVERY = 200
MOST_NAMED = 3
"""Sheets that are named; of others it is said how many."""


class Asked(NamedTuple):
    """What was said of a file beforehand: its measure, its breakdown, its sheet; who reports it.

    `otherwise` is the measure of values for which the file names none.
    """

    measure: str = ""
    otherwise: str = ""
    breakdown: str = ""
    sheet: str = ""
    reported_by: int | None = None


class Line(NamedTuple):
    """A value of the file and what becomes of it; `words` as the file has it, `before` as it is on record."""

    found: Found
    what: What
    why: str = ""
    before: str = ""
    value: Observation | None = None


class Plan(NamedTuple):
    """All of it: the file, how it was understood, a line for each value in the order of the file.

    `changes` keep what is new or changed. `asks_breakdown`: of some groups nobody can tell the breakdown.
    """

    file: str
    sheet: str
    layout: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    changes: tuple[Change, ...]
    asks_breakdown: bool = False

    def count(self, what: What) -> int:
        """How many lines are of a kind."""
        return sum(line.what == what for line in self.lines)


def plan_import(view: View, book: Book, asked: Asked, watched: Watched = nobody) -> Plan:
    """Plan it; nothing is changed. Raises BadFile where nothing of the file can be understood, BadInput for
    what was said of it, and Stopped as `watched` does. It takes a while: not for the event loop."""
    known = _known(view, asked.measure, asked.breakdown)
    layout, others = _layout(book, known, asked.sheet)
    if not known.measure and not layout.names_measures:
        if not asked.otherwise:
            raise NoMeasure(book.name, [one.measure.name for one in known.measures])
        known = _known(view, asked.otherwise, asked.breakdown)
        layout, others = _layout(book, known, asked.sheet)
    found = list(Reading(layout, known).found(lambda done, of: watched(done, 2 * of)))
    if len(found) > MOST_VALUES:
        raise BadFile(
            f"“{book.name}” holds {len(found):,} values, and at most {MOST_VALUES:,} are taken at once.",
            SAFE,
            "Save parts of it as files of their own.",
        )
    if not found:
        raise BadFile(f"There are no values in “{book.name}”.", SAFE, f"It was read as {layout.words}.")
    lines = _lines(view, book.name, asked, found, watched)
    notes = [book.note] if book.note else []
    if layout.left_out:
        notes.append(f"Left out, as there are no numbers in them: {', '.join(layout.left_out)}.")
    if others:
        notes.append(f"Other sheets are not read: {_some(others)}.")
    if any(one.is_formula for one in found):
        notes.append(FORMULAS)
    wanted = [line.value for line in lines if line.value and line.what in {"add", "change"}]
    return Plan(
        book.name,
        layout.table.name,
        layout.words,
        tuple(notes),
        tuple(lines),
        changes_for(view, wanted),
        asks_breakdown=any(line.why.startswith(WHICH_BREAKDOWN) for line in lines),
    )


def _some(names: Sequence[str]) -> str:
    """The first few names, and how many more."""
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


def _layout(book: Book, known: Known, sheet: str) -> tuple[Layout, list[str]]:
    """The first sheet that names its measures, or the first that can be understood; the names of the others.

    The one that is asked for, if one is.
    """
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
            layout = recognize(table, known)
        except BadInput as said:
            fault = fault or said
            continue
        if found is None or layout.names_measures:
            found = layout
        if found.names_measures:
            break
    if found is None:
        raise BadFile(f"“{book.name}”: {fault.what if fault else ''}", SAFE, fault.todo if fault else "")
    return found, [one.name for one in book.tables if one is not found.table and one.name]


def _lines(view: View, file: str, asked: Asked, found: Sequence[Found], watched: Watched) -> list[Line]:
    there = {one.id: one for one in view.all(Observation)}
    day = view.today
    first: dict[str, Line] = {}
    twice: dict[str, list[Found]] = {}
    lines: list[Line] = []
    for done, one in enumerate(found):
        if done % _EVERY == 0:
            watched(len(found) + done, 2 * len(found))
        if one.why or one.figure is None or one.values is None or one.period is None:
            lines.append(Line(one, "refuse", one.why))
            continue
        value = Observation(
            measure=one.values.measure.id,
            period=one.period.key,
            breakdown=one.breakdown,
            group=one.group,
            figure=one.figure,
            reported_by=asked.reported_by,
            source=file[:LONGEST],
            on=day,
        )
        try:
            value = checked(value, one.values.measure)
        except BadInput as fault:
            lines.append(Line(one, "refuse", f"{fault.what} {fault.todo}".strip()))
            continue
        if value.cell in first:
            twice.setdefault(value.cell, []).append(one)
            lines.append(Line(one, "refuse", value=value))
            continue
        line = _planned(one, value, there.get(named_id(f"{Observation.table}/{value.cell}")))
        first[value.cell] = line
        lines.append(line)
    return [_once(line, first, twice) for line in lines] if twice else lines


def _planned(found: Found, value: Observation, before: Observation | None) -> Line:
    values = found.values
    marks = {
        "provisional": found.provisional if found.provisional is not None else None,
        "new_way": found.new_way,
    }
    row = named_id(f"{Observation.table}/{value.cell}")
    if before is None:
        period = found.period
        marks["provisional"] = (
            marks["provisional"]
            if marks["provisional"] is not None
            else bool(values and period and values.is_provisional(period))
        )
        value = msgspec.structs.replace(
            value, id=row, provisional=bool(marks["provisional"]), new_way=bool(marks["new_way"])
        )
        is_new = bool(value.group and values and value.group not in values.groups.get(value.breakdown, ()))
        return Line(found, "add", "A new group." if is_new else "", value=value)
    value = msgspec.structs.replace(
        value,
        id=row,
        order=before.order,
        group=before.group,
        breakdown=before.breakdown,
        provisional=before.provisional if marks["provisional"] is None else marks["provisional"],
        new_way=before.new_way if marks["new_way"] is None else marks["new_way"],
    )
    said = figure_words(before.figure, values.measure.unit) if values else ""
    if (before.figure, before.provisional, before.new_way) == (
        value.figure,
        value.provisional,
        value.new_way,
    ):
        return Line(found, "same", before=said, value=value)
    return Line(found, "change", _marks_changed(before, value), said, value)


def _marks_changed(before: Observation, value: Observation) -> str:
    """What is different but the number."""
    said = [
        f"{'' if getattr(value, name) else 'no longer '}{word}"
        for name, word in (("provisional", "provisional"), ("new_way", "counted in a new way"))
        if getattr(before, name) != getattr(value, name)
    ]
    words = " and ".join(said)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _once(line: Line, first: dict[str, Line], twice: dict[str, list[Found]]) -> Line:
    """A value that is there twice: the same again is passed over, two different ones are refused both."""
    if line.value is None or line.value.cell not in twice:
        return line
    one, others = first[line.value.cell], twice[line.value.cell]
    differ = any(other.figure != one.found.figure for other in others)
    cells = [one.found.cell, *(other.cell for other in others)]
    if differ:
        where = ", ".join(cells[:-1])
        return line._replace(
            what="refuse",
            why=f"It is there twice with different numbers, in {where} and {cells[-1]}. Leave one.",
        )
    if line is one:
        return line
    return line._replace(what="same", why=f"The same as in {one.found.cell}.")
