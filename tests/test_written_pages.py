"""Pages in `docs` that the program writes are as it would write them now, and say everything."""

from __future__ import annotations

import shlex
from importlib import import_module
from pathlib import Path

import pytest

from convene.cli import COMMANDS
from convene.commands import parser_for
from generating import DOCUMENTS, pages, schema

NAMES = [name for name, _ in COMMANDS]
JSON_PAGE = (Path(__file__).resolve().parent.parent / "docs" / "json.md").read_text("utf-8")


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_a_written_page_is_up_to_date(path: Path) -> None:
    assert path.read_text("utf-8") == pages()[path], "write it again: python tests/generating.py"


def test_every_module_is_a_command_and_every_command_a_module() -> None:
    folder = Path(import_module("convene.commands").__path__[0])
    assert sorted(NAMES) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_examples_that_its_parser_takes(name: str) -> None:
    module = import_module(f"convene.commands.{name}")
    assert module.EXAMPLES
    for example in module.EXAMPLES:
        words = shlex.split(example.split(" < ")[0])
        assert words[:2] == ["convene", name]
        parser_for(name, module).parse_intermixed_args(words[2:])


def test_every_command_that_answers_in_json_is_described() -> None:
    for command in ("capture", *DOCUMENTS):
        assert command in schema()["$defs"]
    for name in NAMES:
        if "--json" in parser_for(name, import_module(f"convene.commands.{name}")).format_help():
            assert f"convene {name}" in JSON_PAGE


def test_every_key_of_an_answer_is_told_in_words() -> None:
    for command, keys in DOCUMENTS.items():
        if not command.startswith("worksheets show"):
            assert all(key in JSON_PAGE for key in keys), command
