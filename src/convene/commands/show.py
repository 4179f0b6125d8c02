"""Show what is in the record. Without WHAT: the overview.

Nothing is written; it works on a folder that can only be read, and while the app has it open."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from convene.commands import DONE, folder_of, home_of, say, say_json, step_at, talk, view_of
from convene.errors import BadInput
from convene.exchange.data.record import LISTS
from convene.exchange.shapes.answers import answers
from convene.exchange.shapes.overview import history, initiative
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.initiative.young import for_paper, past_for_paper

USAGE = "[INITIATIVE] [WHAT] [--json]"

EXAMPLES = (
    "convene show",
    "convene show Riverbend actions",
    "convene show decisions --json",
    "convene show answers landscape-map.gaps",
)

WHAT = (*LISTS, "answers", "history")


class Wanted(NamedTuple):
    """Which initiative, what of it, and for answers which worksheet or step."""

    initiative: str | None
    what: str
    place: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which initiative, what of it, and for whom."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WHAT",
        help=f"WHAT is one of: {', '.join(WHAT)}; after “answers” a WORKSHEET or WORKSHEET.STEP may follow",
    )
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Print what was asked for. Never writes; works on a read-only folder."""
    wanted = read_words(args.words)
    home = home_of(args)
    try:
        folder = folder_of(home, wanted.initiative)
    except BadInput as error:
        raise _meant(error, args.words) from error
    view = view_of(home, folder)
    found = shown(home, folder, view, wanted)
    if args.json:
        say_json({"initiative": initiative(view, folder), wanted.what: found})
        return DONE
    for line in lines(found):
        say(line)
    if not found:
        talk(f"There are no {wanted.what} yet.")
    return DONE


def read_words(words: Sequence[str]) -> Wanted:
    """What the words ask for. Raises BadInput when there are too many, or WHAT is none of what there is."""
    at = next((place for place, word in enumerate(words[:2]) if word in WHAT), None)
    if at is None:
        if len(words) > 1:
            near = difflib.get_close_matches(words[1], WHAT, n=1)
            todo = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(WHAT)}."
            raise BadInput(f"“{words[1]}” can't be shown.", todo=todo)
        return Wanted(words[0] if words else None, "overview", "")
    what, rest = words[at], words[at + 1 :]
    if len(rest) > (1 if what == "answers" else 0):
        raise BadInput(f"“{rest[-1]}” is one word too many.", todo="See convene show --help")
    return Wanted(words[0] if at else None, what, rest[0] if rest else "")


def shown(home: Home, folder: Path, view: View, wanted: Wanted) -> Any:
    """What was asked for, as JSON says it."""
    view = for_paper(view)
    if wanted.what == "history":
        return history(past_for_paper(view, home.open(folder, write=False).history()))
    if wanted.what == "answers":
        return answers(view, *_place(view, wanted.place))
    return LISTS[wanted.what](view)


def lines(found: Any) -> list[str]:
    """The same for people: a line each."""
    if not isinstance(found, Sequence):
        return [found.line]
    return [one.line for one in found]


def _place(view: View, words: str) -> tuple[str, str]:
    """The worksheet's and the step's id. Raises BadInput for a worksheet or a step that nobody knows."""
    sheet, _, step = words.partition(".")
    given = answers(view, sheet)
    known = {*view.shelf.worksheets, *(one.worksheet for one in given)}
    if sheet and sheet not in known:
        raise BadInput(f"There is no worksheet “{sheet}”.", todo=f"There are: {', '.join(sorted(known))}.")
    if step and step not in {one.step for one in given}:
        step_at(view.shelf, words)
    return sheet, step


def _meant(error: BadInput, words: Sequence[str]) -> BadInput:
    """A word that is no initiative may be a slip of what to show."""
    near = difflib.get_close_matches(words[0], WHAT, n=1) if words else []
    return BadInput(error.what, error.safe, f"Did you mean “convene show {near[0]}”?") if near else error
