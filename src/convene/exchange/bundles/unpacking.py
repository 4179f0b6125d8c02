"""From a checked bundle to an initiative in a folder of its own."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

import msgspec

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.errors import BadFile, BadInput, ConveneError
from convene.exchange.bundles.checking import Bundle
from convene.exchange.placing import beside, folder_for, place_folder, plain_name, told, write_file
from convene.exchange.shapes.bundles import RestoredShape
from convene.initiative.about import About
from convene.initiative.home import Home
from convene.meetings.meeting import Meeting
from convene.store import snapshot
from convene.store.backups import Folded, note_fold
from convene.store.disk import Disk

_DISK = Disk()


def restore(bundle: Bundle, name: str, home: Home, to: Path | None = None) -> RestoredShape:
    """The initiative of a bundle in a new folder of the home folder, or in `to`; what it holds.

    `name` is the bundle's file, for errors. It is unpacked beside and looked at before it gets its name:
    nothing is left behind by what fails. Raises BadInput if there is something in `to`, BadFile if its
    record can't be read, NotSaved.
    """
    if to is not None and (to.is_symlink() or (to.exists() and not _is_empty(to))):
        raise BadInput(
            f"There is something at {to} already.", "Nothing was written.", "Name a new folder: --to FOLDER"
        )
    parent = to.parent if to else home.folder
    with (
        told(
            f"The record could not be written to {parent}", "Make room, or name another folder: --to FOLDER"
        ),
        folder_for(parent),
        beside(parent) as part,
    ):
        record = part / "record"  # one deeper: what a power cut leaves of it is no initiative of the list
        _unpack(bundle, record)
        if bundle.manifest.vouched:
            _vouch(record, bundle.manifest.made)
        found = _looked_at(home, record, name)
        target = _put_in_place(record, to) if to else place_folder(record, parent, plain_name(found.name))
    return msgspec.structs.replace(found, folder=str(target))


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _unpack(bundle: Bundle, folder: Path, disk: Disk = _DISK) -> None:
    """Every file into a new folder, each on the medium, for the owner only."""
    folder.mkdir(mode=0o700)
    folders = {folder}
    for member in bundle.manifest.members:
        path = folder / member.name
        if path.parent not in folders:
            path.parent.mkdir(mode=0o700)
            folders.add(path.parent)
        write_file(path, bundle.pieces(member.name), disk)
    for one in folders:
        with contextlib.suppress(OSError):  # some shared folders can't
            disk.fsync_folder(one)


def _vouch(folder: Path, made: datetime, disk: Disk = _DISK) -> None:
    """Note that the record's file is as convene wrote it, as it was noted at home."""
    try:
        found = snapshot.decode(disk.read(folder / snapshot.FILE))
    except (ValueError, FileNotFoundError):
        return  # no bundle of ours
    folded = Folded(
        generation=found.meta.generation,
        at=made.isoformat(timespec="seconds"),
        bytes=found.size,
        blake2b=found.digest,
    )
    if found.meta.site:
        note_fold(folder, found.meta.site, folded, disk)


def _put_in_place(part: Path, to: Path) -> Path:
    if to.is_dir():
        to.rmdir()  # it is empty; Windows renames onto no folder, not even an empty one
    part.rename(to)
    return to


def _looked_at(home: Home, folder: Path, name: str) -> RestoredShape:
    """What a record holds, read as the app would. Raises BadFile if that can't be done."""
    try:
        initiative = home.open(folder, write=False)
        past = initiative.history()
    except ConveneError as error:
        raise _unreadable(name, error.what) from error
    view = initiative.view
    try:
        if not view.all(About):
            raise _unreadable(name, "There is no initiative in it.")
        return RestoredShape(
            name=view.about.name,
            folder=str(folder),
            meetings=len(view.all(Meeting)),
            decisions=len(view.all(Decision)),
            actions=len(view.all(Action)),
            last_change=past[0].at if past else None,
            notes=initiative.notes,
        )
    except msgspec.ValidationError as error:  # somebody's own, with every sum right
        raise _unreadable(name, "What is in it is not what an initiative has.") from error


def _unreadable(name: str, why: str) -> BadFile:
    return BadFile(
        f"“{name}” is whole, but its record can't be read: {why}",
        "Nothing was written.",
        "Use an older backup.",
    )
