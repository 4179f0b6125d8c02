"""One line on how an initiative is, for the list of them."""

from __future__ import annotations

from pathlib import Path

from convene.captured.action import Action
from convene.dates import show_day
from convene.errors import ConveneError
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.meetings.meeting import Meeting, next_planned, running


def line_about(home: Home, folder: Path) -> str:
    """ "3 open actions, next meeting Thu Nov 19"; why it can't be read, if it can't."""
    try:
        view = home.read(folder)
    except ConveneError as error:
        return error.what
    return f"{open_actions(view)}, {next_meeting(view)}"


def open_actions(view: View) -> str:
    """ "no open actions", "1 open action", "9 open actions"."""
    count = sum(action.is_open for action in view.all(Action))
    return f"{count or 'no'} open {'action' if count == 1 else 'actions'}"


def next_meeting(view: View) -> str:
    """ "meeting is running", "next meeting Thu Nov 19" or "no meeting planned"."""
    meetings = view.all(Meeting)
    if running(meetings):
        return "meeting is running"
    coming = next_planned(meetings, view.today)
    return f"next meeting {show_day(coming.day)}" if coming else "no meeting planned"
