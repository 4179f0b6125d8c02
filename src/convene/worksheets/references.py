"""Who takes rows from whom: references that lead nowhere, cycles, and lists that two worksheets claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from convene.kinds.choice import Definition as Choice
from convene.kinds.table import Definition as Table
from convene.worksheets.definition import Reference, Step, Worksheet
from convene.worksheets.faults import Fault
from convene.worksheets.reading import Reading
from convene.worksheets.shape import allowed, near, short


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
        found += [
            Fault(reading.file, f"{place}, rows_where", what) for what in _unmatched(step, reading, others)
        ]
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


def _unmatched(step: Step, reading: Reading, others: Mapping[str, Worksheet]) -> list[str]:
    """What is wrong with `rows_where`: a column that the source lacks, words that it never has, no source."""
    table = step.field
    if not isinstance(table, Table) or not table.rows_where:
        return []
    if table.rows_from is None:
        return ["needs rows_from beside it."]
    source, _, step_id = table.rows_from.removesuffix("?").partition(".")
    steps = [one for _, one in reading.steps] if source == reading.id else []
    if source in others and source != reading.id:
        steps = list(others[source].steps)
    found = next((one.field for one in steps if one.id == step_id), None)
    if not isinstance(found, Table):
        return []
    columns = {column.id: column.field for column in found.columns}
    faults = []
    for key, words in table.rows_where.items():
        column = columns.get(key)
        if column is None:
            what = f"{table.rows_from} has no column “{short(key)}”"
            faults.append(f"{what}; {allowed(list(columns), key)}")
        elif isinstance(column, Choice) and not column.open and words not in column.options:
            hint = allowed(column.options, words)
            faults.append(f"“{short(words)}” is no option of the column {key}; {hint}")
    return faults
