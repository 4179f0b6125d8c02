"""Where we are: the four components in the three phases on one sheet."""

from __future__ import annotations

import re

from convene.blocks import Document, Matrix, Paper, SmallNote, Square
from convene.captured.decision import Decision
from convene.collective_impact import COMPONENTS, PHASES
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources
from convene.initiative.view import View
from convene.listed import listed
from convene.progress.cells import CellState, State, cell_states

KIND, NAME = "twelve-cells", "Twelve cells"

SHAPES: dict[State, str] = {"not started": "○", "begun": "◐", "agreed": "●", "kept up": "◉"}
KEY = (
    "○ Not started.  ◐ Begun: something is written down.  ● Agreed: enough is written down, and a decision "
    "says so.  ◉ Kept up: agreed, and looked at in time."
)


def offered(view: View) -> tuple[Handout, ...]:
    """Always: a new initiative has not started anywhere, and that is where it is."""
    states = cell_states(view)
    agreed = sum(one.is_agreed for one in states)
    begun = sum(one.state == "begun" for one in states)
    return whole.offered(view, KIND, NAME, f"{agreed} of {len(states)} agreed, {begun} begun")


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """A box a cell: the deck's task, its state, one fact, whether it is due for a look."""
    states = {(one.cell.component, one.cell.phase): one for one in cell_states(view)}
    rows = tuple(
        (Square(title=part.title), *(_box(states[part.id, phase.id]) for phase in PHASES))
        for part in COMPONENTS
    )
    columns = ("Component", *(f"Phase {phase.number}: {phase.title}" for phase in PHASES))
    changed = last_change(
        view, *(one.at for one in view.all(Decision)), worksheets=tuple(view.shelf.worksheets)
    )
    return whole.document(
        view,
        NAME,
        (Matrix(caption=NAME, columns=columns, rows=rows, fills_page=True), SmallNote(text=KEY)),
        changed=changed,
        paper=paper,
        title="The whole effort on one page",
        landscape=True,
    )


def sources(view: View, handout: Handout) -> Sources:
    """Every answer, decision, action and meeting may move a cell."""
    return Sources(
        tables=frozenset(
            {"answers", "rows", "decisions", "actions", "votes", "agenda", "meetings", "people"}
            | {"organizations", "strategies", "measures"}
        ),
        unseen={
            "people": PEOPLE_UNSEEN - {"roles", "brings"},
            "agenda": frozenset({"title", "lead", "minutes"}),
        },
    )


def _box(state: CellState) -> Square:
    labels = [one.link for one in state.there if re.fullmatch(r"[A-Z]\d+", one.link)]
    facts = [one.words for one in state.there if one.link not in labels]
    fact = f"{facts[0][0].upper()}{facts[0][1:]}" if facts else ""
    rests = f" ({listed(labels)})" if labels else ""
    lines = [f"{SHAPES[state.state]} {state.state.capitalize()}", f"{fact}{rests}".strip()]
    note = ", ".join(state.marks)
    return Square(title=state.cell.task, lines=tuple(lines), note=note.capitalize())
