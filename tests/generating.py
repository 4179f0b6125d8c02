"""Pages written by the program: run this file to write them again after a command or a shape changed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from convene.cli import COMMANDS
from convene.commands import Parser, parser_for
from convene.exchange import ballots
from convene.exchange.shapes import (
    acknowledged,
    answers,
    bundles,
    captured,
    doctor,
    imported,
    measures,
    meetings,
    overview,
    people,
    worksheets,
    written,
)
from convene.exchange.shapes.worksheets import map_lines
from convene.exchange.worksheet_picture import picture
from convene.worksheets.feeding import feeds
from convene.worksheets.shelf import Shelf

DOCS = Path(__file__).resolve().parent.parent / "docs"

SHOWN: dict[str, Any] = {
    "overview": overview.OverviewShape,
    "meetings": tuple[meetings.MeetingShape, ...],
    "decisions": tuple[captured.DecisionShape, ...],
    "actions": tuple[captured.ActionShape, ...],
    "parking": tuple[captured.ParkedShape, ...],
    "notes": tuple[captured.NoteShape, ...],
    "votes": tuple[captured.VoteShape, ...],
    "people": tuple[people.PersonShape, ...],
    "organizations": tuple[people.OrganizationShape, ...],
    "measures": tuple[measures.MeasureShape, ...],
    "answers": tuple[answers.AnswerShape, ...],
    "history": tuple[overview.DeedShape, ...],
}
"""What `show WHAT --json` holds under the key WHAT."""

DOCUMENTS: dict[str, dict[str, Any]] = {
    "list": {"initiatives": tuple[overview.ListedShape, ...]},
    **{
        f"show {what}": {"initiative": overview.InitiativeShape, what: shape} for what, shape in SHOWN.items()
    },
    "export": {"written": tuple[written.WrittenShape, ...], "data": tuple[bundles.DataShape, ...]},
    "export --list": {"handouts": tuple[written.HandoutShape, ...]},
    "record.json": {"made": str, "initiative": overview.InitiativeShape, **SHOWN},
    "backup": {"backup": bundles.BackupShape},
    "restore": {"restored": bundles.RestoredShape},
    "doctor": {"doctor": doctor.ExaminedShape},
    "worksheets list": {"worksheets": tuple[worksheets.WorksheetShape, ...]},
    "worksheets show": {"worksheet": dict[str, Any]},
    "worksheets check": {"faults": tuple[worksheets.FaultShape, ...]},
    "worksheets copy": {"written": worksheets.FileShape},
    "worksheets map": {"map": tuple[worksheets.FeedShape, ...]},
    "handouts template": {"written": worksheets.FileShape},
    "handouts template FILE": {"look": written.LookShape},
    "settings": {"settings": dict[str, str]},
}
"""Every JSON document by its command, as the types of its keys.

`record.json` is written into a file by `export`, alone or with everything else.
"""

WHOLE: dict[str, Any] = {
    "capture": acknowledged.CapturedShape,
    "import": imported.ImportShape,
    "tally": ballots.TallyShape,
}
"""Documents that are one object; `capture` answers one a line."""


def schema() -> dict[str, Any]:
    """The JSON Schema of all answers: one definition a command, and those that they share."""
    types = [*WHOLE.values(), *(kind for keys in DOCUMENTS.values() for kind in keys.values())]
    made, shared = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    schemas = iter(made)
    documents: dict[str, Any] = {command: next(schemas) for command in WHOLE}
    for command, keys in DOCUMENTS.items():
        documents[command] = {
            "type": "object",
            "properties": {key: next(schemas) for key in keys},
            "required": list(keys),
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What convene answers with --json",
        "$defs": {**documents, **shared},
    }


def commands_page() -> str:
    """Every command with its options and examples, from the parsers."""
    lines = [
        "# The commands",
        "",
        "Written by `python tests/generating.py` from the commands themselves, as is what",
        "`convene COMMAND --help` says.",
        "",
        "INITIATIVE is a name, the beginning of one, or a folder. Left out, it is the only one, or the one",
        "opened last. Answers go to stdout, talk to stderr. What is left out is asked for if a terminal is",
        "there. Exit codes: 0 done; 1 it can't be done; 2 the words are wrong or something is missing;",
        "3 done, with something set aside; 130 interrupted, with nothing half done.",
        "",
        "| command | does |",
        "| --- | --- |",
        *(f"| [`{name}`](#{name}) | {line} |" for name, line in COMMANDS),
    ]
    for name, _ in COMMANDS:
        module = import_module(f"convene.commands.{name}")
        lines += ["", f"## {name}", "", *_section(parser_for(name, module), module.EXAMPLES)]
    return "\n".join(lines) + "\n"


def _section(parser: Parser, examples: tuple[str, ...]) -> Iterator[str]:
    # Not format_help(): it differs between versions of Python.
    usage = parser.usage
    if usage is None:
        usage = f"%(prog)s {' '.join(_words(action) for action in _actions(parser))}"
    yield f"    {usage % {'prog': parser.prog}}"
    yield ""
    yield str(parser.description)
    yield ""
    for action in _actions(parser):
        yield f"- `{_said(action)}`: {action.help}"
    yield "- `--home DIR`: the home folder (or set CONVENE_HOME)"
    yield ""
    for example in examples:
        yield f"    {example}"


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if action.dest not in {"help", "home"}]


def _said(action: argparse.Action) -> str:
    if not action.option_strings:
        return str(action.metavar)
    value = action.metavar or ("|".join(action.choices) if action.choices else "")
    return f"{action.option_strings[0]} {value}".strip()


def _words(action: argparse.Action) -> str:
    return f"[{_said(action)}]"


def pages() -> dict[Path, str]:
    """Every written page with its text."""
    return {
        DOCS / "commands.md": commands_page(),
        DOCS / "json-schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
        DOCS / "worksheets.md": worksheets_page(),
        DOCS / "pictures" / "worksheets.svg": picture(Shelf().worksheets),
    }


def worksheets_page() -> str:
    """Who feeds whom among the worksheets that ship, as `convene worksheets map` says it."""
    shelf = Shelf().worksheets
    lines = [
        "# The worksheets, and who feeds whom",
        "",
        "Written by `python tests/generating.py` from the worksheets themselves. `convene worksheets map`",
        "says the same with your own in it. What a group said in one is already there in those it feeds.",
        "",
        "![The names of the worksheets; lines lead from each to those it feeds](pictures/worksheets.svg)",
        "",
        "| worksheet | phase | minutes | short |",
        "| --- | --- | ---: | ---: |",
    ]
    lines += [
        f"| {one.title} (`{one.id}`) | {one.phase} | {one.minutes} | {one.short_minutes} |"
        for one in shelf.values()
    ]
    return "\n".join([*lines, "", "```", *map_lines(feeds(shelf), shelf), "```"]) + "\n"


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
