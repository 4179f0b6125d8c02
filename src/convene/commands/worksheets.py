"""List, show, check, copy, try and print worksheets, and draw their map: those that ship, and your own.

Your own lie in the folder `worksheets` of the home folder and stand over shipped ones with their id.

`check FILE ...` tells every fault of a file, one a line; a folder stands for all the files in it, and a
file named options.toml is checked as lists and grids. Without FILE all worksheets at hand are checked.

`copy ID` puts a shipped one into your own folder, to be changed there. `map` says who feeds whom: what a
group said in one worksheet is already there in another. `map FILE.svg` draws it. `preview FILE` opens a
worksheet in the app as it is now, among the answers of the sample; nothing typed there is kept. `blank ID`
writes it as a Word file to fill in by hand, with --notes your own copy with minutes and notes; without a
terminal `preview` does the same. Both take an id or a file."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from convene.commands import (
    CANNOT,
    DONE,
    at_terminal,
    home_of,
    house_look,
    open_app,
    say,
    say_json,
    talk,
    which_worksheet,
    worksheet_named,
)
from convene.errors import BadInput, ConveneError
from convene.exchange.placing import folder_for, place_file, told, typed_path
from convene.exchange.shapes.worksheets import FileShape, faults, map_lines, worksheet_map, worksheets
from convene.exchange.trial import trial
from convene.exchange.worksheet_picture import picture
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.kinds import name_of
from convene.kinds.table import Definition as Table
from convene.typed import expanded
from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.faults import Fault
from convene.worksheets.feeding import feeds
from convene.worksheets.options import FILE as OPTIONS
from convene.worksheets.reading import read_worksheet
from convene.worksheets.shelf import Shelf, worksheet_files
from convene.worksheets.tidy import of_all

USAGE = (
    "[list | show ID | check FILE ... | copy ID | map [FILE.svg] |"
    "\n                          preview FILE | blank ID [FILE.docx]] [--notes] [--json]"
)

EXAMPLES = (
    "convene worksheets",
    "convene worksheets show landscape-map",
    "convene worksheets check my-worksheet.toml",
    "convene worksheets copy landscape-map",
    "convene worksheets map",
    "convene worksheets preview my-worksheet.toml",
    "convene worksheets blank readiness --notes",
)

DEEDS = ("list", "show", "check", "copy", "map", "preview", "blank")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which."""
    parser.add_argument(
        "deed", nargs="?", default="list", metavar="DEED", help=f"one of: {', '.join(DEEDS)} (list)"
    )
    parser.add_argument(
        "words", nargs="*", metavar="ID or FILE", help="for show and copy an id, for check and map files"
    )
    parser.add_argument("--notes", action="store_true", help="for blank: your copy, with notes and minutes")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """List, show, check, copy, try out, print, or draw the map."""
    if args.deed not in DEEDS:
        raise BadInput(f"Worksheets can't be asked to “{args.deed}”.", todo=f"There are: {', '.join(DEEDS)}.")
    home = home_of(args)
    shelf = home.shelf()
    if args.deed == "copy":
        return _copy(shelf, args.words, home.folder / "worksheets", as_json=args.json)
    if args.deed == "preview" and at_terminal():
        return _preview(home, args.words)
    if args.deed in {"preview", "blank"}:
        return _blank(home, args.words, notes=args.notes, as_json=args.json)
    if args.deed in _ABOUT_SHELF:
        return _ABOUT_SHELF[args.deed](shelf, args.words, as_json=args.json)
    return _list(shelf, args.words, as_json=args.json)


def _list(shelf: Shelf, words: Sequence[str], *, as_json: bool) -> int:
    if words:
        raise BadInput(f"“{words[0]}” is one word too many.", todo="See convene worksheets --help")
    found = worksheets(shelf.worksheets)
    if as_json:
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
    sheet = _asked_for(shelf, words, "show")
    if as_json:
        say_json({"worksheet": msgspec.to_builtins(sheet)})
    else:
        say("\n".join(outline(sheet)))
    return DONE


def _asked_for(shelf: Shelf, words: Sequence[str], deed: str) -> Worksheet:
    """The one worksheet that is named, or asked for at a terminal. Raises BadInput."""
    if not words and at_terminal():
        return which_worksheet(shelf)
    if len(words) != 1:
        known = ", ".join(shelf.worksheets)
        raise BadInput("Which worksheet?", todo=f"Say one: convene worksheets {deed} ID. There are: {known}.")
    return worksheet_named(shelf, words[0])


def _copy(shelf: Shelf, words: Sequence[str], own: Path, *, as_json: bool) -> int:
    """Put the file of a worksheet into one's own folder; what is there is never replaced."""
    sheet = _asked_for(shelf, words, "copy")
    target = own / f"{sheet.id}.toml"
    if shelf.files[sheet.id].parent == own or os.path.lexists(target):
        raise BadInput(
            f"{shelf.files[sheet.id] if shelf.files[sheet.id].parent == own else target} is there already.",
            "It was left as it is.",
            "Change it there, or give it another name first.",
        )
    with told(f"{target} could not be written", "Choose another home folder with --home."), folder_for(own):
        placed = place_file(shelf.files[sheet.id].read_bytes(), own, sheet.id, ".toml")
    if as_json:
        say_json({"written": FileShape(file=str(placed))})
    else:
        say(str(placed))
        talk("It stands in the place of the shipped one now. After a change: convene worksheets check")
    return DONE


def _meant(shelf: Shelf, words: Sequence[str], deed: str) -> tuple[Worksheet, Path]:
    """The worksheet that an id or a file names, and its file. Raises ConveneError for a file with a fault."""
    if not words or not words[0].endswith(".toml"):
        sheet = _asked_for(shelf, words, deed)
        return sheet, shelf.files[sheet.id]
    path = expanded(words[0])
    faults_, reading = shelf.check(path), read_worksheet(path, shelf.options)
    if faults_ or reading.worksheet is None:
        count = "a fault" if len(faults_) == 1 else f"{len(faults_)} faults"
        raise ConveneError(
            f"{path} has {count}.", "Nothing was changed.", f"See which: convene worksheets check {path}"
        )
    return reading.worksheet, path


def _preview(home: Home, words: Sequence[str]) -> int:
    """Open a worksheet in the app, among the answers of the sample."""
    if len(words) > 1:
        raise BadInput(f"“{words[1]}” is one word too many.", todo="See convene worksheets --help")
    sheet, file = _meant(home.shelf(), words, "preview")
    with trial(home, sheet.id, file) as (beside, folder):
        code = open_app(beside, folder, worksheet=sheet.id)
    talk(f"Nothing typed there was kept. On paper: convene worksheets blank {words[0]}")
    return code


def _blank(home: Home, words: Sequence[str], *, notes: bool, as_json: bool) -> int:
    """Write the blank form of a worksheet beside whatever is there."""
    from convene.handouts.blank_worksheet import form  # noqa: PLC0415  only what writes needs these
    from convene.word.write import packed_document  # noqa: PLC0415

    shelf = home.shelf()
    sheet, _ = _meant(shelf, words[:1], "blank")
    if len(words) > 2:
        raise BadInput(f"“{words[2]}” is one word too many.", todo="See convene worksheets --help")
    path = typed_path(words[1] if len(words) > 1 else f"{sheet.id}{'-notes' if notes else ''}.docx")
    around = View({}, shelf, today=home.now().date())
    made = form(sheet, around, notes=notes, paper=home.settings.paper_size)
    with told(f"{path} could not be written", "Choose another folder."), folder_for(path.parent) as folder:
        written = place_file(packed_document(made, house=house_look(home)), folder, path.stem, ".docx")
    if as_json:
        say_json({"written": FileShape(file=str(written))})
    else:
        say(str(written))
    return DONE


def _map(shelf: Shelf, words: Sequence[str], *, as_json: bool) -> int:
    """Who feeds whom in words, or as a picture in a file of that name."""
    if len(words) > 1:
        raise BadInput(f"“{words[1]}” is one word too many.", todo="See convene worksheets --help")
    if words:
        path = typed_path(words[0])
        with (
            told(f"{path} could not be written", "Choose another folder."),
            folder_for(path.parent) as folder,
        ):
            drawn = place_file(picture(shelf.worksheets).encode(), folder, path.stem, ".svg")
        if as_json:
            say_json({"written": FileShape(file=str(drawn))})
        else:
            say(str(drawn))
        return DONE
    found = feeds(shelf.worksheets)
    if as_json:
        say_json({"map": worksheet_map(found)})
    else:
        for line in map_lines(found, shelf.worksheets):
            say(line)
    return DONE


def _check(shelf: Shelf, words: Sequence[str], *, as_json: bool) -> int:
    at_hand = [shelf.files[name] for name in shelf.worksheets]
    files = files_in([expanded(word) for word in words]) if words else at_hand
    found = check(shelf, files)
    if not words:
        found = list(dict.fromkeys([*shelf.faults, *found, *of_all(shelf.worksheets)]))
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


_ABOUT_SHELF = {"show": _show, "check": _check, "map": _map}
"""Deeds that need the worksheets and nothing else."""
