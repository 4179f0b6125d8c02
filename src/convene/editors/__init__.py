"""How a kind is typed: one module a kind, named as in `kinds`."""

from __future__ import annotations

import importlib
from typing import cast

from convene.editors.editor import Editor
from convene.kinds import name_of
from convene.kinds.field import Around
from convene.worksheets.definition import Step


def editor_for(step: Step, around: Around) -> Editor:
    """The editor of a step: the class `TableEditor` of `editors.table` for a table.

    The one place of the house where a name is looked up.
    """
    name = name_of(step.field)
    module = importlib.import_module(f"convene.editors.{name}")
    return cast("Editor", getattr(module, f"{name.capitalize()}Editor")(step, around))
