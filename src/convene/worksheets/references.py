"""Who takes rows from whom: references that lead nowhere, cycles, and lists that two worksheets claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from convene.kinds.table import Definition as Table
from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.faults import Fault
from convene.worksheets.reading import Reading
from convene.worksheets.shape import short


def dangling(reading: Reading, others: Mapping[str, Worksheet]) -> tuple[Fault, ...]:
    """References of a file that lead nowhere, also when the file has other faults.

    One that ends in `?` may lack its worksheet, not its step.
    """
    return tuple(
        Fault(reading.file, f"step {number} ({step.id})", what)
        for number, step in reading.steps
        for what in (*_references(step, reading, others), *_unmatched(step, reading, others))
    )


def cycle(worksheets: Mapping[str, Worksheet]) -> tuple[str, ...]:
    """The steps of a cycle of references, first and last the same; empty if there is none."""
    graph = {
        sheet.place(step.id): {reference.removesuffix("?") for reference in step.references}
        - {sheet.place(step.id)}
        for sheet in worksheets.values()
        for step in sheet.steps
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


def _references(step: Step, reading: Reading, others: Mapping[str, Worksheet]) -> list[str]:
    faults = []
    for reference in step.references:
        shown = short(reference)
        source, dot, step_id = reference.removesuffix("?").partition(".")
        steps = _steps_of(source, reading, others)
        if not dot or not step_id:
            faults.append(f"“{shown}” names no step; allowed: worksheet.step, as in landscape-map.gaps.")
        elif steps is None:
            if not reference.endswith("?"):
                todo = "check the spelling, or end it with ? if it may be missing."
                faults.append(f"there is no worksheet “{short(source)}” (in “{shown}”); {todo}")
        elif step_id not in steps:
            faults.append(f"“{source}” has no step “{short(step_id)}”; allowed: {', '.join(steps)}.")
        elif source == reading.id and step_id == step.id and not _is_column(step, reference):
            faults.append(f"“{shown}” is this step itself; allowed: an earlier step.")
    return faults


def _steps_of(source: str, reading: Reading, others: Mapping[str, Worksheet]) -> tuple[str, ...] | None:
    if source == reading.id:
        return reading.step_ids
    return tuple(step.id for step in others[source].steps) if source in others else None


def _is_column(step: Step, reference: str) -> bool:
    """Whether a column links to it: a row may well point to another row of its own table."""
    own = {getattr(step.field, key, None) for key in ("rows_from", "options_from", "items_from", "rule_from")}
    return reference not in {*own, step.reminder_from}


def _unmatched(step: Step, reading: Reading, others: Mapping[str, Worksheet]) -> list[str]:
    """What is wrong with `rows_where`: a column that the source lacks, or no source at all."""
    table = step.field
    if not isinstance(table, Table) or not table.rows_where:
        return []
    if table.rows_from is None:
        return ["rows_where needs rows_from beside it."]
    source, _, step_id = table.rows_from.removesuffix("?").partition(".")
    steps = [one for _, one in reading.steps] if source == reading.id else []
    if source in others and source != reading.id:
        steps = list(others[source].steps)
    columns = [
        column.id
        for one in steps
        if one.id == step_id and isinstance(one.field, Table)
        for column in one.field.columns
    ]
    if not columns:
        return []
    return [
        f"rows_where: {table.rows_from} has no column “{short(key)}”; allowed: {', '.join(columns)}."
        for key in table.rows_where
        if key not in columns
    ]
