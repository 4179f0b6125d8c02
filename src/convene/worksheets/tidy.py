"""Where a worksheet that ships lies: in the folder of its phase, under its own name, so that it is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from convene.collective_impact import PHASES
from convene.typed import clean_line
from convene.worksheets.definition import Worksheet
from convene.worksheets.faults import Fault

FOLDERS = {phase.id: f"{number}-{phase.id}" for number, phase in enumerate(PHASES, start=1)}
"""The folder of each phase; what fits any phase has a folder of that name."""


def misplaced(path: Path, worksheet: Worksheet) -> Iterator[Fault]:
    """What is untidy about a file among the worksheets that ship."""
    folder = FOLDERS.get(worksheet.phase, worksheet.phase)
    name = clean_line(path.name)
    if path.stem != worksheet.id:
        yield Fault(name, "id", f"a worksheet that ships is named for its id: {worksheet.id}.toml.")
    if path.resolve().parent.name != folder:
        yield Fault(name, "phase", f"a worksheet of this phase that ships lies in the folder {folder}.")
