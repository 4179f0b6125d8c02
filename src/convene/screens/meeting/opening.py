"""Wishes about a meeting: sent to the place Meetings, which knows all screens of one, or to Handouts."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class OpenMeeting(Message):
    """A meeting is to be shown: running, if it runs, else its plan."""

    number: int


@dataclass
class PlanMeeting(Message):
    """The plan of a meeting is to be shown, also of one that runs."""

    number: int


@dataclass
class StartMeeting(Message):
    """A meeting is to be started, or to be opened again if it is closed."""

    number: int


@dataclass
class TakeUp(Message):
    """An item of the meeting that is running, by its id, is to be on now."""

    number: int
    item: int


@dataclass
class WriteOfMeeting(Message):
    """The handouts of a meeting, by its id, are to be written at once."""

    meeting: int
