"""Every kind of step has its editor."""

from __future__ import annotations

from datetime import date

import pytest

from around import FakeAround
from convene.editors import editor_for
from convene.kinds import KINDS, text
from convene.worksheets.definition import Step
from convene.worksheets.shelf import Shelf


def test_each_shipped_step_has_an_editor_of_its_kind() -> None:
    around = FakeAround()
    for worksheet in Shelf().worksheets.values():
        for step in worksheet.steps:
            kind = str(type(step.field).__struct_config__.tag)
            assert type(editor_for(step, around)).__name__ == f"{kind.capitalize()}Editor"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_has_a_twin_among_the_editors(kind: str) -> None:
    import importlib.util

    assert importlib.util.find_spec(f"convene.editors.{kind}") is not None


def test_an_editor_knows_its_step_and_asks_nobody_else() -> None:
    step = Step(prompt="What?", minutes=1, note="", field=text.Definition(id="a", title="A"))
    editor = editor_for(step, FakeAround())
    assert editor.step is step
    assert editor.around.today == date(2026, 11, 16)
