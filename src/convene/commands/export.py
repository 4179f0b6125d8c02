"""Write handouts as Word files. Without HANDOUT: the meeting summary.

They go into the folder `handouts` of the initiative, or into the one named with --to. A file that is
there is never replaced: the next free number is taken."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from convene.commands import (
    DONE,
    folder_of,
    home_of,
    meeting_numbered,
    say,
    say_json,
    talk,
    view_of,
    write_handout,
)
from convene.errors import BadInput, ConveneError
from convene.exchange.shapes.written import HandoutShape
from convene.handouts import HANDOUTS, Handout, possible
from convene.initiative.view import View
from convene.meetings.meeting import Meeting, running

USAGE = "[INITIATIVE] [HANDOUT ...] [--meeting N] [--to DIR] [--paper letter|a4] [--list] [--json]"

EXAMPLES = (
    "convene export",
    "convene export Riverbend meeting-summary --meeting 3 --to ~/Desktop",
    "convene export --list",
)

USUAL = "meeting-summary"
FORMATS = ("docx",)
LATER = ("pdf", "csv", "json", "ics")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which handouts, of which meeting, where to, on which paper."""
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
    parser.add_argument("--format", metavar="FORMAT", default="docx", help="docx")
    parser.add_argument("--list", action="store_true", help="say which handouts there are")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Write, and say where."""
    if args.list:
        return _list(as_json=args.json)
    check_formats(args.format)
    home = home_of(args)
    initiative, kinds = which(args.words)
    folder = folder_of(home, initiative)
    view = view_of(home, folder)
    meeting = meeting_numbered(view, args.meeting) if args.meeting else latest(view)
    target = Path(args.to).expanduser().absolute() if args.to else folder / "handouts"
    paper = args.paper or home.settings.paper_size
    written = [
        write_handout(view, handout, target, paper=paper, hours=home.settings.clock)
        for handout in wanted(view, kinds, meeting)
    ]
    if args.json:
        say_json({"written": written})
        return DONE
    for one in written:
        say(one.file)
    return DONE


def which(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The initiative and the kinds of handouts that the words name. Raises BadInput for an unknown kind."""
    initiative = words[0] if words and words[0] not in HANDOUTS else None
    kinds = list(dict.fromkeys(words[1:] if initiative else words))
    unknown = [kind for kind in kinds if kind not in HANDOUTS]
    if unknown:
        raise BadInput(f"There is no handout “{unknown[0]}”.", todo=f"There are: {', '.join(HANDOUTS)}.")
    return initiative, kinds or [USUAL]


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


def check_formats(words: str) -> None:
    """Raises BadInput for formats that aren't there, or not yet."""
    for word in (part.strip().casefold() for part in words.split(",")):
        if word in LATER:
            raise BadInput(f"Handouts can't be written as {word} yet.", todo="Use --format docx")
        if word not in FORMATS:
            raise BadInput(f"There is no format “{word}”.", todo="Use --format docx")


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
