"""What the words typed into a cell become: a wish for one cell, for a new row, for a new name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

from convene.editors.editor import Editor
from convene.kinds import pick
from convene.kinds.columns import Column, check_order, parse_cell
from convene.kinds.field import Around, Value
from convene.widgets.cell_offers import AsTyped, NewName, takes_several
from convene.widgets.drafts import Drafts
from convene.widgets.fitting import split_last
from convene.widgets.typeahead import Offer


class TableLine(NamedTuple):
    """A row on the screen: its key, its cells; in the record, not yet, or offered by an earlier step."""

    key: str
    cells: Mapping[str, Value]
    sort: Literal["row", "draft", "offer"] = "row"


class CellWords:
    """Makes the messages of one step's cells. Drafts that are on their way get what is typed meanwhile."""

    def __init__(
        self,
        step: str,
        around: Around,
        drafts: Drafts,
        post: Callable[[Editor.Said], object],
        after: Callable[[str], int | None],
    ) -> None:
        """`post` sends what has to wait until a draft is in the record; `after` says where a row belongs."""
        self._step = step
        self._around = around
        self._drafts = drafts
        self._post = post
        self._after = after

    def said(
        self, line: TableLine, column: Column, words: str, offer: Offer | None, columns: Sequence[Column]
    ) -> tuple[Editor.Said, ...]:
        """What is to be said for words, or for the offer that was chosen; nothing for no change.

        Raises BadInput for words that don't fit the column, or the other `columns` of the row.
        """
        found = offer.value if offer else None
        new = self._new_names(column, words, offer)
        if new:
            return self._added(line, column, *new)
        if isinstance(found, AsTyped):
            value = parse_cell(found.words, column, self._around)
        elif found is not None and not takes_several(column.field):
            value = found
        else:
            value = parse_cell(offer.words if offer else words, column, self._around)
        check_order({**line.cells, column.id: value}, columns)
        return self._cell(line, column, value)

    def row_of(self, line: TableLine, typed: Mapping[str, Value | None]) -> Editor.RowAdded:
        """The wish that a draft or an offered row, with what was typed, becomes a row of the record."""
        if line.sort == "offer":
            self._drafts.begin(line.cells, line.key)
        for name, value in typed.items():
            self._drafts.type(line.key, name, value)
        self._drafts.ask(line.key)
        return Editor.RowAdded(
            self._step,
            self._drafts.cells(line.key),
            after=self._after(line.key),
            then=partial(self._drafts.kept, line.key),
        )

    def _cell(self, line: TableLine, column: Column, value: Value | None) -> tuple[Editor.Said, ...]:
        if line.cells.get(column.id) == value:
            return ()
        row = self._drafts.row(line.key)
        if row is not None:
            return (self._changed(row, column, value),)
        if self._drafts.is_asked(line.key):
            self._drafts.type(line.key, column.id, value)
            self._drafts.later(line.key, lambda new: self._post(self._changed(new, column, value)))
            return ()
        return (self.row_of(line, {column.id: value}),)

    def _changed(self, row: int, column: Column, value: Value | None) -> Editor.CellChanged:
        return Editor.CellChanged(self._step, row, column.id, value, column.title)

    def _new_names(
        self, column: Column, words: str, offer: Offer | None
    ) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
        """Of names that were chosen, the ids of those on record and the new ones; None if none is new.

        Of several each new one was offered before a comma was typed after it.
        """
        field = column.field
        if offer is None or not isinstance(field, pick.Definition):
            return None
        last = offer.value.name if isinstance(offer.value, NewName) else ""
        parts = split_last(words if last else offer.words) if takes_several(field) else ((), "")
        before = (*parts[0], *([] if last else [parts[1]]))
        ids, new = pick.known_and_new([part for part in before if part], field, self._around)
        names = (*new, *([last] if last else []))
        return (ids, names) if names else None

    def _added(
        self, line: TableLine, column: Column, ids: tuple[int, ...], names: tuple[str, ...]
    ) -> tuple[Editor.Said, ...]:
        field = column.field
        assert isinstance(field, pick.Definition)  # noqa: S101  names are new in registries only
        said = partial(
            Editor.NameAdded, self._step, field.registry, names, ids, takes_several(field), column=column.id
        )
        row = self._drafts.row(line.key)
        if row is not None:
            return (said(row=row, title=column.title),)
        if self._drafts.is_asked(line.key):
            self._drafts.later(line.key, lambda kept: self._post(said(row=kept, title=column.title)))
            return ()
        wish = self.row_of(line, {})
        return (said(cells=wish.cells, after=wish.after, then=wish.then),)
