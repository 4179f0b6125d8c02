"""The list of people with their marks, and the sectors they come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from convene.people.attendance import NO_ORGANIZATION, SectorCount
from convene.widgets.choices import Choices
from convene.widgets.words import joined

MOST_NAMED = 4
"""Sectors without an organization that are named; more would push the list away."""


GAP = "   "
"""Between two sectors."""


class MarkLine(NamedTuple):
    """One person in the list: id, name, organization, whether marked, and a note behind it."""

    person: int
    name: str
    organization: str
    marked: bool
    note: str = ""

    @property
    def words(self) -> Content:
        """The line as shown."""
        return joined(
            ("✓ " if self.marked else "· ", "bold $primary" if self.marked else "$muted"),
            (self.name, "" if self.marked else "$muted"),
            (f" · {self.organization}" if self.organization else "", "$muted"),
            (f"   {self.note}" if self.note else "", "$muted"),
        )


class Marks(Choices):
    """The list of people; Space sets the mark or takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "select", "Mark or not", key_display="Space"),
        Binding("d,delete", "screen.take_back", "Take back", key_display="d"),
    ]

    def fill(self, lines: Sequence[MarkLine]) -> None:
        """Show the lines, the marked first, then by name.

        The cursor stays on its person while one types above, and on its place while one is in the list.
        """
        lines = sorted(lines, key=lambda one: (not one.marked, one.name.casefold()))
        before, place = self.person, self.highlighted or 0
        self.set_options([Option(line.words, id=str(line.person)) for line in lines])
        people = [line.person for line in lines]
        if people:
            stays = before in people and not self.has_focus
            self.highlighted = people.index(before) if stays and before else min(place, len(people) - 1)

    def go_to(self, person: int) -> None:
        """Put the cursor on somebody listed."""
        people = [int(option.id or 0) for option in self.options]
        if person in people:
            self.highlighted = people.index(person)

    @property
    def person(self) -> int | None:
        """The person with the cursor."""
        option = self.highlighted_option
        return int(option.id) if option and option.id else None


def sector_lines(counts: Sequence[SectorCount], width: int) -> Content:
    """The sectors with their counts: the missing ones with a mark, those without an organization, the others.

    What somebody would act on stands first: a low window shows no more than two lines. None is broken in two.
    """
    nobody = [one.sector for one in counts if one.missing == NO_ORGANIZATION]
    more = [f"and {len(nobody) - MOST_NAMED} more"] if len(nobody) > MOST_NAMED else []
    named = [*nobody[:MOST_NAMED], *more]
    said = [
        *(
            (f"{one.sector} {one.here} (!)", "bold $late", GAP)
            for one in counts
            if one.missing and one.missing != NO_ORGANIZATION
        ),
        *([("No organization yet:", "$muted", " ")] if nobody else []),
        *((f"{words},", "$muted", " ") for words in named[:-1]),
        *((words, "$muted", GAP) for words in named[-1:]),
        *((f"{one.sector} {one.here}", "", GAP) for one in counts if not one.missing),
    ]
    parts: list[tuple[str, str]] = []
    at = 0
    for words, style, gap in said:
        if at and at + cell_len(words) > width:
            parts.append(("\n", ""))
            at = 0
        parts += [(words, style), (gap, "")]
        at += cell_len(words + gap)
    return joined(*parts)
