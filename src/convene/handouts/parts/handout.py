"""A handout that can be written now."""

from __future__ import annotations

from typing import NamedTuple


class Handout(NamedTuple):
    """`kind` is its name on the command line ("meeting-summary"), `meeting` the id of the meeting it is of.

    `name` is what people call it; `holds` says in numbers what would be on it; `file` are the words its
    file is named by.
    """

    kind: str
    name: str
    holds: str
    file: str
    meeting: int | None = None
