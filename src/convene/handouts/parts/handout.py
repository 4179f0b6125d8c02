"""A handout that can be written now, or that waits for something."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Lack(NamedTuple):
    """What a handout waits for, in words, and where one puts it in: a place, or a worksheet.step.

    One that waits for nothing but its tick is put in `TICK`.
    """

    words: str
    where: str


TICK = "tick"


class Handout(NamedTuple):
    """`kind` is its name on the command line ("meeting-summary"), `name` what people call it.

    It is of one meeting, of one person (by their ids), of one worksheet, or of the whole initiative. `holds`
    says in numbers what would be on it; `file` are the words its file is named by. One that `lacks`
    something can't be written yet. `extra` is what is on it only when somebody `ticked` it: "the contact
    list".
    """

    kind: str
    name: str
    holds: str = ""
    file: str = ""
    meeting: int | None = None
    person: int | None = None
    lacks: Lack | None = None
    worksheet: str | None = None
    extra: str = ""
    ticked: bool = False

    @property
    def waits(self) -> bool:
        """Whether it lacks more than a tick."""
        return self.lacks is not None and self.lacks.where != TICK


Key: TypeAlias = tuple[str, int | None, int | None, str | None]


def key_of(handout: Handout) -> Key:
    """What stays the same of a handout when its words change."""
    return (handout.kind, handout.meeting, handout.person, handout.worksheet)
