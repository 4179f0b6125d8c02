"""The wish to see a meeting: sent to the place Meetings from wherever one is."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class OpenMeeting(Message):
    """A meeting is to be shown: running, if it runs, else its plan."""

    number: int
