"""A copy of an initiative in another folder, for when its own can't be written."""

from __future__ import annotations

import shutil
from pathlib import Path

from convene.errors import BadInput, NotSaved
from convene.initiative.initiative import Initiative
from convene.store.disk import in_words


def save_copy(initiative: Initiative, folder: Path) -> Path:
    """Write everything, also what is not saved yet, beneath a folder; the new initiative's folder.

    It is the same initiative and not a new one: go on there, and leave this one. Raises BadInput for a
    folder that can't be meant, NotSaved if it can't be written.
    """
    try:
        target = _free(folder.expanduser(), initiative.folder.name)
    except (OSError, RuntimeError, ValueError) as error:  # also: nobody of that name
        why = in_words(error) if isinstance(error, OSError) else "there is no such folder"
        raise BadInput(f"This folder can't be used: {why}.", todo="Choose another folder.") from error
    initiative.store.save_copy(target)
    try:
        if (initiative.folder / "worksheets").is_dir():
            shutil.copytree(initiative.folder / "worksheets", target / "worksheets")
    except OSError as error:
        raise NotSaved(
            f"The worksheets as they were could not be copied: {in_words(error)}.",
            f"All answers are in {target}.",
        ) from error
    return target


def _free(folder: Path, name: str) -> Path:
    """A folder that isn't there yet, in another one."""
    if not folder.is_absolute():
        raise BadInput("Say the whole folder.", todo=f"For example {Path.home()}.")
    number = 1
    while (target := folder / (name + (f"-{number}" if number > 1 else ""))).exists():
        number += 1
    return target
