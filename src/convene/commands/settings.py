"""Show or change what you prefer: paper, dates, clock, theme, home folder, bell, your name.

Settings are yours and hold for all initiatives on this computer."""

from __future__ import annotations

import argparse

from convene.commands import DONE, home_of, say, say_json
from convene.errors import BadInput
from convene.initiative.settings import SHOWN, Settings, changed
from convene.typed import clean_line, expanded

EXAMPLES = ("convene settings", "convene settings paper", "convene settings paper a4")
EMPTY = {"home": "(the usual one)", "name": "(not said yet)"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which one, and what it shall be."""
    parser.add_argument("key", nargs="?", metavar="KEY", help=f"one of: {', '.join(SHOWN)}")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="what it shall be")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Print one or all, or set one."""
    home = home_of(args)
    if args.key is not None and args.value is not None:
        home.change_settings(with_one_set(home.settings, args.key, args.value))
    elif args.key is not None and args.key not in SHOWN:
        raise BadInput(f"There is no setting “{args.key}”.", todo=f"The settings are: {', '.join(SHOWN)}.")
    keys = SHOWN if args.key is None else (args.key,)
    values = {key: str(getattr(home.settings, key)) for key in keys}
    if args.json:
        say_json({"settings": values})
    elif args.key is not None:
        say(values[args.key])
    else:
        for key, value in values.items():
            say(f"{key:<6} {value or EMPTY[key]}")
    return DONE


def with_one_set(settings: Settings, key: str, value: str) -> Settings:
    """The settings with one of them set; a folder is kept in full, a name as one line. Raises BadInput."""
    if key == "name":
        value = clean_line(value)
    if key == "home" and value:
        value = str(expanded(value).absolute())
        if not _can_be_kept(value):
            raise BadInput("The name of this folder is no UTF-8.", todo="Choose another folder.")
    return changed(settings, key, value)


def _can_be_kept(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
