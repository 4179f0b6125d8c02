"""Keep a decision, an action, a parking-lot item or a note, typed as one line.

The line is read as in the app: "d We meet every second Thursday" is a decision, "Dana to call the
clinic by Fri" an action with owner and date. With - many lines are read from stdin. Each is
acknowledged on stdout as soon as it is on disk. A part that could be read two ways is left open and
told, never guessed; the exit code is 3 then."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import date
from pathlib import Path

from convene.captured.line import Captured, read_line
from convene.commands import (
    DONE,
    SET_ASIDE,
    ask,
    at_terminal,
    folder_of,
    home_of,
    needed,
    opened,
    say,
    say_json,
    view_of,
)
from convene.dates import show_day
from convene.errors import BadInput, ConveneError, NotSaved
from convene.exchange.shapes.acknowledged import CapturedShape, acknowledged
from convene.exchange.shapes.labels import Labels, joined
from convene.initiative.capturing import keep
from convene.initiative.home import Home, is_initiative
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.meetings.meeting import Meeting, running
from convene.people.matching import Known
from convene.people.person import Person
from convene.typed import expanded

USAGE = "[INITIATIVE] LINE [--dry-run] [--json] [--today DATE]"

EXAMPLES = (
    'convene capture "Dana to send the data agreement by Friday"',
    'convene capture Riverbend "d We meet every second Thursday"',
    "convene capture - --json < notes.txt",
)

HOW = "Give it in quotes, or - to read lines from stdin."
KINDS = {"decision": "decision", "action": "action", "parking": "parking lot", "note": "note"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which initiative, what was said, and how it is told."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="LINE",
        help="the line in quotes, or - for lines from stdin",
    )
    parser.add_argument("--dry-run", action="store_true", help="say how it is read, and keep nothing")
    parser.add_argument("--json", action="store_true", help="one JSON object a line (docs/json.md)")
    parser.add_argument(
        "--today", metavar="DATE", help="the day that “Friday” and the like count from, as 2026-11-16"
    )


def run(args: argparse.Namespace) -> int:
    """Keep what was typed, and acknowledge it."""
    today = _day(args.today) if args.today else None
    home = home_of(args)
    words, line = which_line(home, args.words)
    if line is None:
        if not at_terminal():
            raise needed("The line to capture", HOW)
        line = ask("What was said?")
    folder = folder_of(home, words)
    lines = stdin_lines() if line == "-" else [line]
    tell = _tell_json if args.json else _tell
    certain = True
    with contextlib.closing(captured(home, folder, lines, today=today, dry_run=args.dry_run)) as shapes:
        for shape in shapes:
            certain = certain and shape.certain
            _told(shape, tell)
    return DONE if certain else SET_ASIDE


def captured(
    home: Home, folder: Path, lines: Iterable[str], *, today: date | None = None, dry_run: bool = False
) -> Generator[CapturedShape, None, None]:
    """Keep line by line; each acknowledgement is given when its line is on disk (or read, for a dry run).

    Empty lines are passed over. Raises NotSaved for the first line that can't be saved.
    """
    if dry_run:
        view = view_of(home, folder)
        for number, read in _read(view, lines, today):
            yield acknowledged(number, read, None)
        return
    with opened(home, folder) as initiative:
        meeting = running(initiative.view.all(Meeting))
        for number, read in _read(initiative.view, lines, today):
            yield acknowledged(number, read, _kept(initiative, home, read, number, meeting))


def which_line(home: Home, words: Sequence[str]) -> tuple[str | None, str | None]:
    """The initiative and the line that are meant.

    A single word is the line, unless it is the name or the folder of an initiative.
    """
    if len(words) > 2:
        raise BadInput(f"“{words[2]}” is one word too many.", todo="Put the line in quotes.")
    if len(words) == 2:
        return words[0], words[1]
    if not words or words[0] == "-":
        return None, words[0] if words else None
    names = {entry.name.casefold() for entry in home.entries()}
    if words[0].casefold() in names or is_initiative(expanded(words[0])):
        return words[0], None
    return None, words[0]


def stdin_lines() -> Iterable[str]:
    """The lines of stdin as they come."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="replace")
    return iter(sys.stdin.readline, "")


def _read(view: View, lines: Iterable[str], today: date | None) -> Iterable[tuple[int, Captured]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield (
                number,
                read_line(line, people=_known(view), today=today or view.today, month_first=view.month_first),
            )


def _known(view: View) -> Sequence[Known]:
    labels = Labels(view)
    return [Known(one.id, one.name, labels.organization(one.organization) or "") for one in view.all(Person)]


def _kept(
    initiative: Initiative, home: Home, read: Captured, number: int, meeting: Meeting | None
) -> str | None:
    """The label it was kept under, once it is on disk; None for a line with nothing after its letter."""
    if not read.title:
        return None
    kept = keep(initiative, read, at=home.now(), meeting=meeting.id if meeting else None)
    try:
        initiative.drain()
    except NotSaved as error:
        safe = "Every line acknowledged before it is saved." if number > 1 else error.safe
        raise NotSaved(f"Line {number}: {error.what}", safe, error.todo) from error
    return kept.label


def _told(shape: CapturedShape, tell: Callable[[CapturedShape], None]) -> None:
    try:
        tell(shape)
    except BrokenPipeError as error:
        raise ConveneError(
            f"Nobody reads the answers any more: stopped at line {shape.line}.",
            "Every line up to it is saved." if shape.id else "",
        ) from error


def _tell_json(shape: CapturedShape) -> None:
    say_json(shape, lines=True)


def _tell(shape: CapturedShape) -> None:
    if not shape.title:
        say(f"not kept · nothing stands behind “{shape.text}”")
        return
    due = f"due {show_day(shape.due, year=True)}" if shape.due else ""
    if shape.kind == "action" and shape.certain:
        due = due or "no date"
    readings = " or ".join(one.line for one in shape.readings)
    unclear = "" if shape.certain else f"not certain: {readings}" if readings else "not certain"
    head = f"{shape.id}  " if shape.id else ""
    say(head + joined(KINDS[shape.kind], shape.title, shape.owner, due, unclear))


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise BadInput(f"“{words}” is not a day.", todo="Give it as 2026-11-16.") from None
