"""Write handouts as Word files, lists for a spreadsheet, or everything in one file.

Without HANDOUT: the meeting summary. `worksheet` is what the group answered in one, `blank-worksheet` is to
be filled in by hand, `binder` is everything behind tabs. They go into the folder `handouts` of the
initiative, or into the one named with --to. What is there is never replaced: the next free number is taken.

--format ics writes the next meeting, or the one named with --meeting, for a calendar: with its agenda, and
without anybody's mail address. xlsx writes all lists as one workbook, csv as a folder with a file for each,
json the whole record as one document. --everything writes all lists, the record and every handout but the
binder as one zip; what is private is in it. With --passphrase that zip is locked, as a backup can be."""

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
    house_look,
    meeting_numbered,
    passphrase,
    person_named,
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
from convene.handouts import HANDOUTS, NO_FILE, Handout, possible, wanted
from convene.handouts.parts.planned import planned
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.meetings.meeting import Meeting

if TYPE_CHECKING:
    from convene.exchange.data.writing import Format

USAGE = (
    "[INITIATIVE] [HANDOUT ...] [--meeting N] [--person NAME] [--worksheet ID] [--tick]"
    "\n                       [--to DIR] [--paper letter|a4] [--format FORMAT] [--everything] [--passphrase]"
    "\n                       [--list] [--json]"
)

EXAMPLES = (
    "convene export",
    "convene export Riverbend meeting-summary --meeting 3 --to ~/Desktop",
    "convene export agenda sign-in-sheet",
    "convene export actions-by-owner --person Jamal",
    "convene export worksheet --worksheet landscape-map",
    "convene export blank-worksheet --worksheet readiness --tick",
    "convene export binder",
    "convene export --format ics --meeting 4",
    "convene export --format xlsx",
    "convene export --everything --passphrase",
    "convene export --list",
)

USUAL, USUAL_OF_PERSON, USUAL_OF_WORKSHEET = "meeting-summary", "actions-by-owner", "worksheet"
FORMATS = ("docx",)
DATA: tuple[Format, ...] = ("xlsx", "csv", "json")
CALENDAR = "ics"
LATER = ("pdf",)


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
        help="of this meeting, as 3 or M3; else a summary is of the last one, an agenda of the next",
    )
    parser.add_argument(
        "--person", metavar="NAME", help="the open actions of this person, to be sent to them"
    )
    parser.add_argument(
        "--worksheet",
        metavar="ID",
        help="as it was answered, or blank; else the one answered last, and blank the next one on an agenda",
    )
    parser.add_argument(
        "--tick",
        action="store_true",
        help="with what is only written when ticked: where people stand, contacts in the binder, your notes",
    )
    parser.add_argument("--to", metavar="DIR", help="the folder to write into")
    parser.add_argument("--paper", choices=("letter", "a4"), help="the paper, other than in your settings")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        default="docx",
        help=f"docx for handouts; {CALENDAR} for calendars; {', '.join(DATA)} for lists; several by commas",
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
        meeting = meeting_numbered(view, args.meeting) if args.meeting else None
        if "docx" in formats:
            house = house_look(home, folder)
            view = view.with_past(home.open(folder, write=False).history())
            written = [
                write_handout(view, handout, target, paper=paper, hours=home.settings.clock, house=house)
                for handout in chosen(
                    view, kinds, meeting, args.person, worksheet=args.worksheet, ticked=args.tick
                )
            ]
        data = lists(home, folder, target, [one for one in DATA if one in formats])
        if CALENDAR in formats:
            data.append(entry(home, view, meeting, target))
    tell(written, data, as_json=args.json)
    return DONE


def chosen(
    view: View,
    kinds: Sequence[str],
    meeting: Meeting | None,
    words: str | None,
    *,
    worksheet: str | None = None,
    ticked: bool = False,
) -> list[Handout]:
    """The handouts of these kinds; of one person, if words name one. Raises ConveneError."""
    person = person_named(view, words) if words else None
    if worksheet and view.shelf.get(worksheet) is None:
        raise BadInput(f"There is no worksheet “{worksheet}”.", todo="See which: convene worksheets")
    usual = USUAL_OF_WORKSHEET if worksheet else USUAL_OF_PERSON if person else USUAL
    return [
        wanted(view, kind, meeting=meeting, person=person, worksheet=worksheet, ticked=ticked)
        for kind in kinds or [usual]
    ]


def tell(written: Sequence[WrittenShape], data: Sequence[DataShape], *, as_json: bool) -> None:
    """Say where everything is."""
    if as_json:
        say_json({"written": written, "data": data})
        return
    if any(not one.locked and one.format != CALENDAR for one in data):
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
    house, hours = house_look(home, folder), home.settings.clock
    handouts = {
        f"{name}.docx": packed_document(document(view, one, paper=paper, hours=hours), house=house)
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


def entry(home: Home, view: View, meeting: Meeting | None, target: Path) -> DataShape:
    """A meeting that is not over as a calendar file; the next one, if none is named. Raises ConveneError."""
    from convene.exchange.calendar_entry import write_entry  # noqa: PLC0415  not for handouts

    coming = planned(view)
    if meeting and meeting not in coming:
        raise ConveneError(f"{meeting.label} {meeting.title} is over: it needs no calendar file.", NO_FILE)
    if not coming:
        raise ConveneError("No meeting is planned, so there is nothing for a calendar.", NO_FILE)
    path = write_entry(view, meeting or coming[0], target, home.now(), home.settings.clock)
    return DataShape(format="ics", file=str(path), locked=False)


def check_together(args: argparse.Namespace, formats: Sequence[str], kinds: Sequence[str]) -> None:
    """Raises BadInput for words that don't go together."""
    which_of = kinds or args.person or args.worksheet or args.tick
    about_handouts = which_of or (args.meeting and CALENDAR not in formats)
    if args.everything and (which_of or args.meeting or args.format != "docx"):
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


def check_formats(words: str) -> list[str]:
    """The formats, each once. Raises BadInput for one that isn't there, or not yet."""
    formats = list(dict.fromkeys(part.strip().casefold() for part in words.split(",")))
    for word in formats:
        if word in LATER:
            raise BadInput(f"Handouts can't be written as {word} yet.", todo="Use --format docx")
        if word not in {*FORMATS, *DATA, CALENDAR}:
            there = ", ".join((*FORMATS, CALENDAR, *DATA))
            raise BadInput(f"There is no format “{word}”.", todo=f"There are: {there}.")
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
