"""Rows seen as a grid: one column down, another across, and in each cell the letter of a third.

Who does what for each strategy is typed row by row, and seen so: what is empty is as telling as what isn't.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from convene.blocks import Block, Cell, Rows, SmallNote
from convene.blocks import Column as Head
from convene.kinds import choice
from convene.kinds.columns import Column, show_cell
from convene.kinds.field import Around, Row


class Crossing(NamedTuple):
    """The grid: what stands down and across, the letters in it by both, and what each letter means."""

    down: tuple[str, ...]
    across: tuple[str, ...]
    letters: Mapping[tuple[str, str], str]
    meaning: Mapping[str, str]

    @property
    def key(self) -> str:
        """ "L Leads  D Does part"."""
        return "  ".join(f"{letter} {words}" for words, letter in self.meaning.items())


def crossing(rows: Sequence[Row], columns: Sequence[Column], around: Around) -> Crossing:
    """Rows by these three columns: down, across, letter; those without the first two are left out.

    Across stands everything that can be picked there, so that what nobody does shows as an empty column.
    """
    _, across, mark = columns
    said = [[show_cell(row.cells.get(column.id), column, around) for column in columns] for row in rows]
    said = [words for words in said if words[0] and words[1]]
    source = getattr(across.field, "source", "")
    known = [words for _, words in around.choices(source)] if source else []
    options = mark.field.options if isinstance(mark.field, choice.Definition) else ()
    meaning = _letters(dict.fromkeys([*options, *(words[2] for words in said if words[2])]))
    letters: dict[tuple[str, str], str] = {}
    for one, other, words in said:
        letter = meaning.get(words, "·")
        letters[one, other] = " ".join(filter(None, (letters.get((one, other), ""), letter)))
    return Crossing(
        tuple(dict.fromkeys(words[0] for words in said)),
        tuple(dict.fromkeys([*known, *(words[1] for words in said)])),
        letters,
        meaning,
    )


def crossing_blocks(found: Crossing, title: str, head: str) -> tuple[Block, ...]:
    """The grid on paper, with its key."""
    heads = (Head(head, "label"), *(Head(words) for words in found.across))
    rows = tuple(
        (Cell(one, strong=True), *(Cell(found.letters.get((one, other), "")) for other in found.across))
        for one in found.down
    )
    key = f"{found.key}. An empty box means that no promise was made, not that nothing is done."
    return (Rows(caption=title, columns=heads, rows=rows), SmallNote(text=key))


def _letters(options: Mapping[str, object]) -> dict[str, str]:
    """A letter for each option: the first letter of one of its words that no other has."""
    found: dict[str, str] = {}
    for words in options:
        initials = [word[0].upper() for word in words.split() if word[0].isalpha()]
        free = [letter for letter in initials if letter not in found.values()]
        found[words] = (free or [*initials, "·"])[0]
    return found
