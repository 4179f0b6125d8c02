"""What we count, exactly, and who brings it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from convene.blocks import Block, Cell, Column, Document, Heading, Paper, Rows
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.measures.scored import NO_MEASURE, NOT_SET, number_words
from convene.handouts.parts.sources import Sources
from convene.initiative.valuing import DEFINED_IN, definition_gaps, measured
from convene.initiative.view import View
from convene.kinds.table import Definition as Table
from convene.listed import listed
from convene.measures.figure import PERCENT, unit_words
from convene.measures.measure import USUAL_TOLERANCE, Measure
from convene.measures.observation import Observation, Values
from convene.measures.suppression import HIDDEN, baseline_is_hidden, faults_shown
from convene.measures.words import allowed_words

KIND, NAME = "measurement-plan", "Shared measurement plan"

UNNAMED, UNSAID = "Not named yet", "Not said yet"
SUMMARY = (
    Column("Measure", "words", 24),
    Column("Question it answers", "words", 26),
    Column("Baseline", "number", 11),
    Column("Target", "number", 11),
    Column("Steward", "words", 16),
    Column("How often", "words", 12),
)
DEFINITION = (Column("What", "words", 20), Column("As we count it", "words", 80))


def offered(view: View) -> tuple[Handout, ...]:
    """One, once there is a measure."""
    measures = measured(view)
    full = sum(not definition_gaps(view, one.measure) for one in measures)
    words = f"{count(len(measures), 'measure')}, {full} with a full definition"
    return whole.offered(view, KIND, NAME, words, None if measures else NO_MEASURE)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """All of them in a table, then each field by field."""
    measures = measured(view)
    rows = tuple(_summary(view, one) for one in measures)
    blocks = (
        Rows(caption="What we count", columns=SUMMARY, rows=rows),
        *(block for one in measures for block in _definition(view, one)),
    )
    changed = last_change(
        view, worksheets=("shared-measures",), days=(one.on for one in view.all(Observation) if one.on)
    )
    return whole.document(
        view, NAME, blocks, changed=changed, paper=paper, title="What we count, and who brings it"
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the plan is made of: values too, since a baseline that turns out small is hidden."""
    return Sources(
        tables=frozenset({"measures", "observations", "organizations"}),
        unseen={
            "organizations": frozenset({"sector", "what_they_do", "whom_they_reach", "reach", "involvement"}),
            "observations": frozenset({"reported_by", "source", "provisional", "new_way"}),
        },
    )


def _summary(view: View, values: Values) -> tuple[Cell, ...]:
    measure = values.measure
    baseline, target = _baseline(values), _target(measure)
    steward = _steward(view, measure)
    return (
        Cell(measure.name, strong=True),
        Cell(measure.plain_question or UNSAID, late=not measure.plain_question),
        Cell(baseline or NOT_SET, note=measure.baseline_period, late=not baseline),
        Cell(target or NOT_SET, note=measure.target_period, late=not target),
        Cell(steward or UNNAMED, late=not steward),
        Cell(measure.how_often or UNSAID, late=not measure.how_often),
    )


def _definition(view: View, values: Values) -> Iterator[Block]:
    """What is missing is said; a table of two columns that stays on its page."""
    measure = values.measure
    yield Heading(level=1, text=measure.name)
    rows = tuple(
        (Cell(title, strong=True), Cell(words or absent, late=not words))
        for title, words, absent in _fields(view, values)
    )
    yield Rows(caption=f"How we count: {measure.name}", columns=DEFINITION, rows=rows, together=True)


def _fields(view: View, values: Values) -> Iterator[tuple[str, str, str]]:
    """What a field is called, what it says, what is said where it says nothing."""
    measure = values.measure
    yield "Question it answers", measure.plain_question, UNSAID
    yield "What we count", measure.what_we_count, UNSAID
    yield "Out of whom", measure.out_of_whom, UNSAID
    yield "Unit", "; ".join(filter(None, (measure.unit, measure.good_direction.lower()))), UNSAID
    yield "Level", measure.level, UNSAID
    yield "Source", measure.source, UNNAMED
    yield "Steward", _steward(view, measure), UNNAMED
    yield "How often", measure.how_often, UNSAID
    yield "Breakdowns", listed(measure.breakdowns), UNNAMED
    yield "Baseline", _with_period(_baseline(values), measure.baseline_period, measure), NOT_SET
    yield "Target", _with_period(_target(measure), measure.target_period, measure), NOT_SET
    if measure.tolerance != USUAL_TOLERANCE:
        yield "Still on track", f"Up to {allowed_words(measure)} behind the path", ""
    shown = f"Counts under {measure.limit} are hidden" if measure.limit else "None are hidden"
    yield "Small counts", shown, ""
    for title, words in _more(view, measure):
        yield title, words, UNSAID
    for words in faults_shown(values):
        yield "To be mended", words, ""


def _more(view: View, measure: Measure) -> Iterator[tuple[str, str]]:
    """Columns that a facilitator added to the worksheet."""
    step = view.step(DEFINED_IN)
    columns = step.field.columns if step and isinstance(step.field, Table) else ()
    told = zip(whole.rows(view, DEFINED_IN), whole.told(view, DEFINED_IN), strict=True)
    row: Mapping[str, str] = next((words for kept, words in told if kept.id == measure.id), {})
    known = {*Measure.__struct_fields__}
    for column in columns:
        if column.id not in known and not column.private and row.get(column.id):
            yield column.title, row[column.id]


def _steward(view: View, measure: Measure) -> str:
    return (view.name("organizations", measure.kept_by) if measure.kept_by else None) or ""


def _baseline(values: Values) -> str:
    """As the definition has it; nothing while it has none, and no number where it is a small count."""
    measure = values.measure
    if measure.typed_baseline is None:
        return ""
    return HIDDEN if baseline_is_hidden(values) else number_words(measure.typed_baseline, measure.unit)


def _target(measure: Measure) -> str:
    return "" if measure.target is None else number_words(measure.target, measure.unit)


def _with_period(words: str, period: str, measure: Measure) -> str:
    """ "38.9 per 100,000 in 2023"."""
    unit = "" if measure.unit == PERCENT or words == HIDDEN else unit_words(measure.unit)
    if not words:
        return ""
    return f"{words}{unit} in {period}" if period else f"{words}{unit}, period not said yet"
