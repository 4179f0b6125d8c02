"""What the place Handouts says of a handout and of what was done with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from textual.content import Content

from convene.errors import ConveneError
from convene.handouts import Handout
from convene.listed import listed
from convene.screens.handout_files import Written
from convene.widgets.words import joined

YOURS = "The file is yours: it is never overwritten."


class Listed(NamedTuple):
    """A handout, and what was written of it."""

    handout: Handout
    written: Written | None


class Fold(NamedTuple):
    """A line that stands for all handouts of a kind; they are below it while it is open."""

    kind: str
    title: str
    many: int
    open: bool


def entry(one: Listed, state: str, *, picked: bool) -> Content:
    """Three lines: the name, what it would hold, what was written of it (`state`)."""
    since = bool(one.written and one.written.since)
    return joined(
        ("✓ " if picked else "  ", "bold $primary"),
        (one.handout.name, "bold"),
        f"\n    {one.handout.holds}{_extra(one.handout)}",
        (f"\n    {state}", "$late" if since else "$muted"),
    )


def _extra(handout: Handout) -> str:
    if not handout.extra:
        return ""
    return f"; with {handout.extra}" if handout.ticked else f"; without {handout.extra}: t"


def waiting(handout: Handout, leads: str) -> Content:
    """Three lines: the name, what it waits for, which key leads there (`leads`)."""
    words = handout.lacks.words if handout.lacks else ""
    return joined((f"  {handout.name}\n    {words}\n    {leads}", "$muted"))


def fold(one: Fold) -> Content:
    """One line: whether it is open, what is in it, how many."""
    return joined(
        ("▾ " if one.open else "▸ ", "bold $primary"), (one.title, "bold"), (f"  {one.many}", "$muted")
    )


def kept(left_out: Sequence[str]) -> str:
    """ "Left out: phone and mail and who voted how."; nothing for nothing."""
    return f"Left out: {listed(list(left_out))}." if left_out else ""


def about(left_out: Sequence[str]) -> str:
    """What is kept from the paper for privacy, and whose the file is."""
    return f"{kept(left_out)} {YOURS}".strip()


def success(paths: Sequence[Path], refused: str = "") -> Content:
    """Where it is, in full; several by their names below their folder. Then why the look of the house was
    not used, if it was `refused`."""
    if len(paths) == 1:
        lines = ["o opens it, f its folder.", str(paths[0])]
    else:
        where = [str(paths[0].parent)] if paths else []
        lines = ["f opens the folder.", *where, *(f"  {path.name}" for path in paths)]
    return joined(("Written. ", "bold"), "\n".join([*lines, *([refused] if refused else [])]))


def failure(error: ConveneError, paths: Sequence[Path] = ()) -> Content:
    """What happened, what is safe, what to do; and what was written before it."""
    before = "".join(f"\nWritten before: {path}" for path in paths)
    parts = " ".join(part for part in (error.safe, error.todo) if part)
    return joined((error.what, "bold $late"), f" {parts}{before}")
