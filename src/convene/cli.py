"""The command line: which command was asked, and how its end is told. Imports only that command."""

from __future__ import annotations

import sys

from convene import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # without importing `typing`, which costs as much as all the rest here
    from collections.abc import Callable, Sequence
    from datetime import datetime

COMMANDS = (
    ("open", "Open the app at an initiative, or at one of its meetings."),
    ("demo", "Look around in a sample initiative."),
    ("new", "Start a new initiative."),
    ("list", "List the initiatives of the home folder."),
    ("show", "Show what is in the record."),
    ("capture", "Keep a decision, an action, a parking-lot item or a note, typed as one line."),
    ("answer", "Answer one step of a worksheet."),
    ("fill", "Fill in a worksheet as plain questions, without the screen."),
    ("tally", "Count a file of ballots."),
    ("import", "Take values of measures from a spreadsheet."),
    ("export", "Write handouts, lists, or everything in one file."),
    ("handouts", "Give handouts the look of your house."),
    ("backup", "Keep a whole record in one file."),
    ("restore", "Bring a record back from a backup."),
    ("doctor", "Look through a whole record, and repair it if asked."),
    ("worksheets", "List, show, check, copy and print worksheets, and draw their map."),
    ("settings", "Show or change what you prefer."),
)
"""Every command by name, with one line of help; its module has the same name."""

INTERRUPTED = 130

_HELP = """\
convene runs the meetings of a collective-impact initiative.

Usage: convene [--home DIR] [COMMAND ...]

{commands}

Without a command the app opens: at the last initiative, or at the list of them.
INITIATIVE is a name, the beginning of one, or a folder. Left out, it is the only one, or the one opened last.

  --home DIR   the home folder, where initiatives lie (or set CONVENE_HOME)
  --version    the version
  --help       this text; "convene COMMAND --help" tells more of one, with an example

Examples:
  convene demo
  convene new "Riverbend County Prevention Coalition"
  convene capture "Dana to send the data agreement by Friday"
"""


def main(argv: Sequence[str] | None = None, *, now: Callable[[], datetime] | None = None) -> int:
    """Run a command; its exit code.

    0 done, 1 can't be done, 2 wrong words, 3 done with something set aside, 130 interrupted.
    `now` gives aware local time, for tests.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in {"--version", "-V"}:
        print(f"convene {__version__}")
        return 0
    try:
        _prepare_streams()
        code = _run(words, now)
        if sys.stdout:  # none where the shell closed it
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("\nStopped. Nothing is half done.", file=sys.stderr)
        code = INTERRUPTED
    except SystemExit as end:  # argparse ends so after --help
        code = end.code if isinstance(end.code, int) else 0
    except Exception as error:  # the last resort: never a traceback
        code = _tell(error, words)
    _let_go_of_stdout()
    return code


def _run(words: list[str], now: Callable[[], datetime] | None) -> int:
    home, rest = _global(words)
    if rest and rest[0] in {"--help", "-h"}:
        print(_HELP.format(commands="\n".join(f"  {name:<12}{line}" for name, line in COMMANDS)), end="")
        return 0
    name, rest = (rest[0], rest[1:]) if rest else ("open", [])
    if name not in dict(COMMANDS):
        _unknown(name)
    from importlib import import_module  # noqa: PLC0415  not for --version

    from convene.commands import parser_for  # noqa: PLC0415  not for --version

    module = import_module(f"convene.commands.{name}")
    args = parser_for(name, module).parse_intermixed_args(rest)
    args.home = args.home or home
    args.now = now
    code: int = module.run(args)
    return code


def _global(words: list[str]) -> tuple[str | None, list[str]]:
    """What is said before the command: the home folder; and the rest."""
    from convene.errors import BadInput  # noqa: PLC0415  not for --version

    home, rest = None, list(words)
    while rest and rest[0].startswith("--home"):
        word = rest.pop(0)
        key, equals, value = word.partition("=")
        if key != "--home":
            raise BadInput(f"There is no option {word}.", todo="See convene --help")
        if not equals and not rest:
            raise BadInput("--home needs a folder.", todo="Say which: --home DIR")
        home = value if equals else rest.pop(0)
    return home, rest


def _unknown(name: str) -> None:
    """Raise BadInput for a word that is no command, with the nearest one."""
    import difflib  # noqa: PLC0415  not for --version

    from convene.errors import BadInput  # noqa: PLC0415  not for --version

    what = "option" if name.startswith("-") else "command"
    near = difflib.get_close_matches(name, dict(COMMANDS), n=1)
    todo = f"Did you mean “convene {near[0]}”?" if near else f"There are: {', '.join(dict(COMMANDS))}."
    raise BadInput(f"There is no {what} “{name}”.", todo=todo)


def _prepare_streams() -> None:
    """Redirected output is in a legacy code page on Windows; a name of people may not fit into that."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _let_go_of_stdout() -> None:
    """What can't be written (nobody reads it, or the disk is full) isn't tried again at exit."""
    if not sys.stdout:
        return
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        import contextlib  # noqa: PLC0415  not for --version
        import os  # noqa: PLC0415  not for --version

        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(error: Exception, words: list[str]) -> int:
    """Say on stderr, in one line, what ended a command; its exit code."""
    import errno  # noqa: PLC0415  only when something went wrong

    from convene.errors import ConveneError  # noqa: PLC0415
    from convene.typed import clean_line  # noqa: PLC0415

    code = 1
    if isinstance(error, BrokenPipeError):
        return 0  # the reader has seen enough
    if isinstance(error, ConveneError):
        told, code = str(error), error.exit_code
    elif isinstance(error, ModuleNotFoundError):
        told = f"convene is not installed completely: {error.name} is missing. Install it again."
    elif isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        told = "The disk is full. What was saved is safe. Make room, then try again."
    else:
        told = _unforeseen(error, words)
    print(f"convene: {clean_line(told)}", file=sys.stderr)
    return code


def _unforeseen(error: Exception, words: list[str]) -> str:
    """Write a log of what nobody thought of, into the home folder if there is one; what to say of it."""
    import traceback  # noqa: PLC0415  only when something went wrong
    from argparse import Namespace  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from convene import commands  # noqa: PLC0415
    from convene.initiative.log import write_log  # noqa: PLC0415

    named = [word.removeprefix("--home=") for word in words if word.startswith("--home=")]
    named += [words[place + 1] for place, word in enumerate(words[:-1]) if word == "--home"]
    home = commands.home_of(Namespace(home=named[0] if named else None))
    folders: list[Path] = [home.folder] if home.folder.is_dir() else []
    details = "".join(traceback.format_exception(error))
    path = next(
        (at for folder in (*folders, home.settings_folder) if (at := write_log(folder, details))), None
    )
    where = f" What happened is written in {path}." if path else ""
    return f"Something unforeseen happened, and convene had to stop. What was saved is safe.{where}"
