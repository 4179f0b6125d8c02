"""The steps of a worksheet with how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from convene.widgets.choices import Choices
from convene.widgets.words import joined


class OutlineLine(NamedTuple):
    """One step in the outline: its id, its title, its mark (✓ ◐ ·, or ~ for one no longer asked)."""

    step: str
    title: str
    mark: str
    here: bool
    gone: bool = False

    @property
    def words(self) -> Content:
        """The line as shown."""
        style = "bold $primary" if self.here else "$muted" if self.gone else ""
        title = f"no longer asked: {self.title}" if self.gone else self.title
        return joined((f"{'▸' if self.here else ' '}{self.mark} {title}", style))


class Outline(Choices):
    """The list at the left; Enter or a click goes to a step."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go there", key_display="Enter")]
    DEFAULT_CSS = """
    Outline { width: 100%; height: 1fr; padding: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def show(self, lines: Sequence[OutlineLine]) -> None:
        """Show the lines; the list stays where it is while somebody moves in it."""
        at = self.highlighted
        if self.option_count == len(lines):
            for place, line in enumerate(lines):
                self.replace_option_prompt_at_index(place, line.words)
        else:
            self.set_options([Option(line.words) for line in lines])
        here = next((place for place, line in enumerate(lines) if line.here), None)
        self.highlighted = at if self.has_focus and at is not None and at < len(lines) else here
