"""Why a measure has its state: what is there, what is missing, by which rule."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from convene.dates import show_day
from convene.initiative.valuing import DEFINED_IN, called_in, columns_missing
from convene.initiative.view import View
from convene.measures.figure import difference_words, unit_words, value_words
from convene.measures.observation import Values
from convene.measures.standing import RULE, Standing
from convene.measures.suppression import faults_shown
from convene.measures.trust import QUALITY, cautions
from convene.measures.words import at_words, change_words, notes, reason
from convene.screens.measures.due import day_words, late_words
from convene.screens.measures.ways import cell_link
from convene.screens.why import Line, Why
from convene.widgets.words import joined, plain


def why_measure(values: Values, found: Standing, view: View) -> Why:
    """The panel; Enter on a line leads to the worksheet it is from."""
    way = f", {found.way.lower()}" if found.way else ""
    said = (joined("State: ", (f"{found.status}{way}", "bold")), plain(reason(found, values.measure)))
    return Why(values.measure.name, said, tuple(_lines(values, found, view)), RULE)


def _lines(values: Values, found: Standing, view: View) -> Iterator[Line]:
    measure = values.measure
    if not found.is_hidden:
        yield from _numbers(values, found, view)
    for words in notes(found, measure):
        yield Line(joined(("! ", "bold $late"), words), DEFINED_IN)
    for column in columns_missing(view, measure):
        link = cell_link(DEFINED_IN, measure.id, column.id)
        yield Line(joined(("· missing   ", "bold"), f"{column.title}. Enter: fill it in."), link)
    for words in faults_shown(values):
        yield Line(joined(("! ", "bold $late"), words), DEFINED_IN)
    for words in cautions(view.rows(QUALITY), measure):
        yield Line(joined(("how far to trust it  ", "bold $primary"), words), QUALITY)
    for call in called_in(view):
        if call.measure.id == measure.id:
            when = late_words(call, view) or f"due {day_words(call, view)}"
            link = cell_link(call.place, call.row, "")
            yield Line(joined(("not in yet  ", "bold $late"), f"{call.period}, {when}"), link)


def _numbers(values: Values, found: Standing, view: View) -> Iterator[Line]:
    measure, unit = values.measure, values.measure.unit
    if found.baseline:
        source = "as counted" if found.is_observed else "as typed in the definition"
        yield Line(_told("baseline", f"{at_words(found.baseline, measure)}, {source}"), DEFINED_IN)
    if found.latest:
        kept = values.of(found.latest.period)
        who = view.name("people", kept.reported_by) if kept and kept.reported_by else None
        by = f", reported by {who}" if who else ""
        on = f" on {show_day(kept.on, year=True)}" if kept and kept.on else ""
        yield Line(_told("latest", f"{at_words(found.latest, measure)}{by}{on}"))
    if found.target:
        yield Line(_told("target", at_words(found.target, measure)), DEFINED_IN)
    if found.path is not None and found.latest and found.tolerance is not None:
        at = f"{value_words(found.path, unit)}{unit_words(unit)} in {found.latest.period.words}"
        allowed = difference_words(found.tolerance, unit)
        yield Line(_told("path", f"{at}; up to {allowed} behind it is on track"))
    if words := change_words(found, measure):
        yield Line(_told("change", words))


def _told(head: str, words: str) -> Content:
    return joined((f"{head:<9} ", "bold $primary"), words)
