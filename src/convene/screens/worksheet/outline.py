"""The steps of a worksheet with how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from convene.widgets.choices import Choices
from convene.widgets.words import joined, plain


class OutlineLine(NamedTuple):
    """One step in the outline: its id, its title, its mark (✓ ◐ ·, or ~ for one no longer asked).

    One that `waits` is asked when an earlier answer calls for it; it can be opened all the same.
    """

    step: str
    title: str
    mark: str
    here: bool
    gone: bool = False
    waits: bool = False

    @property
    def words(self) -> Content:
        """The line as shown."""
        style = "bold $primary" if self.here else "$muted" if self.gone or self.waits else ""
        return joined((f"{'▸' if self.here else ' '}{self.mark} {self.title}", style))


class Outline(Choices):
    """The list at the left; Enter or a click goes to a step."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go there", key_display="Enter")]
    DEFAULT_CSS = """
    Outline { width: 100%; height: 1fr; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def show(self, lines: Sequence[OutlineLine]) -> None:
        """Show the lines; the list stays where it is while somebody moves in it."""
        at = self.highlighted
        asked = [Option(line.words, id=line.step) for line in lines if not line.gone]
        gone = [Option(line.words, id=line.step) for line in lines if line.gone]
        heading = [Option("", disabled=True), Option(plain("no longer asked", "$muted"), disabled=True)]
        options = [*asked, *heading, *gone] if gone else asked
        if self.option_count == len(options):
            for place, option in enumerate(options):
                self.replace_option_prompt_at_index(place, option.prompt)
        else:
            self.set_options(options)
        here = next((line.step for line in lines if line.here), None)
        if not self.has_focus or at is None or at >= len(options):
            at = self.get_option_index(here) if here else None
        self.highlighted = at
