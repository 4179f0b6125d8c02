"""Which steps are asked now: some only when an earlier answer calls for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from convene.initiative.view import View
from convene.kinds.field import Row
from convene.kinds.rating import Definition as Rating
from convene.kinds.table import Definition as Table
from convene.worksheets.definition import ShownWhen, Step, column_of


def is_asked(view: View, step: Step) -> bool:
    """Whether anything calls for this step; one without a condition is always asked."""
    when = step.shown_when
    if when is None:
        return True
    if when.rows:
        return bool(view.rows(when.rows.removesuffix("?")))
    if when.passed:
        return any(day < view.today for day in _days(view, when.passed))
    return any(_is_low(view, one, when.under) for one in when.low)


def in_words(view: View, when: ShownWhen) -> str:
    """What a step waits for, for its place in the outline: "asked once Heard has rows"."""
    if when.rows:
        return f"Asked once “{_title(view, when.rows)}” has rows."
    if when.passed:
        step, column = column_of(when.passed)
        return f"Asked once a day under “{_column(view, step, column)}” in “{_title(view, step)}” has passed."
    titles = " or ".join(dict.fromkeys(f"“{_title(view, column_of(one)[0])}”" for one in when.low))
    return f"Asked when {titles} is under {when.under:g} on average, or one of their ratings is the lowest."


def _is_low(view: View, reference: str, under: float) -> bool:
    place, column_id = column_of(reference)
    step = view.step(place)
    if step is None or not isinstance(step.field, Table):
        return False
    column = next((one.field for one in step.field.columns if one.id == column_id), None)
    lowest = column.least if isinstance(column, Rating) else 0
    given = list(_numbers(view.rows(place), column_id))
    return bool(given) and (sum(given) / len(given) < under or lowest in given)


def _numbers(rows: Sequence[Row], column: str) -> Iterator[float]:
    for row in rows:
        value = row.cells.get(column)
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield value


def _days(view: View, reference: str) -> Iterator[date]:
    place, column = column_of(reference)
    for row in view.rows(place):
        try:
            yield date.fromisoformat(str(row.cells.get(column, ""))[:10])
        except ValueError:
            continue


def _title(view: View, place: str) -> str:
    step = view.step(place)
    return step.title if step else place


def _column(view: View, place: str, column_id: str) -> str:
    step = view.step(place)
    columns = step.field.columns if step and isinstance(step.field, Table) else ()
    return next((one.title for one in columns if one.id == column_id), column_id)
