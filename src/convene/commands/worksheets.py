"""List, show and check worksheets: those that ship, and your own.

Your own lie in the folder `worksheets` of the home folder and stand over shipped ones with their id.

`check FILE ...` tells every fault of a file, one a line; a folder stands for all the files in it, and a
file named options.toml is checked as lists and grids. Without FILE all worksheets at hand are checked."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from convene.commands import CANNOT, DONE, home_of, say, say_json, talk
from convene.errors import BadInput
from convene.exchange.shapes.worksheets import faults, worksheets
from convene.kinds import name_of
from convene.kinds.table import Definition as Table
from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.faults import Fault
from convene.worksheets.options import FILE as OPTIONS
from convene.worksheets.shelf import Shelf, worksheet_files

USAGE = "[list | show ID | check FILE ...] [--json]"

EXAMPLES = (
    "convene worksheets",
    "convene worksheets show landscape-map",
    "convene worksheets check my-worksheet.toml",
)

DEEDS = ("list", "show", "check")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which."""
    parser.add_argument(
        "deed", nargs="?", default="list", metavar="DEED", help=f"one of: {', '.join(DEEDS)} (list)"
    )
    parser.add_argument("words", nargs="*", metavar="ID or FILE", help="for show an id, for check files")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """List, show or check."""
    if args.deed not in DEEDS:
        raise BadInput(f"Worksheets can't be asked to “{args.deed}”.", todo=f"There are: {', '.join(DEEDS)}.")
    shelf = home_of(args).shelf()
    if args.deed == "check":
        return _check(shelf, args.words, as_json=args.json)
    if args.deed == "show":
        return _show(shelf, args.words, as_json=args.json)
    if args.words:
        raise BadInput(f"“{args.words[0]}” is one word too many.", todo="See convene worksheets --help")
    found = worksheets(shelf.worksheets)
    if args.json:
        say_json({"worksheets": found})
    else:
        for one in found:
            say(one.line)
    _talk_of(shelf.faults)
    return DONE


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files that are meant; a folder stands for those in it, an empty one for itself."""
    found: list[Path] = []
    for path in paths:
        options = [path / OPTIONS] if (path / OPTIONS).is_file() else []
        found += [*options, *worksheet_files(path)] or [path] if path.is_dir() else [path]
    return found


def check(shelf: Shelf, files: Sequence[Path]) -> list[Fault]:
    """Every fault of files; a folder among them is one without worksheets."""
    found: list[Fault] = []
    for file in files:
        if file.is_dir() and file.suffix != ".toml":
            found.append(Fault(file.name, "", "there is no worksheet file (.toml) in this folder."))
            continue
        found += shelf.check(file)
    return found


def outline(sheet: Worksheet) -> list[str]:
    """A worksheet in lines: what it is for, then its steps with their prompts, columns and notes."""
    lines = [
        f"{sheet.title} ({sheet.id}, {sheet.phase}, {sheet.minutes} min; short {sheet.short_minutes} min)",
        f"Why: {sheet.purpose}",
        f"At the end: {sheet.outcome}",
        *([f"Who: {sheet.group}"] if sheet.group else []),
        *([f"Before: {sheet.prepare}"] if sheet.prepare else []),
    ]
    for number, step in enumerate(sheet.steps, start=1):
        lines += ["", *_step(number, step)]
    return lines


def _step(number: int, step: Step) -> list[str]:
    lines = [
        f"{number}  {step.title} ({step.id}, {name_of(step.field)}, {step.minutes} min)",
        f"   {step.prompt}",
    ]
    if isinstance(step.field, Table):
        titles = [column.title + ("*" if column.required else "") for column in step.field.columns]
        lines.append(f"   Columns: {', '.join(titles)}")
    if step.references:
        lines.append(f"   Takes from: {', '.join(step.references)}")
    return [*lines, f"   Note for you: {step.note}"] if step.note else lines


def _show(shelf: Shelf, words: Sequence[str], *, as_json: bool) -> int:
    known = ", ".join(shelf.worksheets)
    if len(words) != 1:
        raise BadInput("Which worksheet?", todo=f"Say one: convene worksheets show ID. There are: {known}.")
    sheet = shelf.get(words[0])
    if sheet is None:
        raise BadInput(f"There is no worksheet “{words[0]}”.", todo=f"There are: {known}.")
    if as_json:
        say_json({"worksheet": msgspec.to_builtins(sheet)})
    else:
        say("\n".join(outline(sheet)))
    return DONE


def _check(shelf: Shelf, words: Sequence[str], *, as_json: bool) -> int:
    at_hand = [shelf.files[name] for name in shelf.worksheets]
    files = files_in([Path(word).expanduser() for word in words]) if words else at_hand
    found = check(shelf, files)
    if not words:
        found = list(dict.fromkeys([*shelf.faults, *found]))
    if as_json:
        say_json({"faults": faults(found)})
    else:
        for fault in found:
            say(" ".join(str(fault).split()))
        if not found:
            say(_nothing_wrong(files, at_hand=not words))
    return CANNOT if found else DONE


def _nothing_wrong(files: Sequence[Path], *, at_hand: bool) -> str:
    """With how many there were, when the files were not named one by one."""
    count = sum(file.name != OPTIONS for file in files)
    if not at_hand and len(files) == 1:
        return "Nothing is wrong."
    return f"{count} {'worksheet' if count == 1 else 'worksheets'} checked. Nothing is wrong."


def _talk_of(found: Sequence[Fault]) -> None:
    if found:
        count = f"{len(found)} faults" if len(found) > 1 else "a fault"
        talk(f"There is {count} in the worksheet files: convene worksheets check")
