"""Bring an initiative back from a backup, into a new folder of the home folder.

FILE is checked wholly before anything is written, and no folder that is there is ever touched. A locked
FILE asks for its passphrase; where no terminal is there to ask, it is taken from CONVENE_PASSPHRASE."""

from __future__ import annotations

import argparse
from pathlib import Path

from convene.commands import DONE, ask, at_terminal, home_of, needed, passphrase, say, say_json, talk
from convene.errors import BadFile, BadInput
from convene.exchange.bundles.checking import read_bundle
from convene.exchange.bundles.manifest import LIMITS
from convene.exchange.bundles.unpacking import restore
from convene.exchange.locking import is_locked, need_lock, unlocked
from convene.exchange.placing import typed_path
from convene.exchange.shapes.bundles import RestoredShape
from convene.initiative.home import Home, is_initiative

EXAMPLES = (
    "convene restore ~/Desktop/riverbend-2026-11-25.zip",
    "convene restore riverbend-2026-11-25.zip.age --to ~/Documents/riverbend-to-look-at",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, and where to."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="a backup, as convene backup wrote it")
    parser.add_argument(
        "--to", metavar="FOLDER", help="a new folder, or an empty one; else a new one at home"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Bring it back; say what it holds and where it is."""
    words = args.file
    if words is None:
        if not at_terminal():
            raise needed("The backup", "Name its file: convene restore FILE")
        words = ask("Which file?")
    home = home_of(args)
    path = typed_path(words)
    data = read_file(path)
    if is_locked(data):
        need_lock()
        data = unlocked(data, passphrase("The passphrase of the backup:"), path.name)
    others = {entry.name.casefold(): entry.folder for entry in home.entries()}
    found = restore(read_bundle(data, path.name), path.name, home, typed_path(args.to) if args.to else None)
    if args.json:
        say_json({"restored": found})
    else:
        tell(home, found, others.get(found.name.casefold()))
    return DONE


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises BadInput if there is none, BadFile if it can't be a backup."""
    if path.is_dir() and is_initiative(path):
        raise BadInput(
            f"{path} is an initiative already, not a backup of one.", todo=f"Open it: convene open {path}"
        )
    if not path.is_file():
        raise BadInput(f"There is no file {path}.", todo="Name the backup: convene restore FILE")
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.file + 1)
    except OSError as error:
        raise BadFile(f"“{path.name}” can't be read: {error.strerror}.", "Nothing was written.") from error
    if len(data) > LIMITS.file:
        raise BadFile(
            f"“{path.name}” can't be restored: it is larger than any backup.", "Nothing was written."
        )
    return data


def tell(home: Home, found: RestoredShape, other: Path | None) -> None:
    """Say what came out and where it is; `other` is a folder with an initiative of the same name."""
    for note in found.notes:
        talk(note)
    if other:
        talk(f"An initiative of this name was there before, in {other}. Open this one by its folder.")
    say(found.line(home.now(), home.settings.clock))
    say(found.folder)
