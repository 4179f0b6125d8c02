"""A number."""

from __future__ import annotations

from convene.editors.line import LineEditor
from convene.kinds.number import Definition


class NumberEditor(LineEditor):
    """A field that says what doesn't fit."""

    @property
    def hint(self) -> str:
        """The unit, where there is one."""
        field = self.step.field
        unit = field.unit if isinstance(field, Definition) else ""
        return f"A number ({unit})" if unit else "A number"
