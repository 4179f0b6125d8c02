"""A day."""

from __future__ import annotations

from typing import ClassVar

from convene.editors.line import LineEditor


class DateEditor(LineEditor):
    """A field that shows below how a typed day was understood."""

    echo: ClassVar[bool] = True

    @property
    def hint(self) -> str:
        """Examples."""
        return "Fri, Dec 5, in two weeks"
