"""A day."""

from __future__ import annotations

from typing import ClassVar

from convene.editors.line import LineEditor
from convene.kinds.date import Definition


class DateEditor(LineEditor):
    """A field that shows below how a typed day was understood."""

    echo: ClassVar[bool] = True

    @property
    def hint(self) -> str:
        """Examples."""
        field = self.step.field
        timed = isinstance(field, Definition) and field.time
        return "e.g. Fri 3:30 pm, or Dec 5 at 9 am" if timed else "e.g. Fri, Dec 5, in two weeks"
