"""What all commands share: their arguments, which initiative is meant, questions, and how they answer.

One module a command: `add_arguments(parser)`, `run(args)` with the exit code, `EXAMPLES` for its help, and
`USAGE` where the words depend on each other.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from convene.blocks import Paper
from convene.errors import BadInput, ConveneError, NotSaved
from convene.exchange.shapes.written import WrittenShape
from convene.initiative.about import About
from convene.initiative.attending import known_people
from convene.initiative.home import Entry, Home
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.people.meant import meant
from convene.people.person import Person
from convene.store.disk import in_words
from convene.typed import clean_text, expanded
from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.shelf import Shelf

if TYPE_CHECKING:
    from convene.handouts import Handout
    from convene.word.paper import House

DONE, CANNOT, SET_ASIDE = 0, 1, 3
"""Exit codes of a command that ends by itself; wrong words are 2, and Ctrl+C is 130."""

_HARMFUL_IN_JSON = re.compile(r"[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Parser(argparse.ArgumentParser):
    """Arguments of one command; wrong ones are told as any other wrong words are."""

    def error(self, message: str) -> NoReturn:
        """Raise BadInput in plain words: with the nearest option, the choices, or the way to the help."""
        what, todo = f"{message[:1].upper()}{message[1:]}.", f"See {self.prog} --help"
        options = self._option_string_actions
        if unknown := re.search(r"unrecognized arguments: (-\S+)", message):
            near = difflib.get_close_matches(unknown[1], options, n=1)
            what, todo = f"There is no option {unknown[1]}.", f"Did you mean {near[0]}?" if near else todo
        elif more := re.search(r"unrecognized arguments: (\S+)", message):
            what = f"“{more[1]}” is one word too many."
        elif none := re.match(r"argument (--\S+): expected one argument", message):
            what = f"Nothing stands behind {none[1]}."
        elif wrong := re.match(r"argument (--\S+): invalid .*?: (['\"])(.*?)\2(?: \(|$)", message):
            choices = options[wrong[1]].choices
            what = f"“{wrong[3]}” is nothing for {wrong[1]}."
            todo = f"Choose {' or '.join(choices)}." if choices else todo
        raise BadInput(what, todo=todo)


def parser_for(name: str, module: ModuleType) -> Parser:
    """The parser of a command, made of its module."""
    examples = "\n".join(f"  {line}" for line in module.EXAMPLES)
    usage = getattr(module, "USAGE", None)
    parser = Parser(
        prog=f"convene {name}",
        usage=f"%(prog)s {usage}" if usage else None,
        description=module.__doc__,
        epilog=f"{'Example' if len(module.EXAMPLES) == 1 else 'Examples'}:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    parser.add_argument("--home", metavar="DIR", help="the home folder (or set CONVENE_HOME)")
    return parser


def home_of(args: argparse.Namespace) -> Home:
    """The home folder that was named, by `--home` or CONVENE_HOME, or the usual one.

    Who names one for this command means no initiative elsewhere.
    """
    named = args.home or os.environ.get("CONVENE_HOME")
    folder = expanded(named).absolute() if named else None
    now: Callable[[], datetime] | None = getattr(args, "now", None)
    return Home(folder, now=now or local_now, alone=bool(args.home))


def local_now() -> datetime:
    """The time here and now, with its zone."""
    return datetime.now().astimezone()


def folder_of(home: Home, words: str | None) -> Path:
    """The folder of the initiative that is meant; asked for if several could be and a terminal is there."""
    try:
        return home.find(words)
    except BadInput:
        entries = home.entries()
        if words or len(entries) < 2 or not at_terminal():
            raise
        names = [entry.name for entry in entries]
        return _entry_named(ask("Which initiative?", names, default=names[0]), entries).folder


def at_terminal() -> bool:
    """Whether somebody can be asked: both ends are a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def typing_on_stdin() -> bool:
    """Whether stdin is a keyboard, so that nothing comes from it unless somebody is asked."""
    return is_terminal(sys.stdin)


def is_terminal(stream: Any) -> bool:
    """Whether a stream is there, open, and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def ask(question: str, choices: Sequence[str] = (), *, default: str = "") -> str:
    """Ask at the terminal. Ctrl+C raises KeyboardInterrupt before anything was changed."""
    import questionary  # noqa: PLC0415  dear to import, and needed only when something was left out

    if not choices:
        return str(questionary.text(question, default=default).unsafe_ask()).strip()
    shown = [questionary.Choice(clean_text(choice), value=choice) for choice in choices]
    chosen = next((one for one in shown if one.value == default), None)
    return str(questionary.select(question, shown, default=chosen).unsafe_ask())


def passphrase(question: str, *, twice: bool = False) -> str:
    """A passphrase, asked for unseen; without a terminal, the one in CONVENE_PASSPHRASE. Raises BadInput."""
    if not at_terminal():
        words = os.environ.get("CONVENE_PASSPHRASE", "").strip("\r\n")
        if not words:
            raise needed("The passphrase", "Put it into CONVENE_PASSPHRASE, or run this at a terminal.")
        return words
    import questionary  # noqa: PLC0415  as above

    words = str(questionary.password(question).unsafe_ask())
    if not words:
        raise needed("The passphrase", "Type at least one word; several are safer.")
    if twice and words != questionary.password("The same once more:").unsafe_ask():
        raise BadInput("These were two different passphrases.", "Nothing was written.", "Try again.")
    return words


def needed(what: str, how: str) -> BadInput:
    """Something was left out, and nobody can be asked."""
    return BadInput(f"{what} is missing.", todo=how)


def say(words: str) -> None:
    """Answer, on stdout and at once, without what could harm a terminal."""
    print(clean_text(words), flush=True)


def talk(words: str) -> None:
    """Talk beside the answer, on stderr."""
    print(clean_text(words), file=sys.stderr)


def say_json(document: Any, *, lines: bool = False) -> None:
    """Answer with one JSON document; with `lines`, in one line."""
    import json  # noqa: PLC0415  the app's commands don't answer in JSON

    import msgspec  # noqa: PLC0415

    # Not msgspec's own encoder: a file name that is no UTF-8 has half characters, which it refuses.
    text = json.dumps(msgspec.to_builtins(document), ensure_ascii=False, indent=None if lines else 2)
    # JSON leaves these as they are; a terminal would obey them.
    print(_HARMFUL_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text), flush=True)


def view_of(home: Home, folder: Path) -> View:
    """What an initiative holds, and on stderr what is amiss with it; works on a read-only folder.

    Raises ConveneError for an empty one.
    """
    initiative = home.open(folder, write=False)
    for note in initiative.notes:
        talk(note)
    _refuse_empty(initiative.view, folder)
    return initiative.view


@contextlib.contextmanager
def opened(home: Home, folder: Path) -> Iterator[Initiative]:
    """An initiative open for writing, closed at the end whatever happened. Raises Locked, NotSaved."""
    initiative = home.open(folder, beside=False)
    for note in initiative.notes:
        talk(note)
    try:
        _refuse_empty(initiative.view, folder)
        yield initiative
    except BaseException:
        with contextlib.suppress(ConveneError):  # what went wrong first is what is told
            initiative.close()
        raise
    initiative.close()


def number_of(words: str) -> int:
    """The number of a meeting, as 3 or M3. Raises BadInput."""
    digits = words.strip().removeprefix("M").removeprefix("m")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        raise BadInput(f"“{words}” is not the number of a meeting.", todo="Say it as 3 or M3.")
    return int(digits)


def meeting_numbered(view: View, words: str) -> Meeting:
    """The meeting with a number. Raises BadInput with those there are."""
    number = number_of(words)
    meetings = view.all(Meeting)
    found = next((one for one in meetings if one.number == number), None)
    if found is None:
        there = ", ".join(one.label for one in meetings) or "none yet"
        raise BadInput(f"There is no meeting {number} in {view.about.name}.", todo=f"There are: {there}.")
    return found


def worksheet_named(shelf: Shelf, worksheet_id: str) -> Worksheet:
    """The worksheet with an id. Raises BadInput with those there are."""
    sheet = shelf.get(worksheet_id)
    if sheet is None:
        there = ", ".join(shelf.worksheets)
        raise BadInput(f"There is no worksheet “{worksheet_id}”.", todo=f"There are: {there}.")
    return sheet


def which_worksheet(shelf: Shelf) -> Worksheet:
    """The worksheet that somebody at the terminal picks."""
    return shelf.worksheets[ask("Which worksheet?", tuple(shelf.worksheets))]


def step_at(shelf: Shelf, place: str) -> Step:
    """The step at a worksheet.step. Raises BadInput with what there is."""
    sheet_id, _, step_id = place.partition(".")
    sheet = worksheet_named(shelf, sheet_id)
    step = sheet.step(step_id)
    if step is None:
        steps = ", ".join(one.id for one in sheet.steps)
        raise BadInput(f"“{sheet_id}” has no step “{step_id}”.", todo=f"It has: {steps}.")
    return step


def person_named(view: View, words: str) -> Person:
    """The person whom words name for certain. Raises BadInput with those it could be."""
    found = meant(words, known_people(view))
    person = view.get(Person, found.person.id) if found.person else None
    if person is None:
        could_be = ", ".join(one.name for one in found.could_be[:6])
        todo = f"It could be {could_be}." if could_be else "See who is there: convene show people"
        raise BadInput(f"“{words}” is nobody on the list of people for certain.", todo=todo)
    return person


def open_app(
    home: Home, folder: Path | None, meeting: int | None = None, worksheet: str | None = None
) -> int:
    """Run the app until it is left, beginning at a meeting or a worksheet; its exit code."""
    from convene.app import ConveneApp  # noqa: PLC0415  the dearest import of all, and only here

    app = ConveneApp(home, now=home.now, folder=folder, meeting=meeting, worksheet=worksheet)
    words = app.run()
    if words:
        talk(words)
    return app.return_code or (CANNOT if words else DONE)


def house_look(home: Home, folder: Path | None = None) -> House | None:
    """The look for handouts of an initiative, or of the home folder; one that can't be used is said."""
    from convene.word.house.house import find_house  # noqa: PLC0415  only commands that write need this

    found = find_house([folder, home.folder] if folder else [home.folder])
    if found.refused:
        talk(found.refused)
    return found.house


def write_handout(
    view: View, handout: Handout, folder: Path, *, paper: Paper, hours: str, house: House | None = None
) -> WrittenShape:
    """Write a handout as a Word file in a folder, which is made. Raises NotSaved."""
    from convene.handouts import document  # noqa: PLC0415  only commands that write need these
    from convene.handouts.parts.length import about_pages  # noqa: PLC0415
    from convene.word.write import write  # noqa: PLC0415

    made = document(view, handout, paper=paper, hours=hours)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(
            f"The folder {folder} can't be made: {in_words(error)}.",
            "No file was left behind.",
            "Name another with --to DIR",
        ) from error
    path = write(made, folder, handout.file, house=house)
    return WrittenShape(handout=handout.kind, file=str(path), pages_about=about_pages(made))


def _refuse_empty(view: View, folder: Path) -> None:
    """A folder whose start was cut off holds not even a name."""
    if not view.all(About):
        raise ConveneError(
            f"The folder {folder} holds nothing yet.",
            "Nothing was changed.",
            "If a sync program is still bringing it, wait. Or start anew: convene new",
        )


def _entry_named(name: str, entries: Sequence[Entry]) -> Entry:
    return next(entry for entry in entries if entry.name == name)
