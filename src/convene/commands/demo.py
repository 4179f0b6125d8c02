"""Look around in a sample initiative.

Everything in it is invented. It lies in a folder of its own and stays as you leave it. Without a
terminal its handouts are written, and their places printed."""

from __future__ import annotations

import argparse
from pathlib import Path

from convene.commands import (
    DONE,
    at_terminal,
    home_of,
    house_look,
    open_app,
    say,
    talk,
    view_of,
    write_handout,
)
from convene.exchange.demo import demo_folder
from convene.handouts import SINGLE, possible
from convene.initiative.home import Home

EXAMPLES = ("convene demo", "convene demo --no-screen", "convene demo --fresh")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """As it was left or afresh; with the app or without."""
    parser.add_argument("--fresh", action="store_true", help="make it anew; what was changed in it is gone")
    parser.add_argument(
        "--no-screen", action="store_true", help="write its handouts instead of opening the app"
    )


def run(args: argparse.Namespace) -> int:
    """Open the sample; without a terminal write its handouts and say where."""
    home = home_of(args)
    folder = demo_folder(home, fresh=args.fresh)
    if at_terminal() and not args.no_screen:
        return open_app(home, folder)
    talk(f"The sample initiative is in {folder}")
    for path in write_all(home, folder):
        say(path)
    return DONE


def write_all(home: Home, folder: Path) -> list[str]:
    """Write every handout of an initiative into its own folder; their paths."""
    view, settings, house = view_of(home, folder), home.settings, house_look(home, folder)
    return [
        write_handout(
            view, handout, folder / "handouts", paper=settings.paper_size, hours=settings.clock, house=house
        ).file
        for handout in possible(view, [*SINGLE, "binder"])
    ]
