"""Values of measures, kept: one undo takes a deed back, and history has what a correction replaced."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from convene.errors import ConveneError
from convene.initiative.collection import stored
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.kinds.columns import Column, missing
from convene.kinds.field import Row, Value
from convene.kinds.table import Definition as Table
from convene.measures.due import CALENDAR, PROMISES, Call, calls, first_calls, waiting
from convene.measures.measure import Measure
from convene.measures.observation import Observation, Values, checked
from convene.measures.suppression import baseline_is_hidden
from convene.store.fold import named_id
from convene.store.table import document

DEFINED_IN = "shared-measures.measures"
"""The step whose rows the measures are."""

BASELINE = "baseline_value"
"""The column with the number that may be a small count."""

Deed: TypeAlias = Literal["add", "change", "same"]


class Step(NamedTuple):
    """What keeping a value does, with the value in its usual form."""

    deed: Deed
    value: Observation


def measured(view: View) -> list[Values]:
    """Every measure with its values, in the order of the worksheet."""
    return view.measured()


def values_of(view: View, measure: int) -> Values | None:
    """One measure with its values; None if it was taken out."""
    return next((one for one in measured(view) if one.measure.id == measure), None)


def called_in(view: View) -> list[Call]:
    """What has not come and is due within a month or late, the latest first."""
    return waiting(all_calls(view), view.today)


def all_calls(view: View) -> list[Call]:
    """Every value that somebody is to bring, the earliest first: by the calendar, else as it was promised."""
    values = measured(view)
    asked = calls(view.rows(CALENDAR), values)
    return sorted((*asked, *first_calls(view.rows(PROMISES), values, asked)), key=lambda call: call.due)


def definition_gaps(view: View, measure: Measure) -> tuple[str, ...]:
    """What is missing for a full definition, by the titles of the columns."""
    return tuple(column.title for column in columns_missing(view, measure))


def columns_missing(view: View, measure: Measure) -> tuple[Column, ...]:
    """The columns that a full definition needs and that are empty."""
    step = view.step(DEFINED_IN)
    row = next((one for one in view.registry(Measure.table) if one.id == measure.id), None)
    columns = step.field.columns if step and isinstance(step.field, Table) else ()
    titles = missing(dict(row.cells), columns) if row else ()
    return tuple(column for column in columns if column.title in titles)


def small_baselines(view: View) -> frozenset[int]:
    """The measures whose baseline is a small count, as typed in the definition or as counted."""
    return frozenset(one.measure.id for one in measured(view) if baseline_is_hidden(one))


def as_shown(view: View, rows: Sequence[Row], instead: Value | None = None) -> list[Row]:
    """Rows of measures as they may leave: `instead` of a baseline that is a small count."""
    small = small_baselines(view)
    return [
        row._replace(cells={**row.cells, BASELINE: instead})
        if row.id in small and row.cells.get(BASELINE) is not None
        else row
        for row in rows
    ]


def plan(view: View, value: Observation) -> Step:
    """What keeping a value would do. Raises BadInput for one that can't be kept.

    A value that is there already is the same if figure and marks are, whoever reports it again.
    """
    measure = view.get(Measure, value.measure)
    if measure is None:
        raise ConveneError("This measure is no longer there.", "Nothing was changed.", "Undo brings it back.")
    value = checked(value, measure)
    row = named_id(f"{Observation.table}/{value.cell}")
    there = view.get(Observation, row)
    if there is None:
        return Step("add", msgspec.structs.replace(value, id=row))
    value = msgspec.structs.replace(value, id=row, order=there.order, group=there.group)
    same = _told(there) == _told(value)
    return Step("same" if same else "change", value)


def keep_values(initiative: Initiative, values: Iterable[Observation], what: str) -> list[Step]:
    """Keep values, all or none, in one deed; what was done with each. Raises BadInput.

    `what` says no numbers: history leaves the house with the exports, and small counts must not.
    """
    with initiative.group(what) as database:
        table = database.table(Observation.table)
        steps = []
        there = initiative.view.documents(Observation.table).values()
        last = max((float(one.get("order", 0.0)) for one in there), default=0.0)
        for value in values:
            step = plan(initiative.view, value)
            if step.deed == "add":
                last += 1
                step = Step("add", msgspec.structs.replace(step.value, order=last))
                table.insert(document(stored(step.value), step.value.id))
            elif step.deed == "change":
                _replace(table, step.value)
            steps.append(step)
        return steps


def take_values_out(initiative: Initiative, values: Sequence[Observation], what: str) -> None:
    """Take values out in one deed; undo brings them back."""
    with initiative.group(what) as database:
        database.table(Observation.table).remove(doc_ids=[one.id for one in values])


def today(initiative: Initiative) -> date:
    """The day that a value typed now is marked with."""
    return date.fromisoformat(initiative.day)


def _replace(table: Any, value: Observation) -> None:
    after = stored(value)

    def replaced(kept: MutableMapping[str, Any]) -> None:
        for name in Observation.__struct_fields__:
            kept.pop(name, None)
        kept.update(after)

    table.update(replaced, doc_ids=[value.id])


def _told(value: Observation) -> tuple[object, ...]:
    return value.figure, value.provisional, value.new_way
