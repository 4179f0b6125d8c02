"""A worksheet that each meeting fills in anew: at which meetings it was, and which one is meant now."""

from __future__ import annotations

from convene.initiative.gone import KeptAnswer, KeptRow
from convene.initiative.view import View
from convene.meetings.meeting import Meeting, running
from convene.worksheets.definition import Worksheet


def fillings(view: View, worksheet: Worksheet) -> tuple[Worksheet, ...]:
    """This worksheet as each meeting filled it in, the oldest meeting first.

    One that the group fills in once is alone here; and so is one that nobody has filled in.
    """
    if not worksheet.each:
        return (worksheet,)
    kept = [one.step for kind in (KeptRow, KeptAnswer) for one in view.all(kind)]
    mine = (one.partition("@")[2] for one in kept if one.startswith(f"{worksheet.id}."))
    meetings = {int(one) for one in mine if one.isdigit()}
    days = view.by_id(Meeting)
    ordered = sorted(meetings, key=lambda one: (days[one].day.isoformat() if one in days else "", one))
    return tuple(worksheet.at(one) for one in ordered) or (worksheet,)


def filling_now(view: View, worksheet: Worksheet) -> Worksheet:
    """The one that is meant when nobody says which: the running meeting's, else the last one's."""
    meetings = view.all(Meeting)
    last = max((one for one in meetings if one.started), key=lambda one: (one.day, one.begins), default=None)
    meeting = running(meetings) or last
    return worksheet.at(meeting.id) if meeting else worksheet


def meeting_of(view: View, worksheet: Worksheet) -> Meeting | None:
    """The meeting that fills in this worksheet; None where the group fills it in once."""
    return view.get(Meeting, worksheet.held)
