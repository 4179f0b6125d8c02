"""A house look for handouts: a Word document whose styles, fonts, page, header and footer they all take.

`template` writes a document to begin with into the folder `templates` of the home folder, with one sample
of every style. Change it in Word and save it there: every handout then looks like it. A document of that
name in the folder `templates` of an initiative goes before it. What it lacks is taken from the usual look;
its words, and the numbering of its headings, are not taken.

`template FILE` checks such a document: whether it can be used, and what is hard to read. One that can't be
used is said whenever a handout is written, and the usual look is used that time."""

from __future__ import annotations

import argparse

from convene.commands import DONE, home_of, say, say_json, talk
from convene.errors import BadInput
from convene.exchange.placing import folder_for, place_file, told, typed_path
from convene.exchange.shapes.worksheets import FileShape
from convene.exchange.shapes.written import LookShape
from convene.initiative.home import Home

USAGE = "template [FILE] [--json]"

EXAMPLES = ("convene handouts template", "convene handouts template ~/Desktop/letterhead.docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which file."""
    parser.add_argument("deed", metavar="DEED", nargs="?", default="", help="template")
    parser.add_argument("file", metavar="FILE", nargs="?", help="a Word document to check")
    parser.add_argument("--json", action="store_true", help="one JSON document (docs/json.md)")


def run(args: argparse.Namespace) -> int:
    """Write a document to begin with, or check one."""
    if args.deed != "template":
        raise BadInput(
            "Say what to do with handouts."
            if not args.deed
            else f"Handouts can't be asked to “{args.deed}”.",
            todo="Say convene handouts template, or convene export to write them.",
        )
    if args.file:
        return _check(args.file, as_json=args.json)
    return _write(home_of(args), as_json=args.json)


def _write(home: Home, *, as_json: bool) -> int:
    from convene.word.house.house import FILE  # noqa: PLC0415  only what writes needs these
    from convene.word.house.sample import sample  # noqa: PLC0415

    path = home.folder / FILE
    made = sample(home.settings.paper_size, home.now())
    with (
        told(f"{path} could not be written", "Choose another home folder."),
        folder_for(path.parent) as folder,
    ):
        written = place_file(made, folder, path.stem, path.suffix)
    if as_json:
        say_json({"written": FileShape(file=str(written))})
        return DONE
    say(str(written))
    if written == path:
        talk("Change its styles in Word and save it there: every handout then looks like it.")
    else:
        talk(f"{path.name} is there already and is used. This one is not, until it has that name.")
    return DONE


def _check(words: str, *, as_json: bool) -> int:
    from convene.word.house.house import check_house  # noqa: PLC0415

    path = typed_path(words)
    remarks = check_house(path)
    if as_json:
        say_json({"look": LookShape(file=str(path), remarks=tuple(remarks))})
        return DONE
    for remark in remarks:
        say(remark)
    say(f"{path} can be used.")
    return DONE
