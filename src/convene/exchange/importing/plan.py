"""What importing a file would do, value by value and with a reason each; nothing is changed here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from convene.errors import BadFile, BadInput
from convene.exchange.importing.groups import WHICH_BREAKDOWN
from convene.exchange.importing.keeping import changes_for
from convene.exchange.importing.reading import Found, Reading
from convene.exchange.importing.table import SAFE, Book, Watched, nobody
from convene.exchange.importing.understanding import Asked, not_read, understood
from convene.initiative.view import View
from convene.measures.figure import Figure, exact, figure_words, worth
from convene.measures.observation import LONGEST, Observation, checked
from convene.store.fold import named_id
from convene.store.operation import Change

What: TypeAlias = Literal["add", "change", "same", "refuse"]

MOST_VALUES = 50_000
"""Of one import: it is one line of the log."""

FORMULAS = "Some numbers are formulas: what they came to when the file was saved is taken."
ROUNDED = "It is what the counts on record come to."
COUNT_LOST = "The counts on record would go, and small ones could not be hidden."
NOT_OVER = "This period is not over yet."
_EVERY = 200


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
    known, layout = understood(view, book, asked, watched)
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
        notes.append(f"Columns that are not read: {', '.join(layout.left_out)}.")
    if others := not_read(book, layout):
        notes.append(f"Other sheets are not read: {others}.")
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
        line = _planned(one, value, there.get(named_id(f"{Observation.table}/{value.cell}")), day)
        first[value.cell] = line
        lines.append(line)
    return [_once(line, first, twice) for line in lines] if twice else lines


def _planned(found: Found, value: Observation, before: Observation | None, today: date) -> Line:
    """What becomes of a value that is there once; marks stay as they are unless the file speaks of them."""
    values, period = found.values, found.period
    row = named_id(f"{Observation.table}/{value.cell}")
    if before is None:
        usual = bool(values and period and values.is_provisional(period))
        value = msgspec.structs.replace(value, id=row, **_marks(found, provisional=usual, new_way=False))
        is_new = bool(value.group and values and value.group not in values.groups.get(value.breakdown, ()))
        said = ["A new group." if is_new else "", NOT_OVER if period and period.last_day > today else ""]
        return Line(found, "add", " ".join(filter(None, said)), value=value)
    marks = _marks(found, provisional=before.provisional, new_way=before.new_way)
    value = msgspec.structs.replace(
        value, id=row, order=before.order, group=before.group, breakdown=before.breakdown, **marks
    )
    was = figure_words(before.figure, values.measure.unit) if values else ""
    changed = _marks_changed(before, value)
    unit = values.measure.unit if values else ""
    if not changed and _says_the_same(before.figure, value.figure, unit):
        return Line(found, "same", ROUNDED if before.figure != value.figure else "", was, value)
    loses = before.figure.count is not None and value.figure.count is None
    return Line(found, "change", " ".join(filter(None, (changed, COUNT_LOST if loses else ""))), was, value)


def _says_the_same(kept: Figure, given: Figure, unit: str) -> bool:
    """Whether a figure is the one on record, or the percent or rate that its counts come to, rounded."""
    known = worth(kept, unit)
    if kept == given or kept.count is None or given.number is None or known is None:
        return kept == given
    last_digit = Fraction(10) ** int(Decimal(repr(given.number)).as_tuple().exponent)
    return abs(known - exact(given.number)) * 2 <= min(last_digit, Fraction(1))


def _marks(found: Found, **usual: bool) -> dict[str, Any]:
    """The marks of a value: as the file has them, else the usual ones."""
    told = {"provisional": found.provisional, "new_way": found.new_way}
    return {name: usual[name] if mark is None else mark for name, mark in told.items()}


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
