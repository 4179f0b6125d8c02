"""What a handout says, as blocks; one module each."""

from __future__ import annotations

from types import ModuleType

from convene.blocks import Document, Paper
from convene.errors import ConveneError
from convene.handouts import meeting_summary
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View
from convene.meetings.meeting import Meeting

HANDOUTS: dict[str, ModuleType] = {"meeting-summary": meeting_summary}
"""Every kind of handout by its name on the command line."""

__all__ = ["HANDOUTS", "Handout", "document", "possible", "sources"]


def possible(view: View) -> tuple[Handout, ...]:
    """Everything that can be written now, with what it would hold."""
    return tuple(handout for kind in HANDOUTS.values() for handout in kind.possible(view))


def sources(view: View, handout: Handout) -> Sources | None:
    """What a handout is made of; None if its meeting is gone."""
    meeting = view.get(Meeting, handout.meeting)
    if meeting is None:
        return None
    found: Sources = HANDOUTS[handout.kind].sources(view, meeting)
    return found


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """What a handout says now. Raises ConveneError if its meeting is gone."""
    meeting = view.get(Meeting, handout.meeting)
    if meeting is None:
        raise ConveneError(
            f"{handout.name}: this meeting is no longer there.",
            "Nothing was written.",
            "Undo brings it back.",
        )
    made: Document = HANDOUTS[handout.kind].document(view, meeting, paper=paper, hours=hours)
    return made
