"""What a closed meeting left for the next one: items that were not reached, and votes that were not held."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from convene.initiative.agenda_vote import place_of
from convene.initiative.asked import is_asked
from convene.initiative.convening import agenda_of
from convene.initiative.standing import votes_of
from convene.initiative.view import View
from convene.kinds.vote import Definition
from convene.meetings.agenda import AgendaItem
from convene.meetings.carrying import left_open

VOTE = "Vote left open"


def left_over(view: View, meeting: int) -> list[AgendaItem]:
    """The items, as they can be put on another agenda; a vote of a worksheet as an item of its own."""
    items = agenda_of(view, meeting)
    return [*left_open(items), *(one for item in items if item.started for one in _not_held(view, item))]


def _not_held(view: View, item: AgendaItem) -> Iterator[AgendaItem]:
    """The votes of an item that was on."""
    if item.kind == "vote" and not votes_of(view, place_of(item)):
        yield item
    sheet = view.shelf.get(item.worksheet or "")
    held = sheet.at(item.meeting) if sheet else None
    for step in held.steps if held else ():
        taken = not item.steps or step.id in item.steps
        asked = taken and isinstance(step.field, Definition) and is_asked(view, step)
        if asked and held and not votes_of(view, held.place(step.id)):
            title = f"{VOTE}: {step.title}"
            yield msgspec.structs.replace(item, title=title, minutes=step.minutes, steps=(step.id,))
