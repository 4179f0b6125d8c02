"""Keep the whole record of an initiative in one file: to carry away, to bring back with `convene restore`.

The file holds everything but handouts: every answer, and every change ever made. It works while the app
has the initiative open, and on a folder that can only be read. Nothing is replaced: the next number is
taken. With --passphrase the file is locked, in the age format: without the passphrase nobody can open
it. Where no terminal is there to ask, the passphrase is taken from CONVENE_PASSPHRASE."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from convene.commands import DONE, SET_ASIDE, folder_of, home_of, passphrase, say, say_json, talk
from convene.errors import BadInput, ConveneError
from convene.exchange.bundles.packing import pack
from convene.exchange.locking import locked, need_lock
from convene.exchange.placing import folder_for, place_file, plain_name, told, typed_path
from convene.exchange.shapes.bundles import BackupShape
from convene.initiative.about import About
from convene.initiative.home import Home
from convene.initiative.valuing import measured
from convene.measures.suppression import hidden

USAGE = "[INITIATIVE] [--to FILE-or-DIR] [--passphrase] [--json]"

EXAMPLES = (
    "convene backup",
    "convene backup Riverbend --to /media/stick --passphrase",
    "convene backup --to ~/Desktop/before-the-retreat.zip",
)

ZIP, LOCKED = ".zip", ".age"

SMALL_COUNTS = "The backup holds small counts as they were typed: give it only to those who may see them."


class Look(NamedTuple):
    """A record before it is packed: its name, what is amiss with it, and whether it can be read at all."""

    name: str
    notes: tuple[str, ...]
    readable: bool
    has_small_counts: bool = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which initiative, where to, and locked or not."""
    parser.add_argument(
        "initiative", nargs="?", metavar="INITIATIVE", help="a name, its beginning, or a folder"
    )
    parser.add_argument(
        "--to",
        metavar="FILE-or-DIR",
        help="a file that ends in .zip, or a folder; else it goes beside the initiative's folder",
    )
    parser.add_argument("--passphrase", action="store_true", help="lock the file with a passphrase")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Write the file, and say where."""
    home = home_of(args)
    folder = folder_of(home, args.initiative)
    look = looked_at(home, folder)
    usual = f"{plain_name(look.name, folder.name)}-{home.today().isoformat()}"
    target, name, ending = place(args.to, folder.parent, usual, lock=args.passphrase)
    if args.passphrase:
        need_lock()  # before anybody is asked
    if look.has_small_counts:
        talk(SMALL_COUNTS)
    packed = pack(folder, made=home.now())
    data = packed.data
    if args.passphrase:
        data = locked(data, passphrase("A passphrase for the backup:", twice=True))
    failed = f"The backup could not be written to {target}"
    with told(failed, "Make room, or name another place: --to DIR"), folder_for(target):
        path = place_file(data, target, name, ending)
    left_out = tuple(f"{one} is no part of the record, and not in the backup." for one in packed.left_out)
    worn = tuple(f"The disk does not give {one} back: it is not in the backup." for one in packed.worn)
    shape = BackupShape(
        file=str(path),
        bytes=len(data),
        files=len(packed.manifest.members),
        locked=args.passphrase,
        notes=(*look.notes, *left_out, *worn),
    )
    tell(shape, as_json=args.json)
    return DONE if look.readable and not worn else SET_ASIDE


def looked_at(home: Home, folder: Path) -> Look:
    """The record as it is now; one that can't be read is backed up all the same, and that is told.

    Raises ConveneError for one that holds nothing.
    """
    try:
        initiative = home.open(folder, write=False)
    except ConveneError as error:
        why = f"This record can't be read now: {error.what} Its files are in the backup as they are."
        return Look(folder.name, (why,), readable=False)
    if not initiative.view.all(About):
        raise ConveneError(f"The folder {folder} holds nothing yet.", "Nothing was written.")
    view = initiative.view
    small = any(hidden(values) for values in measured(view))
    return Look(view.about.name, initiative.notes, readable=True, has_small_counts=small)


def place(words: str | None, usual_folder: Path, usual: str, *, lock: bool) -> tuple[Path, str, str]:
    """Folder, name and ending of the file. Raises BadInput for a name that says locked when it isn't."""
    ending = f"{ZIP}{LOCKED}" if lock else ZIP
    if words is None:
        return usual_folder, usual, ending
    path = typed_path(words)
    if path.is_dir() or not path.name.lower().endswith((ZIP, LOCKED)):
        return path, usual, ending
    if path.name.lower().endswith(LOCKED) and not lock:
        raise BadInput(
            f"{path.name} is a name for a locked file.", todo="Add --passphrase, or let it end in .zip"
        )
    stem = path.name
    for end in (LOCKED, ZIP):
        stem = stem[: -len(end)] if stem.lower().endswith(end) else stem
    return path.parent, stem or usual, ending


def tell(shape: BackupShape, *, as_json: bool) -> None:
    """Say where the backup is, and beside it what is worth knowing."""
    if as_json:
        say_json({"backup": shape})
        return
    for note in shape.notes:
        talk(note)
    if shape.locked:
        talk("Keep the passphrase: without it nobody can open the file, and neither can convene.")
    say(shape.file)
