"""Where a worksheet that ships lies: in the folder of its phase, under its own name, so that it is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from convene.collective_impact import PHASES, everything
from convene.typed import clean_line
from convene.worksheets.definition import Worksheet
from convene.worksheets.faults import Fault
from convene.worksheets.feeding import islands

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
    for number, step in enumerate(worksheet.steps, start=1):
        if not step.note.strip():
            yield Fault(name, f"step {number} ({step.id}), note", "a step that ships says how to run it.")
    ends = [step for step in worksheet.steps[-2:] if step.is_closing]
    if len(ends) != 2:
        yield Fault(name, "", "a worksheet that ships ends with what was decided and who does what.")


def of_all(worksheets: Mapping[str, Worksheet]) -> Iterator[Fault]:
    """What is amiss with worksheets only when all are looked at: a part of the deck that none serves, an
    island that neither takes anything from another nor gives anything to one."""
    covered = {part for sheet in worksheets.values() for part in sheet.covers}
    for part in everything():
        if part not in covered:
            yield Fault("worksheets", "covers", f"no worksheet serves “{part}”.")
    for name in islands(worksheets):
        yield Fault("worksheets", "", f"“{name}” takes nothing from another and gives nothing to one.")
