"""Write handouts as Word files, lists for a spreadsheet, or everything in one file.

Without HANDOUT: the meeting summary. They go into the folder `handouts` of the initiative, or into the
one named with --to. What is there is never replaced: the next free number is taken.

--format xlsx writes all lists as one workbook, csv as a folder with a file for each, json the whole
record as one document. --everything writes all of these and every handout as one zip; what is private is
in it. With --passphrase that zip is locked, as a backup can be."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from convene.blocks import Paper
from convene.commands import (
    DONE,
    folder_of,
    home_of,
    meeting_numbered,
    passphrase,
    say,
    say_json,
    talk,
    view_of,
    write_handout,
)
from convene.errors import BadInput, ConveneError
from convene.exchange.locking import need_lock
from convene.exchange.placing import typed_path
from convene.exchange.shapes.bundles import DataShape
from convene.exchange.shapes.written import HandoutShape, WrittenShape
from convene.handouts import HANDOUTS, Handout, possible
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.meetings.meeting import Meeting, running

if TYPE_CHECKING:
    from convene.exchange.data.writing import Format

USAGE = (
    "[INITIATIVE] [HANDOUT ...] [--meeting N] [--to DIR] [--paper letter|a4] [--format FORMAT]"
    " [--everything] [--passphrase] [--list] [--json]"
)

EXAMPLES = (
    "convene export",
    "convene export Riverbend meeting-summary --meeting 3 --to ~/Desktop",
    "convene export --format xlsx",
    "convene export --everything --passphrase",
    "convene export --list",
)

USUAL = "meeting-summary"
FORMATS = ("docx",)
DATA: tuple[Format, ...] = ("xlsx", "csv", "json")
LATER = ("pdf", "ics")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which handouts, of which meeting, where to, on which paper; or which data."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="HANDOUT",
        help=f"HANDOUT is one of: {', '.join(HANDOUTS)}",
    )
    parser.add_argument(
        "--meeting",
        metavar="N",
        help="of this meeting, as 3 or M3; else the one that runs or was closed last",
    )
    parser.add_argument("--to", metavar="DIR", help="the folder to write into")
    parser.add_argument("--paper", choices=("letter", "a4"), help="the paper, other than in your settings")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        default="docx",
        help=f"docx for handouts; {', '.join(DATA)} for lists; several with commas between",
    )
    parser.add_argument("--everything", action="store_true", help="one zip of all data and handouts")
    parser.add_argument("--passphrase", action="store_true", help="lock that zip with a passphrase")
    parser.add_argument("--list", action="store_true", help="say which handouts there are")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Write, and say where."""
    if args.list:
        return _list(as_json=args.json)
    formats = check_formats(args.format)
    initiative, kinds = which(args.words)
    check_together(args, formats, kinds)
    home = home_of(args)
    folder = folder_of(home, initiative)
    view = view_of(home, folder)
    target = typed_path(args.to) if args.to else folder / "handouts"
    paper = args.paper or home.settings.paper_size
    written: list[WrittenShape] = []
    if args.everything:
        data = [everything(home, folder, target, paper=paper, lock=args.passphrase)]
    else:
        if "docx" in formats:
            view = view.with_past(home.open(folder, write=False).history())
            meeting = meeting_numbered(view, args.meeting) if args.meeting else latest(view)
            written = [
                write_handout(view, handout, target, paper=paper, hours=home.settings.clock)
                for handout in wanted(view, kinds or [USUAL], meeting)
            ]
        data = lists(home, folder, target, [one for one in DATA if one in formats])
    tell(written, data, as_json=args.json)
    return DONE


def tell(written: Sequence[WrittenShape], data: Sequence[DataShape], *, as_json: bool) -> None:
    """Say where everything is."""
    if as_json:
        say_json({"written": written, "data": data})
        return
    if any(not one.locked for one in data):
        talk("What is private is in it, such as contacts: mind who gets it.")
    for file in (*(one.file for one in written), *(one.file for one in data)):
        say(file)


def everything(home: Home, folder: Path, target: Path, *, paper: Paper, lock: bool) -> DataShape:
    """One zip of all data and of every handout that can be filled now."""
    from convene.exchange.data.everything import numbered  # noqa: PLC0415  not for handouts
    from convene.exchange.data.writing import write_everything  # noqa: PLC0415
    from convene.handouts import document  # noqa: PLC0415
    from convene.word.write import file_name, packed_document  # noqa: PLC0415

    if lock:
        need_lock()  # before anybody is asked
    words = passphrase("A passphrase for the file:", twice=True) if lock else None
    opened, made = home.open(folder, write=False), home.now()
    view = opened.view.with_past(opened.history())
    can = possible(view)
    names = numbered(file_name(one.file) for one in can)
    handouts = {
        f"{name}.docx": packed_document(document(view, one, paper=paper, hours=home.settings.clock))
        for name, one in zip(names, can, strict=True)
    }
    return write_everything(opened, handouts, target, made, words)


def lists(home: Home, folder: Path, target: Path, formats: Sequence[Format]) -> list[DataShape]:
    """The data in each of these forms."""
    if not formats:
        return []
    from convene.exchange.data.writing import write_data  # noqa: PLC0415  not for handouts

    opened = home.open(folder, write=False)
    return [write_data(opened, form, target, home.now()) for form in formats]


def check_together(args: argparse.Namespace, formats: Sequence[str], kinds: Sequence[str]) -> None:
    """Raises BadInput for words that don't go together."""
    about_handouts = kinds or args.meeting
    if args.everything and (about_handouts or args.format != "docx"):
        raise BadInput(
            "--everything is every handout and every format.", todo="Leave out what else you named, or it."
        )
    if about_handouts and "docx" not in formats:
        raise BadInput(f"Handouts are not written as {formats[0]}.", todo="Use --format docx")
    if args.passphrase and not args.everything:
        raise BadInput("Only --everything can be locked with a passphrase.", todo="Add --everything")


def which(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The initiative and the kinds of handouts that the words name. Raises BadInput for an unknown kind."""
    initiative = words[0] if words and words[0] not in HANDOUTS else None
    kinds = list(dict.fromkeys(words[1:] if initiative else words))
    unknown = [kind for kind in kinds if kind not in HANDOUTS]
    if unknown:
        raise BadInput(f"There is no handout “{unknown[0]}”.", todo=f"There are: {', '.join(HANDOUTS)}.")
    return initiative, kinds


def latest(view: View) -> Meeting:
    """The meeting that runs, or the one held last. Raises ConveneError if none was held."""
    meetings = view.all(Meeting)
    begun = [meeting for meeting in meetings if meeting.state != "planned"]
    on = running(meetings) or max(begun, key=lambda one: (one.day, one.begins, one.number), default=None)
    if on is None:
        raise ConveneError("No meeting was held yet, so there is nothing to sum up.")
    return on


def wanted(view: View, kinds: Sequence[str], meeting: Meeting) -> list[Handout]:
    """The handouts of these kinds for a meeting. Raises ConveneError if there is nothing to write on one."""
    can = possible(view)
    found = [one for kind in kinds for one in can if one.kind == kind and one.meeting in {None, meeting.id}]
    lacking = [kind for kind in kinds if kind not in {one.kind for one in found}]
    if lacking:
        raise ConveneError(
            f"There is no {lacking[0]} of {meeting.label} {meeting.title}: it has not begun.",
            "No file was written.",
        )
    return found


def check_formats(words: str) -> list[str]:
    """The formats, each once. Raises BadInput for one that isn't there, or not yet."""
    formats = list(dict.fromkeys(part.strip().casefold() for part in words.split(",")))
    for word in formats:
        if word in LATER:
            raise BadInput(f"Handouts can't be written as {word} yet.", todo="Use --format docx")
        if word not in {*FORMATS, *DATA}:
            raise BadInput(f"There is no format “{word}”.", todo="Use --format docx")
    return formats


def _list(*, as_json: bool) -> int:
    found = [
        HandoutShape(handout=kind, name=module.NAME, formats=FORMATS) for kind, module in HANDOUTS.items()
    ]
    if as_json:
        say_json({"handouts": found})
        return DONE
    for one in found:
        say(f"{one.handout}  {one.name} ({', '.join(one.formats)})")
    talk("Write one with: convene export HANDOUT")
    return DONE
