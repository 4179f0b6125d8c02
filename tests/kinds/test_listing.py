"""Every kind has its counterparts; adding one without them fails here."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

import convene.kinds as room
from convene.kinds import KINDS
from convene.worksheets.shelf import Shelf

SHARED = {"__init__", "field", "columns", "crossing", "row", "to_fill", "yes_no"}
"""Those that are no kind of step: what all share, what tables need, and kinds of columns alone."""


def test_every_module_of_the_room_is_a_kind() -> None:
    modules = {path.stem for path in Path(room.__file__).parent.glob("*.py")} - SHARED
    assert modules == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_offers_all_five(name: str) -> None:
    kind = KINDS[name]
    assert kind.Definition.__struct_config__.tag == name
    for offered in ("parse", "check", "show", "blocks", "is_answered"):
        assert callable(getattr(kind, offered))


def test_every_kind_that_ships_in_a_worksheet_has_its_editor() -> None:
    used = {
        str(type(step.field).__struct_config__.tag)
        for sheet in Shelf().worksheets.values()
        for step in sheet.steps
    }
    assert {name for name in used if importlib.util.find_spec(f"convene.editors.{name}") is None} == set()
