"""Words in a table's cells that are no answer yet: those in the open cell, and those that wait in others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from convene.editors.editor import Editor
from convene.widgets.drafts import Drafts


@dataclass
class Typing(Editor.Said):
    """Words in a cell that are no answer yet; "" when they are one, or are given up.

    `row` is a row's id, or the key of one that is not in the record yet.
    """

    step: str
    row: str
    column: str
    words: str


class Unfinished:
    """Knows them by the row's key on the screen and the column, and says what is to be kept, and no longer.

    `waiting` are words of cells that are not open: they didn't fit, or were typed before the program ended.
    """

    def __init__(self, step: str, drafts: Drafts, post: Callable[[Editor.Said], object]) -> None:
        self.waiting: dict[tuple[str, str], str] = {}
        self._step = step
        self._drafts = drafts
        self._post = post
        self._open: tuple[str, str] | None = None

    def open(self, key: str, column: str) -> str:
        """A cell is opened: the words that waited in it, "" if there are none."""
        words = self.waiting.pop((key, column), "")
        self._open = self._place(key, column) if words else None
        return words

    def wait(self, key: str, column: str, words: str) -> None:
        """Words wait in a cell from now on."""
        self.waiting[key, column] = words
        self._post(Typing(self._step, *self._place(key, column), words))

    def say(self, key: str, column: str, words: str) -> None:
        """What is in the open cell now; "" when it needs to be kept no more."""
        place = self._place(key, column)
        for said in self.answered() if self._open != place or not words else ():
            self._post(said)  # given up, or its row has an id by now
        if words:
            self._open = place
            self._post(Typing(self._step, *place, words))

    def answered(self) -> tuple[Typing, ...]:
        """What is to be said when the words of the open cell are an answer."""
        place, self._open = self._open, None
        return (Typing(self._step, *place, ""),) if place else ()

    def in_row(self, key: str) -> bool:
        """Whether words wait in any cell of a row."""
        return any(row == key for row, _ in self.waiting)

    def take_up(
        self, typed: Mapping[tuple[str, str], str], rows: Collection[int], lines: Collection[str]
    ) -> str:
        """Put words that were typed earlier into their cells again; a row that is gone is begun anew.

        `rows` are the ids in the record, `lines` the keys on the screen. The key of the last row that has
        some; "" if none has.
        """
        key, begun = "", dict[str, str]()
        for (row, column), words in typed.items():
            if row.isdigit() and int(row) in rows:
                key = self._drafts.key(int(row))
            elif row in lines:
                key = row
            else:
                key = begun[row] = begun.get(row) or self._drafts.begin()
            if self._place(key, column) == (row, column):
                self.waiting[key, column] = words
            else:
                self._post(Typing(self._step, row, column, ""))
                self.wait(key, column, words)
        return key

    def _place(self, key: str, column: str) -> tuple[str, str]:
        return self._drafts.place(key), column
