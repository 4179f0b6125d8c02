"""Measures as scripts read them: defined, with their values, and how they stand. Small counts are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import msgspec

from convene.exchange.shapes.labels import Labels, joined
from convene.initiative.valuing import called_in, definition_gaps, measured
from convene.initiative.view import View
from convene.measures.due import Call
from convene.measures.figure import value_words
from convene.measures.gaps import Gap, gaps
from convene.measures.measure import Measure
from convene.measures.observation import Values
from convene.measures.standing import At, Standing, Status, Way, standing
from convene.measures.suppression import Shown, baseline_is_hidden, faults_shown, shown
from convene.measures.words import notes, reason


class AtShape(msgspec.Struct, frozen=True, kw_only=True):
    """A value and its period."""

    period: str
    value: float


class ValueShape(msgspec.Struct, frozen=True, kw_only=True):
    """A value: of everybody where `breakdown` and `group` are null.

    `hidden`: a small count, or one beside it that would give it away; then value, count and of are null.
    `new_way`: from this period on it is counted in another way.
    """

    period: str
    breakdown: str | None
    group: str | None
    value: float | None
    count: float | None
    of: float | None
    hidden: bool
    unsteady: bool
    provisional: bool
    new_way: bool
    reported_by: str | None
    source: str
    on: date | None


class GapShape(msgspec.Struct, frozen=True, kw_only=True):
    """The two groups that are furthest apart, in the newest period that shows two."""

    breakdown: str
    period: str
    high: str
    high_value: float
    low: str
    low_value: float
    difference: float
    unsteady: bool


class DueShape(msgspec.Struct, frozen=True, kw_only=True):
    """A value that has not come: from whom, for which period, and how late it is."""

    period: str
    comes_from: str | None
    due: date
    days_late: int


class MeasureShape(msgspec.Struct, frozen=True, kw_only=True):
    """A measure by the columns of its worksheet, and what follows from its values.

    `missing` are the columns that a full definition still needs, `faults` what can't be as it is. `lead` is
    how far the latest value is ahead of the straight path (below zero: behind), `share` the part of the
    planned change that is reached. Numbers are null where there are none, and where small counts would show.
    """

    name: str
    plain_question: str
    what_we_count: str
    out_of_whom: str
    unit: str
    good_direction: str
    level: str
    source: str
    kept_by: str | None
    how_often: str
    breakdowns: tuple[str, ...]
    baseline_period: str
    baseline_value: float | None
    target_period: str
    target_value: float | None
    allowed_behind: float | None
    hide_counts_under: int
    missing: tuple[str, ...]
    faults: tuple[str, ...]
    status: Status
    way: Way | None
    reason: str
    notes: tuple[str, ...]
    baseline: AtShape | None
    latest: AtShape | None
    target: AtShape | None
    path: float | None
    lead: float | None
    tolerance: float | None
    change: float | None
    relative: float | None
    share: float | None
    gaps: tuple[GapShape, ...]
    due: tuple[DueShape, ...]
    values: tuple[ValueShape, ...]

    @property
    def line(self) -> str:
        """The same to a person."""
        ends = (("", self.baseline), ("now ", self.latest), ("target ", self.target))
        numbers = (
            f"{word}{value_words(Fraction(repr(at.value)), self.unit)} ({at.period})" if at else ""
            for word, at in ends
        )
        status = f"{self.status}{f', {self.way.lower()}' if self.way else ''}"
        return joined(self.name, status, *numbers, self.kept_by)


def measures(view: View) -> Sequence[MeasureShape]:
    """Every measure that has a name, in the order of the worksheet."""
    labels, late = Labels(view), called_in(view)
    return [_shape(values, view, labels, late) for values in measured(view)]


def _shape(values: Values, view: View, labels: Labels, late: Sequence[Call]) -> MeasureShape:
    measure, found = values.measure, standing(values, view.today)
    cells = shown(values)
    seen = Standing(found.status, target=found.target, way=found.way) if found.is_hidden else found
    return MeasureShape(
        **_definition(values),
        kept_by=labels.organization(measure.kept_by),
        hide_counts_under=measure.limit,
        missing=definition_gaps(view, measure),
        faults=tuple(faults_shown(values)),
        status=found.status,
        way=found.way,
        reason=reason(found, measure),
        notes=tuple(notes(found, measure)),
        baseline=_at(seen.baseline),
        latest=_at(seen.latest),
        target=_at(seen.target),
        path=_number(seen.path),
        lead=_number(seen.lead),
        tolerance=_number(seen.tolerance),
        change=_number(seen.change),
        relative=_number(seen.relative),
        share=_number(seen.share),
        gaps=tuple(map(_gap, gaps(cells))),
        due=tuple(
            DueShape(
                period=call.period,
                comes_from=labels.organization(call.organization),
                due=call.due,
                days_late=call.days_late(view.today),
            )
            for call in late
            if call.measure.id == measure.id
        ),
        values=tuple(_value(one, labels) for one in cells),
    )


def _definition(values: Values) -> dict[str, Any]:
    own = {"id", "order", "kept_by", "hide_counts_under"}
    found = {name: getattr(values.measure, name) for name in Measure.__struct_fields__ if name not in own}
    return found | ({"baseline_value": None} if baseline_is_hidden(values) else {})


def _value(one: Shown, labels: Labels) -> ValueShape:
    figure, kept = one.figure, one.observation
    return ValueShape(
        period=one.period.key,
        breakdown=one.breakdown or None,
        group=one.group or None,
        value=_number(one.value) if figure is None or figure.number is None else figure.number,
        count=figure.count if figure else None,
        of=figure.of if figure else None,
        hidden=bool(one.hidden),
        unsteady=one.unsteady,
        provisional=kept.provisional,
        new_way=kept.new_way,
        reported_by=labels.person(kept.reported_by),
        source=kept.source,
        on=kept.on,
    )


def _gap(gap: Gap) -> GapShape:
    return GapShape(
        breakdown=gap.breakdown,
        period=gap.period.key,
        high=gap.high.group,
        high_value=_number(gap.high.value) or 0.0,
        low=gap.low.group,
        low_value=_number(gap.low.value) or 0.0,
        difference=_number(gap.difference) or 0.0,
        unsteady=gap.high.unsteady or gap.low.unsteady,
    )


def _at(at: At | None) -> AtShape | None:
    return AtShape(period=at.period.key, value=round(float(at.value), 6)) if at else None


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)
