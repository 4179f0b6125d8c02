"""What papers of the whole initiative share: how they are offered, their masthead, words of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from convene.blocks import Blocks, Document, Masthead, Paper
from convene.dates import show_day
from convene.handouts.parts.handout import Handout, Lack
from convene.initiative.valuing import as_shown
from convene.initiative.view import View
from convene.kinds.columns import show_cell
from convene.kinds.field import Row
from convene.kinds.table import Definition as Table
from convene.measures.measure import Measure


def offered(view: View, kind: str, name: str, holds: str, lacks: Lack | None = None) -> tuple[Handout, ...]:
    """The one handout of this kind; with `lacks` it waits for that."""
    return (Handout(kind, name, holds=holds, file=f"{name} {view.about.name}", lacks=lacks),)


def document(
    view: View,
    name: str,
    blocks: Blocks,
    *,
    changed: datetime,
    paper: Paper,
    title: str = "",
    facts: tuple[str, ...] = (),
    landscape: bool = False,
) -> Document:
    """A paper as of today; its title is its name unless another is given."""
    as_of = f"As of {show_day(view.today, year=True)}"
    return Document(
        kind=name,
        title=title or name,
        initiative=view.about.name,
        day=view.today,
        changed=changed,
        blocks=(Masthead(kind=name, title=title or name, facts=(as_of, *facts)), *blocks),
        paper=paper,
        landscape=landscape,
    )


def told(view: View, place: str) -> list[Mapping[str, str]]:
    """The rows of a table step in words by column id; "" for an empty or private cell, and a small count."""
    step = view.step(place)
    columns = step.field.columns if step and isinstance(step.field, Table) else ()
    measures = step is not None and getattr(step.field, "registry", None) == Measure.table
    found = rows(view, place)
    return [
        defaultdict(str, {one.id: show_cell(row.cells.get(one.id), one, view) for one in columns})
        for row in (as_shown(view, found) if measures else found)
    ]


def rows(view: View, place: str) -> list[Row]:
    """The rows of a step as they may stand on paper: none of a private one, no cell of a private column."""
    step = view.step(place)
    if step and step.private:
        return []
    columns = step.field.columns if step and isinstance(step.field, Table) else ()
    private = {one.id for one in columns if one.private}
    return [
        row._replace(cells={key: cell for key, cell in row.cells.items() if key not in private})
        for row in view.rows(place)
    ]


def answer(view: View, place: str) -> str:
    """The answer to a step in words; "" where there is none, or where it is private."""
    step, found = view.step(place), view.answer(place)
    return "" if found is None or (step and step.private) else str(found)
