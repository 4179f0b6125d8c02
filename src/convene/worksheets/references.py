"""Who takes rows from whom: references that lead nowhere, and cycles."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from convene.kinds.columns import Column
from convene.kinds.table import Definition as Table
from convene.worksheets.definition import Worksheet
from convene.worksheets.reading import Fault


def dangling(worksheet: Worksheet, others: Mapping[str, Worksheet], file: str) -> tuple[Fault, ...]:
    """References of a worksheet that lead nowhere.

    One that ends in `?` may lack its worksheet, not its step.
    """
    faults = []
    known = {**others, worksheet.id: worksheet}
    for number, step in enumerate(worksheet.steps, start=1):
        place = f"step {number} ({step.id})"
        for reference in step.references:
            source, dot, step_id = reference.removesuffix("?").partition(".")
            if not dot or not step_id:
                faults.append(Fault(file, place, f"“{reference}” is not worksheet.step."))
            elif source not in known:
                if not reference.endswith("?"):
                    todo = "check the spelling, or end it with ? if it may be missing."
                    faults.append(
                        Fault(file, place, f"there is no worksheet “{source}” (in “{reference}”); {todo}")
                    )
            elif known[source].step(step_id) is None:
                steps = ", ".join(one.id for one in known[source].steps)
                faults.append(Fault(file, place, f"“{source}” has no step “{step_id}”; it has: {steps}."))
        if isinstance(step.field, Table):
            faults += [
                Fault(file, place, what) for what in _unmatched(step.field.rows_where, step.field, known)
            ]
    return tuple(faults)


def cycle(worksheets: Mapping[str, Worksheet]) -> tuple[str, ...]:
    """The steps of a cycle of references, first and last the same; empty if there is none."""
    graph = {
        sheet.place(step.id): {
            reference.removesuffix("?") for reference in step.references if reference.removesuffix("?")
        }
        - {sheet.place(step.id)}
        for sheet in worksheets.values()
        for step in sheet.steps
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def _unmatched(wanted: Mapping[str, str], table: Table, known: Mapping[str, Worksheet]) -> list[str]:
    """What is wrong with `rows_where`: a column that the source lacks, or no source at all."""
    if not wanted:
        return []
    if table.rows_from is None:
        return ["rows_where needs rows_from beside it."]
    source, _, step_id = table.rows_from.removesuffix("?").partition(".")
    step = known[source].step(step_id) if source in known else None
    columns: tuple[Column, ...] = step.field.columns if step and isinstance(step.field, Table) else ()
    return [
        f"rows_where: {table.rows_from} has no column “{key}”."
        for key in wanted
        if key not in {column.id for column in columns}
    ]
