"""The agenda beside what is on: what is done, what is on with its steps, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from convene.meetings.agenda import AgendaItem
from convene.screens.meeting.line import cut
from convene.screens.worksheet.outline import OutlineLine
from convene.widgets.choices import Choices
from convene.widgets.words import joined

ALL_ITEMS = "  Esc all items"

READ_BACK = "Read back and close"
"""The last line of every agenda, once one is there."""


class AgendaLine(NamedTuple):
    """One line: "item-3" or "step-candidates", its mark, its words and how they look."""

    key: str
    mark: str
    words: str
    style: str = ""
    here: bool = False

    def shown(self, width: int, *, folded: bool) -> Content:
        """The line in so many cells: cut, or in as many lines as it takes."""
        indent = " " * cell_len(self.mark)
        words = Content(self.words)
        lines = words.wrap(max(1, width - len(indent))) if folded and width > len(indent) else [words]
        text = Content(f"\n{indent}").join(lines)
        return Content(self.mark).append(text).stylize(self.style)


class AgendaOutline(Choices):
    """Enter or a click goes to an item, or to a step of the one that is on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go there", key_display="Enter")]

    def __init__(self) -> None:
        super().__init__()
        self._agenda: tuple[AgendaLine, ...] = ()
        self._here: str | None = None

    def fill(self, lines: Sequence[AgendaLine]) -> None:
        """Show the lines; the cursor goes along with what is on, else it stays where somebody moved it."""
        before, self._agenda = self.highlighted_option, tuple(lines)
        self._draw()
        keys = [line.key for line in lines]
        here = next((line.key for line in lines if line.here), None)
        stays = self.has_focus and here == self._here and before is not None and before.id in keys
        at = before.id if stays and before else here
        self.highlighted = keys.index(at) if at in keys else None
        self._here = here

    def on_resize(self) -> None:
        """Long titles are folded where there is room for all of them, else only that of what is on."""
        at = self.highlighted
        self._draw()
        self.highlighted = at

    def _draw(self) -> None:
        size = self.scrollable_content_region
        every = [line.shown(size.width, folded=True) for line in self._agenda]
        if sum(len(one.plain.splitlines()) for one in every) > size.height:
            every = [line.shown(size.width, folded=line.here) for line in self._agenda]
        self.set_options(
            [Option(words, id=line.key) for words, line in zip(every, self._agenda, strict=True)]
        )

    def take_focus(self) -> None:
        """Be where the keys go; in a narrow window, where the list is folded away, nothing is."""
        self.screen.set_focus(self if self.display else None)


class AgendaFold(Static):
    """Where the list is folded away: the agenda in one line, and the key that brings the list."""

    def __init__(self) -> None:
        super().__init__("", id="fold", markup=False)
        self._words = ""

    def fill(self, items: Sequence[AgendaItem], on: AgendaItem | None, steps: Sequence[OutlineLine]) -> None:
        """Say what is on."""
        self._words = fold_words(items, on, steps)
        self.on_resize()

    def on_resize(self) -> None:
        """Cut anew."""
        room = self.size.width - cell_len(ALL_ITEMS)
        self.update(joined(cut(self._words, room), (ALL_ITEMS, "bold")))


def fold_words(items: Sequence[AgendaItem], on: AgendaItem | None, steps: Sequence[OutlineLine]) -> str:
    """The agenda in one line: "2/5 Choose measures · step 2/4"; "" while nothing is on."""
    if on is None:
        return ""
    words = f"{[one.id for one in items].index(on.id) + 1}/{len(items)} {on.title}"
    here = next((place for place, step in enumerate(steps, start=1) if step.here), 0)
    return f"{words} · step {here}/{len(steps)}" if here else words


def outline_lines(
    items: Sequence[AgendaItem], on: AgendaItem | None, steps: Sequence[OutlineLine], reads_back: bool = False
) -> list[AgendaLine]:
    """The items with ✓ ▸ ·, and – for what is left out; below the one that is on its steps with ✓ ◐ ·; at the
    end the read-back.
    """
    lines = []
    after_all = reads_back and (on is None or on.kind != "close")
    for item in items:
        here = on is not None and item.id == on.id and not after_all
        over = bool(item.ended) or (item.started is not None and after_all)
        mark = "▸ " if here else "✓ " if over else "– " if item.left_out else "· "
        style = "bold $primary" if here else "$muted" if over or item.left_out else ""
        lines.append(AgendaLine(f"item-{item.id}", mark, item.title, style, here and not steps))
        if here:
            lines += [
                AgendaLine(
                    f"step-{step.step}",
                    f"  {'▸' if step.here else ' '}{step.mark} ",
                    step.title,
                    "bold" if step.here else "",
                    step.here,
                )
                for step in steps
            ]
    if after_all:
        lines.append(AgendaLine("read-back", "▸ ", READ_BACK, "bold $primary", here=True))
    return lines
