"""Fill in a worksheet as plain questions, one after the other, without the screen.

For screen readers and slow lines: the same worksheets, the same checks, the same record as in the app.
Every answer is saved as soon as it is given. Ctrl+C stops; begin again, and it goes on where it stopped.
Nothing typed leaves an answer as it is."""

from __future__ import annotations

import argparse
from shutil import get_terminal_size
from textwrap import fill

from convene.commands import (
    DONE,
    ask,
    at_terminal,
    folder_of,
    home_of,
    needed,
    opened,
    say,
    which_worksheet,
    worksheet_named,
)
from convene.errors import BadInput
from convene.exchange.filling import Filling
from convene.initiative.held import filling_now

USAGE = "[INITIATIVE] WORKSHEET [--again]"

EXAMPLES = (
    "convene fill landscape-map",
    "convene fill Riverbend readiness --again",
)

LEAST = 20
"""Cells of a line, however narrow the terminal says it is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which worksheet of which initiative."""
    parser.add_argument(
        "words", nargs="*", metavar="WORKSHEET", help="its id, as convene worksheets lists it"
    )
    parser.add_argument("--again", action="store_true", help="ask also what is answered already")


def run(args: argparse.Namespace) -> int:
    """Ask step by step, and write as it goes."""
    if len(args.words) > 2:
        raise BadInput(f"“{args.words[2]}” is one word too many.", todo="See convene fill --help")
    *named, worksheet_id = args.words or [None]
    home = home_of(args)
    sheet = worksheet_named(home.shelf(), worksheet_id) if worksheet_id else None
    if not at_terminal():
        raise needed("A terminal to ask at", "Without one: convene answer WORKSHEET.STEP VALUE")
    sheet = sheet or which_worksheet(home.shelf())
    folder = folder_of(home, named[0] if named else None)
    with opened(home, folder) as initiative:
        filled = filling_now(initiative.view, sheet)
        talk = _AtTerminal()
        talk.say(f"{sheet.title}\n{sheet.purpose}")
        Filling(initiative, filled, talk, at=home.now()).run(again=args.again)
        initiative.drain()
    return DONE


class _AtTerminal:
    """Asks with plain prompts."""

    def ask(self, question: str) -> str:
        return ask(question)

    def say(self, words: str) -> None:
        """In lines that break between words: a terminal breaks them anywhere."""
        room = max(LEAST, get_terminal_size().columns - 1)
        say("\n".join(fill(line, room) for line in words.split("\n")))
