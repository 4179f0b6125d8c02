"""A number."""

from __future__ import annotations

from convene.editors.line import LineEditor
from convene.kinds.number import Definition, in_the_middle


class NumberEditor(LineEditor):
    """A field that says what doesn't fit."""

    @property
    def hint(self) -> str:
        """The unit, where there is one."""
        field = self.step.field
        unit = f" ({field.unit})" if isinstance(field, Definition) and field.unit else ""
        return f"Each one's number{unit}: 3, 5, 5, 10" if self._of_many else f"A number{unit}"

    @property
    def legend(self) -> str:
        """Of many numbers the middle one, with the lowest and the highest."""
        field, value = self.step.field, self.shown.value
        return (
            in_the_middle(value, field) if isinstance(field, Definition) and self._of_many and value else ""
        )

    @property
    def _of_many(self) -> bool:
        return isinstance(self.step.field, Definition) and self.step.field.of_many
