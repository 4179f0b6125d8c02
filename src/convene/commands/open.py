"""Open the app at an initiative, or at one of its meetings."""

from __future__ import annotations

import argparse
from pathlib import Path

from convene.commands import at_terminal, folder_of, home_of, meeting_numbered, open_app, view_of
from convene.errors import BadInput
from convene.initiative.home import Home

EXAMPLES = ("convene open Riverbend", "convene open Riverbend --meeting 3")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which initiative, and where in it."""
    parser.add_argument(
        "initiative", nargs="?", metavar="INITIATIVE", help="a name, its beginning, or a folder"
    )
    parser.add_argument("--meeting", metavar="N", help="open this meeting, as 3 or M3")


def run(args: argparse.Namespace) -> int:
    """Open the app; needs a terminal."""
    if not at_terminal():
        raise BadInput("The app needs a terminal, and there is none here.", todo="See convene --help")
    home = home_of(args)
    return open_app(home, *where(home, args.initiative, args.meeting))


def where(home: Home, initiative: str | None, meeting: str | None) -> tuple[Path | None, int | None]:
    """The folder to open and the number of the meeting; no folder for the list of initiatives.

    Raises BadInput for one that isn't there, before the screen is taken.
    """
    if meeting is not None:
        folder = folder_of(home, initiative)
        return folder, meeting_numbered(view_of(home, folder), meeting).number
    if initiative:
        return folder_of(home, initiative), None
    try:
        return home.find(None), None
    except BadInput:
        return None, None
