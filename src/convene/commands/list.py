"""List the initiatives of the home folder: name, phase, open actions, next meeting.

The one opened last comes first; also when it lies elsewhere, unless --home names a folder."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from convene.commands import DONE, home_of, say, say_json, talk
from convene.errors import ConveneError
from convene.exchange.shapes.overview import ListedShape, listed
from convene.initiative.home import Entry, Home

EXAMPLES = ("convene list", "convene list --json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For people or for scripts."""
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Print the list, the initiative opened last first."""
    home = home_of(args)
    found = initiatives(home)
    if args.json:
        say_json({"initiatives": found})
        return DONE
    for one in found:
        say(one.line)
    if not found:
        talk("No initiative yet. Start one: convene new, or look around in a sample: convene demo")
    return DONE


def initiatives(home: Home) -> Sequence[ListedShape]:
    """All of the home folder; one that can't be read is listed with its trouble."""
    return [_listed(home, entry) for entry in home.entries()]


def _listed(home: Home, entry: Entry) -> ListedShape:
    trouble = entry.trouble
    try:
        if not trouble:
            return listed(home.read(entry.folder), entry.folder)
    except ConveneError as error:
        trouble = str(error)
    return ListedShape(
        name=entry.name,
        folder=str(entry.folder),
        phase=None,
        open_actions=None,
        next_meeting=None,
        trouble=trouble,
    )
