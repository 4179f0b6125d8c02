"""Short lines, one below the other: a table of one column."""

from __future__ import annotations

from convene.editors.table import TableEditor
from convene.kinds import text
from convene.kinds.columns import Column
from convene.kinds.table import Definition


class ListEditor(TableEditor):
    """A table whose only column is the line."""

    @property
    def definition(self) -> Definition:
        """A table with the one column `text`."""
        step = self.step.field
        line = Column(field=text.Definition(id="text", title=step.title))
        return Definition(id=step.id, title=step.title, columns=(line,))

    def begin(self) -> None:
        """An empty list is typed into at once: in a table letters are commands, and a line would be lost."""
        if self.field.is_open:  # begun already
            return
        super().begin()
        if not self.lines:
            self.action_add()
