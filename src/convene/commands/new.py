"""Start a new initiative. Prints the folder it lies in."""

from __future__ import annotations

import argparse
import contextlib

from convene.commands import DONE, ask, at_terminal, home_of, needed, say
from convene.errors import NotSaved
from convene.initiative.about import About
from convene.typed import clean_line

EXAMPLES = (
    'convene new "Riverbend County Prevention Coalition" --place "Riverbend County"',
    "convene new",
)

QUESTIONS = {
    "name": "What is the initiative called?",
    "place": "Which community or place?",
    "problem": "Which problem does it work on, in one line?",
    "facilitator": "Who facilitates?",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it is about; asked for when the name is left out."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="what people call it")
    parser.add_argument("--place", metavar="PLACE", help="the community or place")
    parser.add_argument("--problem", metavar="WORDS", help="the problem it works on, in one line")
    parser.add_argument("--facilitator", metavar="NAME", help="who facilitates")


def run(args: argparse.Namespace) -> int:
    """Make the initiative and print its folder."""
    given = {key: getattr(args, key) for key in QUESTIONS}
    if given["name"] is None:
        if not at_terminal():
            raise needed("The name", 'Give it: convene new "NAME"')
        given = {key: ask(QUESTIONS[key]) if words is None else words for key, words in given.items()}
    home = home_of(args)
    words = {key: clean_line(value or "").strip() for key, value in given.items()}
    about = About(
        name=words["name"],
        place=words["place"],
        problem=words["problem"],
        facilitator=words["facilitator"],
        created=home.now(),
    )
    folder = home.create(about)
    with contextlib.suppress(NotSaved, UnicodeEncodeError):  # it is there, whether remembered or not
        home.remember(folder)
    say(str(folder))
    return DONE
