"""Rows that an earlier step or the worksheet itself offers, and where they stand among the others."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from convene.editors.columns import TableLine
from convene.editors.editor import Shown
from convene.kinds.columns import show_cell
from convene.kinds.field import Around, Value
from convene.kinds.table import Definition, fixed_left, is_said_by


class OfferedRows:
    """What one table is offered, given what is shown in it now."""

    def __init__(self, definition: Definition, shown: Shown, around: Around) -> None:
        self._definition = definition
        self._shown = shown
        self._around = around

    def lines(self, there: Container[str]) -> list[TableLine]:
        """What can be taken over. Where somebody changed ready-made words, their row has the key already."""
        fixed, first = self._definition.fixed, self._definition.columns[0].id
        left = fixed_left(self._definition, map(self._first_words, (row.cells for row in self._shown.rows)))
        named = [(self._first_words(row.cells), row) for row in self._shown.offered]
        begun = {words: row.cells for words, row in named}
        ready = [
            TableLine(
                f"fixed-{at}{'-again' * (f'fixed-{at}' in there)}", begun.get(words, {first: words}), "offer"
            )
            for at, words in enumerate(fixed)
            if words in left
        ]
        others = [row for words, row in named if words not in fixed]
        return [*ready, *(TableLine(f"offer-{row.id}", row.cells, "offer") for row in others)]

    def among(self, kept: Iterable[TableLine], others: Sequence[TableLine]) -> Iterator[TableLine]:
        """The rows of the record in their order, each of the others before the first one that comes later."""
        waiting = list(others)
        for line in kept:
            place = self._place(line)
            while waiting and place is not None and (self._place(waiting[0]) or place) < place:
                yield waiting.pop(0)
            yield line
        yield from waiting

    def _place(self, line: TableLine) -> tuple[int, float] | None:
        """Where a row stands among all that were ever offered; None for one that somebody added."""
        words = self._first_words(line.cells)
        for at, ready in enumerate(self._definition.fixed):
            if is_said_by(ready, words):
                return 0, at
        order = self._shown.offered_order.get(line.cells.get("from"))
        return None if order is None else (1, order)

    def _first_words(self, cells: Mapping[str, Value]) -> str:
        first = self._definition.columns[0]
        return show_cell(cells.get(first.id), first, self._around)
