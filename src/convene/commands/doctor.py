"""Look through the whole record of an initiative: its file, every saved change, the older states.

Nothing is changed without --repair. With it the record's file is written anew from what can be read,
damaged files are copied to set-aside/, and what is missing is no longer waited for. Nothing is deleted."""

from __future__ import annotations

import argparse
from pathlib import Path

from convene.commands import CANNOT, DONE, SET_ASIDE, folder_of, home_of, say, say_json, talk
from convene.errors import ConveneError
from convene.exchange.shapes.doctor import ExaminedShape, FindingShape
from convene.initiative.home import Home
from convene.store.disk import in_words
from convene.store.examining import Finding, examine

USAGE = "[INITIATIVE] [--repair] [--json]"

EXAMPLES = ("convene doctor", "convene doctor Riverbend --repair")

_MARKS = {"fine": "ok  ", "note": "note", "trouble": "BAD "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which initiative, and whether to repair."""
    parser.add_argument(
        "initiative", nargs="?", metavar="INITIATIVE", help="a name, its beginning, or a folder"
    )
    parser.add_argument("--repair", action="store_true", help="write anew what can be read")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Look, repair if asked, look again, and say it."""
    home = home_of(args)
    folder = folder_of(home, args.initiative)
    before = examined(folder)
    was_bad = any(one.state == "trouble" for one in before)
    if args.repair:
        repair(home, folder)
    findings = examined(folder) if args.repair else before
    tell(folder, findings, repaired=args.repair, as_json=args.json)
    if any(one.state == "trouble" for one in findings):
        return CANNOT
    return SET_ASIDE if args.repair and was_bad else DONE


def examined(folder: Path) -> list[Finding]:
    """Everything about a folder. Raises ConveneError if it can't be read."""
    try:
        return examine(folder)
    except OSError as error:
        which = f" ({Path(error.filename).name})" if isinstance(error.filename, str) else ""
        raise ConveneError(
            f"The folder {folder} can't be read: {in_words(error, reading=True)}{which}.",
            "Nothing was changed.",
        ) from error


def repair(home: Home, folder: Path) -> None:
    """Write the record's file anew from what can be read. Raises Locked, NotSaved or ConveneError."""
    initiative = home.open(folder)
    for note in initiative.notes:
        talk(note)
    try:
        initiative.store.repair()
    finally:
        initiative.close()


def tell(folder: Path, findings: list[Finding], *, repaired: bool, as_json: bool) -> None:
    """A line for each finding, what helps beneath it, and one for all."""
    if as_json:
        shapes = tuple(FindingShape(state=one.state, what=one.what, todo=one.todo) for one in findings)
        say_json({"doctor": ExaminedShape(folder=str(folder), repaired=repaired, findings=shapes)})
        return
    for one in findings:
        say(f"{_MARKS[one.state]}  {one.what}")
        if one.todo:
            say(f"      {one.todo}")
    bad = sum(one.state == "trouble" for one in findings)
    say("Nothing is wrong." if not bad else "1 thing is wrong." if bad == 1 else f"{bad} things are wrong.")
