"""What editors say of other times and other hands: what stood here before, what others put here meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.editors.editor import Editor


@dataclass
class ChangedMeanwhile(Editor.Said):
    """Others changed what is being typed here: nothing was taken from under the hands. `words` say so."""

    step: str
    words: str


def changed_meanwhile(step: str, what: str, words: str) -> ChangedMeanwhile:
    """Others put these words into `what` is being typed; "" if they emptied it."""
    said = f"to “{words}”" if words else "to nothing"
    return ChangedMeanwhile(
        step,
        f"{what} was changed elsewhere meanwhile, {said}. What you type stays; both are in the history.",
    )


@dataclass
class HistoryWanted(Editor.Said):
    """What stood here before is wanted: of a row, of a decision or an action, or of the whole step."""

    step: str
    row: int | None = None
    record: Decision | Action | None = None
