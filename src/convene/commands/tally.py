"""Count a file of ballots by the rules that votes on the screen have. Nothing is kept."""

from __future__ import annotations

import argparse
from pathlib import Path

from convene.commands import DONE, SET_ASIDE, ask, at_terminal, needed, say, say_json, talk
from convene.errors import BadFile, BadInput
from convene.exchange.ballots import RULES, WAYS, read_sheet, tally_file
from convene.exchange.placing import typed_path

EXAMPLES = (
    "convene tally ranked-choice ballots.csv",
    'convene tally show-of-hands ballots.csv --rule "At least two thirds"',
    "convene tally dots ballots.csv --dots 3 --json",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How it is counted, and the file."""
    parser.add_argument("method", nargs="?", metavar="METHOD", help=f"one of {', '.join(WAYS)}")
    parser.add_argument("file", nargs="?", metavar="FILE", help="CSV with a heading row")
    rules = ", ".join(f"“{rule}”" for rule in RULES)
    parser.add_argument(
        "--rule",
        metavar="RULE",
        choices=RULES,
        default="",
        help=f"another rule than the usual one of hands, fists or gradients: {rules}",
    )
    parser.add_argument("--dots", metavar="N", type=int, default=0, help="dots that each person has")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Print the result; 3 if some ballots were refused and others counted."""
    method = _method(args.method)
    path = _file(args.file, method)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}.", todo="Check the name of the file.") from None
    found = tally_file(method, read_sheet(data), args.rule, args.dots)
    for line in found.refused:
        talk(f"Not counted: {line}.")
    if not found.ballots:
        raise BadInput("No ballot could be counted.", todo="Mend the file, and count it again.")
    if args.json:
        say_json(found)
    else:
        for number, one in enumerate(found.rounds, start=1):
            counts = ", ".join(f"{words} {count}" for words, count in one.counts.items())
            out = f"  (out: {', '.join(one.eliminated)})" if one.eliminated else ""
            say(f"Round {number}: {counts}{out}")
        for words, count in found.counts.items():
            say(f"{count:>6g}  {words}")
        say(f"{found.outcome}. {found.ballots} {'ballot' if found.ballots == 1 else 'ballots'}.")
    return SET_ASIDE if found.refused else DONE


def _method(words: str | None) -> str:
    """How it is counted, asked for at a terminal if it was left out. Raises BadInput."""
    there = f"There are: {', '.join(WAYS)}."
    if words is None:
        if not at_terminal():
            raise needed("The method", there)
        return ask("How was it voted?", WAYS)
    if words not in WAYS:
        raise BadInput(f"There is no method “{words}”.", todo=there)
    return words


def _file(words: str | None, method: str) -> Path:
    """The file of ballots, asked for at a terminal if it was left out. Raises BadInput."""
    if words is None and not at_terminal():
        raise needed("The file", f"Say which: convene tally {method} FILE")
    return typed_path(words or ask("Which file?"))
