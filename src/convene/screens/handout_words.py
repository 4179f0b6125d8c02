"""What the place Handouts says of a handout and of what was done with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from textual.content import Content

from convene.errors import ConveneError
from convene.handouts import Handout
from convene.screens.handout_files import Written
from convene.widgets.words import joined

EMPTY = (
    "Nothing to write yet. A summary can be written of every meeting that was started. "
    "Press 2 to go to the meetings."
)
YOURS = "The file is yours: it is never overwritten. Phone, mail and private columns are never on it."


class Listed(NamedTuple):
    """A handout that can be written, and what was written of it."""

    handout: Handout
    written: Written | None


def key_of(handout: Handout) -> tuple[str, int | None]:
    """What stays the same of a handout when its words change."""
    return (handout.kind, handout.meeting)


def entry(one: Listed, state: str, *, picked: bool) -> Content:
    """Three lines: the name, what it would hold, what was written of it (`state`)."""
    since = bool(one.written and one.written.since)
    return joined(
        ("✓ " if picked else "  ", "bold $primary"),
        (one.handout.name, "bold"),
        f"\n  {one.handout.holds}",
        (f"\n  {state}\n", "$late" if since else "$muted"),
    )


def success(paths: Sequence[Path], refused: str = "") -> Content:
    """Where it is, in full; and why the look of the house was not used, if it was refused."""
    keys = "o opens it, f its folder." if len(paths) == 1 else "f opens the folder."
    lines = (keys, *map(str, paths), *((refused,) if refused else ()))
    return joined(("Written. ", "bold"), "\n".join(lines))


def failure(error: ConveneError, paths: Sequence[Path] = ()) -> Content:
    """What happened, what is safe, what to do; and what was written before it."""
    before = "".join(f"\nWritten before: {path}" for path in paths)
    parts = " ".join(part for part in (error.safe, error.todo) if part)
    return joined((error.what, "bold $late"), f" {parts}{before}")
