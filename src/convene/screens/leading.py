"""Going where something is put in: one of the places, a worksheet, a step of it."""

from __future__ import annotations

from convene.screens.place import InInitiative
from convene.screens.worksheets import Worksheets
from convene.widgets.places_bar import PLACES


def lead_to(screen: InInitiative, where: str) -> None:
    """Go to a place ("people"), a worksheet or a worksheet.step; one that isn't here leads nowhere."""
    worksheet, _, step = where.partition(".")
    is_here = screen.session.view.shelf.get(worksheet) is not None

    async def going() -> None:
        await screen.run_action(f"app.go('{'worksheets' if is_here else where}')")
        if is_here:
            screen.app.screen.post_message(Worksheets.Open(worksheet, step or None))

    if is_here or where in PLACES:
        screen.app.call_later(going)


def leading_words(screen: InInitiative, where: str) -> str:
    """Which key leads there from a list: "Enter or 4 goes to People."."""
    if where in PLACES:
        return f"Enter or {PLACES.index(where) + 1} goes to {where.capitalize()}."
    worksheet = screen.session.view.shelf.get(where.partition(".")[0])
    return f"Enter opens “{worksheet.title}”." if worksheet else "Its worksheet is not here."
