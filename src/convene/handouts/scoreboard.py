"""On track or not: every measure on one page, with the rule in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from convene.blocks import Block, Cell, Column, Document, Heading, Lead, Paper, Rows, SmallNote
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count, month_day
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.measures.scored import NO_MEASURE, finding, holds, scoreboard, scored
from convene.handouts.parts.sources import Sources
from convene.initiative.valuing import called_in
from convene.initiative.view import View
from convene.measures.due import CALENDAR, PROMISES
from convene.measures.observation import Observation
from convene.measures.standing import RULE_IN_SHORT

KIND, NAME = "scoreboard", "Scoreboard"

DUE = "Due and late numbers"
DUE_COLUMNS = (
    Column("Measure", "words", 40),
    Column("For", "words", 12),
    Column("Who brings it", "words", 28),
    Column("By when", "words", 20),
)


def offered(view: View) -> tuple[Handout, ...]:
    """One, once there is a measure."""
    measures = scored(view)
    return whole.offered(view, KIND, NAME, holds(measures), None if measures else NO_MEASURE)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """Off track first; what is due and late stands below."""
    measures = scored(view)
    blocks = (
        Lead(text=finding(measures)),
        scoreboard(measures),
        *_due(view),
        SmallNote(text=RULE_IN_SHORT),
    )
    return whole.document(
        view,
        NAME,
        blocks,
        changed=last_change(
            view,
            worksheets=("shared-measures", "data-collection"),
            days=(one.on for one in view.all(Observation) if one.on),
        ),
        paper=paper,
        title="On track or not",
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the table is made of."""
    return Sources(
        tables=frozenset({"measures", "observations", "organizations"}),
        steps=frozenset({CALENDAR, PROMISES}),
        unseen={
            "organizations": frozenset({"sector", "what_they_do", "whom_they_reach", "reach", "involvement"}),
            "observations": frozenset({"reported_by", "source"}),
        },
    )


def _due(view: View) -> Iterator[Block]:
    """What has not come and is due within a month or late."""
    found = called_in(view)
    if not found:
        return
    rows = []
    for call in found:
        late = call.days_late(view.today)
        holder = view.name("organizations", call.organization) if call.organization else None
        when = [month_day(call.due, view.today), *([f"{count(late, 'day')} late"] if late else [])]
        rows.append(
            (
                Cell(call.measure.name),
                Cell(call.period),
                Cell(holder or "No one yet", late=not holder),
                Cell(", ".join(when), late=late > 0),
            )
        )
    yield Heading(level=1, text=DUE)
    yield Rows(caption=DUE, columns=DUE_COLUMNS, rows=tuple(rows))
