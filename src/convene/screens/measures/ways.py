"""From a measure to the worksheet that says something of it."""

from __future__ import annotations

from textual.screen import Screen

from convene.screens.meeting.doing import doing
from convene.screens.session import Session


def open_link(screen: Screen[None], session: Session, link: str | None) -> None:
    """Open the worksheet, or the step of it, that a reason names."""
    from convene.screens.worksheet.screen import WorksheetScreen  # noqa: PLC0415  only when it is wanted

    place, _, step = (link or "").partition(".")
    if place:
        with doing(screen):
            screen.app.push_screen(WorksheetScreen(session, place, step or None))
