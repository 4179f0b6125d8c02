"""From a measure to the worksheet that says something of it."""

from __future__ import annotations

from textual.screen import Screen

from convene.initiative.valuing import DEFINED_IN, columns_missing
from convene.initiative.view import View
from convene.measures.measure import Measure
from convene.screens.meeting.doing import doing
from convene.screens.session import Session


def cell_link(place: str, row: int, column: str) -> str:
    """The link to a cell of a step's table."""
    return f"{place}#{row}.{column}"


def definition_link(view: View, measure: Measure) -> str:
    """The link to a measure in the worksheet, at the first cell that a full definition lacks."""
    lacking = columns_missing(view, measure)
    return cell_link(DEFINED_IN, measure.id, lacking[0].id if lacking else "")


def open_link(screen: Screen[None], session: Session, link: str | None) -> None:
    """Open the worksheet, the step of it, or the cell in that, that a reason names."""
    from convene.screens.worksheet.screen import WorksheetScreen  # noqa: PLC0415  only when it is wanted

    named, _, cell = (link or "").partition("#")
    place, _, step = named.partition(".")
    row, _, column = cell.partition(".")
    if place:
        with doing(screen):
            at = int(row) if row else None
            screen.app.push_screen(WorksheetScreen(session, place, step or None, row=at, column=column))
