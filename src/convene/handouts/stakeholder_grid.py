"""Who cares and who can move it: the four corners of the grid of people, by name. Only when it is ticked."""

from __future__ import annotations

import msgspec

from convene.blocks import Blocks, Corners, Document, Paper, SmallNote
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import TICK, Handout, Lack
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources, of_steps
from convene.initiative.view import View
from convene.kinds import grid, kind_of
from convene.kinds.field import Row

KIND, NAME = "stakeholder-grid", "Stakeholder grid"

WORKSHEET, GRID = "champions-and-group", "champions-and-group.influence"
NOBODY = Lack("Nobody stands on the grid of people yet.", GRID)
ASK_FIRST = Lack("It says who stands where, so it is only written when you tick it.", TICK)
PEOPLE = "where people stand"
NOTE = (
    "For those who plan the next talks, not to be passed on. Where somebody stands is what we believe today: "
    "people move, and that is the point."
)


def offered(view: View) -> tuple[Handout, ...]:
    """One, once somebody stands on the grid and somebody ticked it."""
    placed = view.rows(GRID)
    holds = count(len(placed), "person", "people")
    (one,) = whole.offered(view, KIND, NAME, holds, ASK_FIRST if placed else NOBODY)
    return (one._replace(extra=PEOPLE if placed else ""),)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """Names by corner: no places within one, since nobody is measured."""
    step = view.step(GRID)
    blocks: Blocks = ()
    if step and isinstance(step.field, grid.Definition):
        source = step.field.source
        placed = sorted(view.rows(GRID), key=lambda row: _name(view, source, row).casefold())
        blocks = tuple(
            msgspec.structs.replace(block, fills_page=True) if isinstance(block, Corners) else block
            for block in kind_of(step.field).blocks(placed, step.field, view)
        )
    changed = last_change(view, worksheets=(WORKSHEET,))
    return whole.document(
        view,
        NAME,
        (*blocks, SmallNote(text=NOTE)),
        changed=changed,
        paper=paper,
        title="Who cares, and who can move it",
    )


def sources(view: View, handout: Handout) -> Sources:
    """Where people were placed, and what they are called."""
    step = view.step(GRID)
    found = of_steps(view, [(GRID, step)] if step else [])
    return found._replace(tables=frozenset({"people"}), unseen={"people": PEOPLE_UNSEEN - {"under_18"}})


def _name(view: View, source: str, row: Row) -> str:
    return view.name(source, row.cells["item"]) or ""
