"""Who takes rows from whom: references that lead nowhere, cycles, and lists that two worksheets claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from convene.kinds.choice import Definition as Choice
from convene.kinds.grid import Definition as Grid
from convene.kinds.pick import Definition as Pick
from convene.kinds.table import Definition as Table
from convene.kinds.vote import Definition as Vote
from convene.worksheets.definition import Reference, Step, StepField, Worksheet
from convene.worksheets.faults import Fault
from convene.worksheets.reading import Reading
from convene.worksheets.shape import allowed, near, short

Find: TypeAlias = Callable[[str], StepField | None]
"""What a step asks, by its place as written."""


def dangling(reading: Reading, others: Mapping[str, Worksheet]) -> tuple[Fault, ...]:
    """References of a file that lead nowhere or to a later step, also when the file has other faults.

    One that ends in `?` may lack its worksheet, not its step.
    """
    found = []
    for number, step in reading.steps:
        place = f"step {number} ({step.id})"
        for one in step.pointing:
            what = _wrong(one, step, reading, others)
            if what:
                found.append(Fault(reading.file, f"{place}, {one.key}", what))
        unmatched = _unmatched(step, partial(_field, reading, others))
        found += [Fault(reading.file, f"{place}, {key}", what) for key, what in unmatched]
    return tuple(found)


def cycle(worksheets: Mapping[str, Worksheet]) -> tuple[str, ...]:
    """The steps of a cycle of references, first and last the same; empty if there is none.

    A worksheet that takes from a later step of its own makes none: that is told as such.
    """
    graph = {
        sheet.place(step.id): {reference.removesuffix("?") for reference in step.references}
        - {sheet.place(one.id) for one in sheet.steps[place:]}
        for sheet in worksheets.values()
        for place, step in enumerate(sheet.steps)
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def claimed_twice(worksheets: Iterable[Worksheet]) -> dict[str, tuple[str, ...]]:
    """Registries that more than one step says it is, with those steps."""
    owners: dict[str, list[str]] = {}
    for sheet in worksheets:
        for step in sheet.steps:
            if isinstance(step.field, Table) and step.field.registry:
                owners.setdefault(step.field.registry, []).append(sheet.place(step.id))
    return {registry: tuple(places) for registry, places in owners.items() if len(places) > 1}


def _wrong(one: Reference, step: Step, reading: Reading, others: Mapping[str, Worksheet]) -> str:
    """What is wrong with a reference; "" if nothing is."""
    shown = short(one.to)
    source, dot, step_id = one.to.removesuffix("?").partition(".")
    steps = _steps_of(source, reading, others)
    if not dot or not step_id:
        return f"“{shown}” names no step; allowed: worksheet.step, as in landscape-map.gaps."
    if steps is None:
        if one.to.endswith("?"):
            return ""
        meant = near(source, [*others, reading.id])
        todo = "check the spelling, or end it with ? if it may be missing."
        hint = f"did you mean “{meant[0]}”?" if meant else todo
        return f"there is no worksheet “{short(source)}” (in “{shown}”); {hint}"
    if step_id not in steps:
        return f"“{source}” has no step “{short(step_id)}”; {allowed(steps, step_id)}"
    here = steps.index(step.id) if source == reading.id else len(steps)
    at = steps.index(step_id)
    if at < here or (at == here and one.in_column):
        return ""
    which = "this step itself" if at == here else "a later step"
    hint = f"an earlier step; {allowed(steps[:here])}" if here else "an earlier step, and there is none."
    return f"“{shown}” is {which}; it takes {hint}"


def _steps_of(source: str, reading: Reading, others: Mapping[str, Worksheet]) -> tuple[str, ...] | None:
    if source == reading.id:
        return reading.step_ids
    return tuple(step.id for step in others[source].steps) if source in others else None


def _unmatched(step: Step, find: Find) -> Iterator[tuple[str, str]]:
    """Each key that names a column of an earlier table, with what is wrong: no such column, or such words."""
    field = step.field
    picked = find(step.curve_of) if step.curve_of else None
    if picked and not (isinstance(picked, Pick) and picked.registry == "measures"):
        yield "curve_of", f"“{short(step.curve_of)}” picks no measures; there is no line of it."
    if isinstance(field, Table):
        yield from _where("rows_where", field.rows_where, "rows_from", field.rows_from, find)
        yield from _where("rows_also", field.rows_also, "rows_from", field.rows_from, find)
        if field.rows_also and not field.rows_where:
            yield "rows_also", "needs rows_where beside it: without that, all rows are taken."
        if field.rows_less and field.rows_from is None:
            yield "rows_less", "needs rows_from beside it."
    if isinstance(field, Vote):
        yield from _where("options_not", field.options_not, "options_from", field.options_from, find)
    if isinstance(field, Grid) and field.items_column:
        yield from _where("items_column", {field.items_column: ()}, "items_from", field.items_from, find)
    for one in step.pointing:
        if one.key in {"shown_when, passed", "shown_when, low"}:
            yield from _where(one.key, {one.column: ()}, one.key, one.to, find)


def _where(
    key: str, where: Mapping[str, str | tuple[str, ...]], beside: str, source: str | None, find: Find
) -> Iterator[tuple[str, str]]:
    """What is wrong with columns and their words in the table `source`, which the key `beside` names."""
    if source is None:
        if where:
            yield key, f"needs {beside} beside it."
        return
    found = find(source)
    if not isinstance(found, Table):
        return
    columns = {column.id: column.field for column in found.columns}
    for name, wanted in where.items():
        column = columns.get(name)
        if column is None:
            yield key, f"{source} has no column “{short(name)}”; {allowed(list(columns), name)}"
        elif isinstance(column, Choice) and not column.open:
            for words in (wanted,) if isinstance(wanted, str) else wanted:
                if words and words not in column.options:
                    hint = allowed(column.options, words)
                    yield key, f"“{short(words)}” is no option of the column {name}; {hint}"


def _field(reading: Reading, others: Mapping[str, Worksheet], source: str) -> StepField | None:
    """What a step asks, whether it is in this file or in another."""
    sheet, _, step_id = source.removesuffix("?").partition(".")
    steps = [one for _, one in reading.steps] if sheet == reading.id else []
    if sheet in others and sheet != reading.id:
        steps = list(others[sheet].steps)
    return next((one.field for one in steps if one.id == step_id), None)
