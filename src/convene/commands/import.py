"""Import values of measures from a spreadsheet: CSV, TSV or XLSX.

WHAT is observations: the values of measures, by period and group. The file may have a row a value (measure,
period, group, value), or a row a period and a column a group, or a column a period; how it was understood is
said first. Then every value is told by its cell: new, changed, as it was, or refused and why. Nothing is
written before you agree: at a terminal you are asked, elsewhere add --yes. What is refused is left out, and
the exit code is 3 then. All that is taken is one deed, and one undo (Ctrl+Z in the app) takes it back. A
correction keeps the old value in the history; each value keeps the name of the file."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from convene.commands import (
    DONE,
    SET_ASIDE,
    ask,
    at_terminal,
    folder_of,
    home_of,
    is_terminal,
    needed,
    opened,
    person_named,
    say,
    say_json,
    talk,
    view_of,
)
from convene.errors import BadInput
from convene.initiative.view import View

if TYPE_CHECKING:
    from convene.exchange.importing.plan import Plan

USAGE = (
    "[INITIATIVE] WHAT FILE [--measure NAME] [--breakdown NAME] [--sheet NAME] [--reported-by NAME]"
    " [--dry-run] [--yes] [--json]"
)

EXAMPLES = (
    "convene import observations survey.xlsx --dry-run",
    'convene import Riverbend observations deaths.csv --measure "Overdose deaths" --yes',
)

WHAT = "observations"
ALSO = ("values",)
"""Other words for it."""

LATER = {
    "organizations": "landscape-map.organizations",
    "actions": "",
    "people": "",
}
"""What can't be imported yet; rows of a table can be given to its step."""

TELLS_AFTER = 1.0
"""Seconds after which a terminal is told how far it is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, what is known of it beforehand, and whether to write."""
    parser.add_argument(
        "words", nargs="*", metavar="WHAT FILE", help=f"WHAT is {WHAT}; FILE is .csv, .tsv or .xlsx"
    )
    parser.add_argument("--measure", metavar="NAME", default="", help="the measure, if the file names none")
    parser.add_argument("--breakdown", metavar="NAME", default="", help="what groups are of, as Grade")
    parser.add_argument("--sheet", metavar="NAME", default="", help="the sheet; else the first with values")
    parser.add_argument("--reported-by", metavar="NAME", help="the person on record who reports these values")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    parser.add_argument("--yes", action="store_true", help="agree beforehand; what is refused is left out")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Say what the file would do, and do it if that is agreed to."""
    initiative, path = read_words(args.words)
    home = home_of(args)
    folder = folder_of(home, initiative)
    if args.dry_run:
        plan = planned(view_of(home, folder), path, args)
        tell(plan, written=False, as_json=args.json)
        return SET_ASIDE if plan.count("refuse") else DONE
    if not args.yes and not at_terminal():
        raise needed("Your agreement", "Look at it with --dry-run, then add --yes.")
    from convene.exchange.importing.keeping import keep_changes  # noqa: PLC0415  only to write

    with opened(home, folder) as initiative_open:
        initiative_open.check_writable()
        plan = planned(initiative_open.view, path, args)
        agreed = args.yes or (_tell_plan(plan) and _agreed(plan))
        if agreed:
            keep_changes(initiative_open, plan.file, plan.changes)
            initiative_open.drain()
    if args.yes:
        tell(plan, written=bool(plan.changes), as_json=args.json)
    elif agreed:
        say("Done.")
    else:
        talk("Nothing was changed.")
    return SET_ASIDE if plan.count("refuse") else DONE


def read_words(words: Sequence[str]) -> tuple[str | None, Path]:
    """The initiative and the file that the words name; asked for at a terminal. Raises BadInput."""
    from convene.exchange.importing.opening import dropped_path  # noqa: PLC0415  not for --help

    at = next((place for place, word in enumerate(words[:2]) if word.casefold() in {WHAT, *ALSO}), None)
    if at is None:
        later = next((word for word in words[:2] if word.casefold() in LATER), None)
        if later:
            step = LATER[later.casefold()]
            raise BadInput(
                f"{later.capitalize()} can't be imported yet.",
                todo=f"As CSV: convene answer {step} --append < FILE" if step else f"What can be: {WHAT}.",
            )
        if words or not at_terminal():
            raise needed("What is to be imported", f"Say it as: convene import {WHAT} FILE")
    rest = () if at is None else words[at + 1 :]
    if len(rest) > 1:
        raise BadInput(f"“{rest[1]}” is one word too many.", todo="Put the file in quotes.")
    if not rest and not at_terminal():
        raise needed("The file", f"Say which: convene import {WHAT} FILE")
    return (words[0] if at else None), dropped_path(rest[0] if rest else ask("Which file?"))


def planned(view: View, path: Path, args: argparse.Namespace) -> Plan:
    """What importing the file would do. Raises ConveneError where nothing of it can be understood."""
    from convene.exchange.importing.opening import read_file  # noqa: PLC0415  not for --help
    from convene.exchange.importing.plan import plan_import  # noqa: PLC0415
    from convene.exchange.importing.understanding import Asked, NoMeasure  # noqa: PLC0415

    person = person_named(view, args.reported_by).id if args.reported_by else None
    watched = _Progress()
    asked = Asked(args.measure, "", args.breakdown, args.sheet, person)
    book = read_file(path, watched)
    try:
        plan = plan_import(view, book, asked, watched)
    except NoMeasure as lacks:
        if not at_terminal():
            raise
        measure = ask("Of which measure are the values?", lacks.names)
        plan = plan_import(view, book, asked._replace(measure=measure), watched)
    watched.end()
    return plan


def tell(plan: Plan, *, written: bool, as_json: bool) -> None:
    """Say what would be, or was, done."""
    if as_json:
        from convene.exchange.shapes.imported import import_shape  # noqa: PLC0415

        say_json(import_shape(plan, written=written))
        return
    _tell_plan(plan)
    if written:
        talk("Written. In the app one undo (Ctrl+Z) takes it back.")
    elif not plan.changes:
        talk("There is nothing to write.")
    else:
        talk("Nothing was written.")


def _tell_plan(plan: Plan) -> bool:
    """Every value that is not as it was, and how many there are; True, so that it can be agreed to."""
    from convene.exchange.shapes.imported import import_shape  # noqa: PLC0415

    shape = import_shape(plan, written=False)
    sheet = f", sheet “{shape.sheet}”" if shape.sheet else ""
    talk(f"{shape.file}{sheet}: {shape.layout}.")
    for note in shape.notes:
        talk(note)
    for row in shape.rows:
        if row.what != "same":
            say(row.line)
    say(f"{shape.counts[:1].upper()}{shape.counts[1:]}.")
    return True


def _agreed(plan: Plan) -> bool:
    if not plan.changes:
        return False
    many = len(plan.changes)
    question = f"Write {many:,} {'value' if many == 1 else 'values'}?"
    return ask(question, ("Yes", "No"), default="No") == "Yes"


class _Progress:
    """Says on a terminal how far it is, once it takes long."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()
        self._said = False

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if is_terminal(sys.stderr) and now - self._began > TELLS_AFTER and now - self._last > 0.2:
            self._last, self._said = now, True
            how_far = f"{done * 100 // of}%" if of else f"{done:,} rows read"
            print(f"\r{how_far}  (Ctrl+C stops)", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._said:
            print(file=sys.stderr)
