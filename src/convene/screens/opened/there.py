"""Where somebody is in an initiative, so that another copy of it can be opened at the same place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from textual.message import Message
from textual.screen import Screen

from convene.screens.meeting.opening import OpenMeeting, PlanMeeting
from convene.screens.meeting.plan import MeetingPlan
from convene.screens.meeting.running import RunningMeeting
from convene.screens.worksheet.screen import WorksheetScreen
from convene.screens.worksheets import Worksheets


class There(NamedTuple):
    """One of the seven places, and what is to be opened in it, if anything is."""

    place: str = "overview"
    wanted: Message | None = None


def there(place: str, screens: Iterable[Screen[Any]]) -> There:
    """Where one is in a place with these screens, the lowest first: in a worksheet's step, in a meeting."""
    wanted: Message | None = None
    for screen in screens:
        match screen:
            case WorksheetScreen():
                wanted = Worksheets.Open(screen.worksheet.id, screen.pane.step_id)
            case RunningMeeting() if screen.meeting:
                wanted = OpenMeeting(screen.meeting.number)
            case MeetingPlan() if screen.meeting:
                wanted = PlanMeeting(screen.meeting.number)
    return There(place, wanted)
