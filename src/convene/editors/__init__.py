"""How a kind is typed: one module a kind, named as in `kinds`."""

from __future__ import annotations

import importlib
import importlib.util
from typing import cast

from convene.editors.editor import Editor
from convene.kinds import name_of
from convene.kinds.field import Around
from convene.worksheets.definition import Step


def editor_for(step: Step, around: Around) -> Editor:
    """The editor of a step: the class `TableEditor` of `editors.table` for a table.

    The one place of the house where a name is looked up. A kind without a module gets an editor that
    says so in words and lets one go on.
    """
    name = name_of(step.field)
    if importlib.util.find_spec(f"convene.editors.{name}") is None:
        name = "none"
    module = importlib.import_module(f"convene.editors.{name}")
    return cast("Editor", getattr(module, f"{name.capitalize()}Editor")(step, around))
