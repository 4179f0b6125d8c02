"""The list of handouts: papers, and worksheets in two folds; what is picked, ticked, unfolded, filtered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from convene.handouts import Key, key_of
from convene.screens.handout_files import Written
from convene.screens.handout_words import Fold, Listed, fold
from convene.widgets.choices import Choices

FOLDED = {
    "worksheet": "Worksheets as the group filled them in",
    "blank-worksheet": "Blank worksheets to fill in by hand",
}
"""Kinds of which there are many, by what is said of all of them."""

Row: TypeAlias = Listed | Fold


class Found(NamedTuple):
    """What there is: handouts in their order, and how many there are of the kinds that are folded."""

    listed: Sequence[Listed]
    folded: dict[str, int]


class HandoutList(Choices):
    """Enter writes, ticks, unfolds, or goes to what is missing; Space picks several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.write", "Write", key_display="Enter"),
        Binding("enter", "screen.unfold", "Open", key_display="Enter"),
        Binding("enter", "screen.fill", "Go there", key_display="Enter"),
        Binding("enter", "screen.tick", "Tick", key_display="Enter"),
        Binding("space", "screen.pick", "Pick", key_display="Space"),
    ]

    def __init__(self, words_of: Callable[[Listed, bool], Content]) -> None:
        """`words_of` says a handout, picked or not."""
        super().__init__()
        self.rows: list[Row] = []
        self.picked: set[Key] = set()
        self.unfolded: set[str] = set()
        self._words_of = words_of
        self._just_unfolded, self._filtered = False, ""
        self._found = Found((), {})

    @property
    def chosen(self) -> Listed | None:
        """The handout with the cursor."""
        row = self.at_cursor
        return row if isinstance(row, Listed) else None

    @property
    def at_cursor(self) -> Row | None:
        """The line with the cursor."""
        at = self.highlighted
        return None if at is None or at >= len(self.rows) else self.rows[at]

    @property
    def wanted(self) -> list[Listed]:
        """What is picked, in the order of the list; else the one with the cursor."""
        picked = [one for one in self._found.listed if key_of(one.handout) in self.picked]
        return picked or [one for one in [self.chosen] if one]

    def take(self, found: Found, filtered: str, cursor: Key | None = None) -> None:
        """Show what there is; the cursor stays on its line, or goes to this handout."""
        self._found = found
        self.picked &= {key_of(one.handout) for one in found.listed}
        self.filter(filtered, cursor)

    def filter(self, words: str, cursor: Key | None = None) -> None:
        """Show those whose names have these words; all for none."""
        self._filtered = words
        before = cursor or _key(self.at_cursor)
        self.rows = self._rows(words)
        self.set_options([Option(self._said(row)) for row in self.rows])
        keys = [_key(row) for row in self.rows]
        self.highlighted = keys.index(before) if before in keys else 0 if keys else None
        if self._just_unfolded:  # what is in it is to be seen
            self._just_unfolded = False
            self.call_after_refresh(self.scroll_to_highlight, top=True)

    def unfold(self, one: Fold) -> None:
        """Show all handouts of a kind, or none of them, when the list is filled the next time."""
        self.unfolded ^= {one.kind}
        self._just_unfolded = one.kind in self.unfolded

    def pick(self) -> None:
        """Pick the one with the cursor, or not any more; the cursor goes on."""
        chosen, at = self.chosen, self.highlighted
        if chosen and at is not None:
            self.picked ^= {key_of(chosen.handout)}
            self.replace_option_prompt_at_index(at, self._said(chosen))
            self.action_cursor_down()

    def written(self, files: Mapping[Key, Written]) -> None:
        """These were just written: say so before all is worked out again."""
        listed = [
            one._replace(written=files.get(key_of(one.handout), one.written)) for one in self._found.listed
        ]
        self._found = self._found._replace(listed=listed)
        self.filter(self._filtered)

    def _rows(self, filtered: str) -> list[Row]:
        """Papers, each fold with what is in it if it is open, then what waits. Filtered: all that fit."""
        listed = self._found.listed
        words = filtered.casefold().split()
        if words:
            return [one for one in listed if all(word in one.handout.name.casefold() for word in words)]
        rows: list[Row] = [one for one in listed if not one.handout.waits and one.handout.kind not in FOLDED]
        for kind, title in FOLDED.items():
            inside = [one for one in listed if one.handout.kind == kind and not one.handout.waits]
            count = len(inside) or self._found.folded.get(kind, 0)
            if count:
                is_open = kind in self.unfolded
                rows += [Fold(kind, title, count, is_open), *(inside if is_open else [])]
        return [*rows, *(one for one in listed if one.handout.waits)]

    def _said(self, row: Row) -> Content:
        if isinstance(row, Fold):
            return fold(row)
        return self._words_of(row, key_of(row.handout) in self.picked)


def _key(row: Row | None) -> Key | None:
    if isinstance(row, Fold):
        return (row.kind, None, None, None)
    return key_of(row.handout) if row else None
