"""Answer one step of a worksheet, from VALUE or from stdin.

Words, numbers and dates are taken as they are typed; several choices or names have semicolons
between. A table takes rows: CSV or TSV with a heading row (without one, in the order of its columns),
or a JSON list of objects by column.
The answer takes the place of the one that is there; with --append it is added to it."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

from convene.commands import (
    DONE,
    ask,
    at_terminal,
    folder_of,
    home_of,
    needed,
    opened,
    say,
    step_at,
    talk,
    typing_on_stdin,
    which_worksheet,
)
from convene.errors import BadInput
from convene.exchange.answer_words import read_answer
from convene.exchange.answering import add_to, empty_cells, put
from convene.initiative.held import filling_now
from convene.kinds import kind_of
from convene.kinds.choice import Definition as Choice
from convene.worksheets.definition import Step
from convene.worksheets.shelf import Shelf

USAGE = "[INITIATIVE] WORKSHEET.STEP [VALUE] [--append]"

EXAMPLES = (
    'convene answer landscape-map.scope "Alcohol and vapes, ages 11 to 25, in Riverbend County"',
    "convene answer Riverbend landscape-map.organizations --append < organizations.csv",
)

_PLACE = re.compile(r"[a-z0-9][a-z0-9_-]*\.[a-z0-9][a-z0-9_-]*")


class Asked(NamedTuple):
    """Which initiative, which step as worksheet.step, and the answer; None for what was left out."""

    initiative: str | None
    place: str | None
    value: str | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which step, and the answer."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="VALUE",
        help="VALUE in quotes; left out or -, it is read from stdin",
    )
    parser.add_argument("--append", action="store_true", help="add to the answer that is there")


def run(args: argparse.Namespace) -> int:
    """Give the answer, and say what it is now, once it is on disk."""
    asked = read_words(args.words)
    home = home_of(args)
    shelf = home.shelf()
    place = asked.place or _ask_for_place(shelf)
    step = step_at(shelf, place)
    words = asked.value if asked.value not in {None, "-"} else _from_outside(step, given=asked.value)
    folder = folder_of(home, asked.initiative)
    with opened(home, folder) as initiative:
        value = read_answer(str(words), step.field, initiative.view)
        sheet = filling_now(initiative.view, initiative.view.shelf.worksheets[place.partition(".")[0]])
        left = (add_to if args.append else put)(initiative, sheet.place(step.id), value)
        initiative.drain()
        now = initiative.view.value_of(sheet, step)
        empty = empty_cells(step.field, now)
        shown = "no answer" if now is None else kind_of(step.field).show(now, step.field, initiative.view)
    say(f"{step.title}: {shown}")
    for line in (*left, *empty):
        talk(line)
    return DONE


def read_words(words: Sequence[str]) -> Asked:
    """What the words name. Raises BadInput when there are too many."""
    at = next((number for number, word in enumerate(words[:2]) if _PLACE.fullmatch(word)), None)
    if at is None and words:
        if len(words) > 1:
            raise BadInput(f"“{words[1]}” is not a WORKSHEET.STEP.", todo="Say it as landscape-map.scope")
        return Asked(words[0], None, None)
    rest = words[(at or 0) + 1 :]
    if len(rest) > 1:
        raise BadInput(f"“{rest[1]}” is one word too many.", todo="Put the answer in quotes.")
    if at is None:
        return Asked(None, None, None)
    return Asked(words[0] if at else None, words[at], rest[0] if rest else None)


def _from_outside(step: Step, *, given: str | None) -> str:
    """The answer from stdin, or asked for at a terminal. Raises BadInput when nothing comes."""
    if typing_on_stdin() and given is None:
        if not at_terminal():
            raise needed("The answer", "Give it in quotes, or on stdin.")
        several = isinstance(step.field, Choice) and step.field.most != 1
        options = step.field.options if isinstance(step.field, Choice) and not several else ()
        hint = f" ({'; '.join(step.field.options)})" if isinstance(step.field, Choice) and several else ""
        words = ask(step.prompt + hint, options)
    else:
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8-sig", errors="replace", newline="")
        words = sys.stdin.read()
    if not words.strip():
        raise needed("The answer", 'Nothing came in. To take an answer away, give "" as VALUE.')
    return words


def _ask_for_place(shelf: Shelf) -> str:
    if not at_terminal():
        raise needed("WORKSHEET.STEP", "Say which, as landscape-map.scope")
    sheet = which_worksheet(shelf)
    steps = [step.id for step in sheet.steps if step.field.keeping != "elsewhere"]
    return sheet.place(ask("Which step?", steps))
