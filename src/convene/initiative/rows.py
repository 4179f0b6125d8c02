"""The rows of one step: added, edited, moved, pasted; each a deed of its own."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING

from convene.errors import ConveneError
from convene.initiative.taking_out import back_or_new, take_out
from convene.initiative.view import ON, ROWS
from convene.initiative.young import kept_short
from convene.kinds.field import Row, Value
from convene.kinds.table import Definition as TableField

if TYPE_CHECKING:
    from convene.initiative.initiative import Initiative


class StepRows:
    """Writes on the rows of a step, or of a registry when `place` is a registry's name."""

    def __init__(self, initiative: Initiative, place: str) -> None:
        self._initiative = initiative
        step = initiative.view.step(place)
        registry = step.field.registry if step and isinstance(step.field, TableField) else None
        self._place = place
        self._registry = registry or (place if "." not in place else None)
        self._table = self._registry or ROWS
        self._name = step.title if step else place

    def all(self) -> list[Row]:
        """The rows in their order."""
        view = self._initiative.view
        return view.registry(self._registry) if self._registry else view.rows(self._place)

    def add(self, cells: Mapping[str, Value], after: int | None = None) -> int:
        """A new row at the end, after another, or as the first (0); its id."""
        return self.add_all([cells], after=after)[0]

    def add_all(self, rows: Sequence[Mapping[str, Value]], after: int | None = None) -> list[int]:
        """New rows, in one deed that one undo takes back; their ids."""
        what = f"row added to {self._name}" if len(rows) == 1 else f"{len(rows)} rows added to {self._name}"
        with self._initiative.group(what, worksheet=self._worksheet) as database:
            orders = self._orders(after, len(rows))
            mark = {ON: self._initiative.day} | ({} if self._registry else {"step": self._place})
            documents = [
                kept_short(self._table, {**mark, "order": order, **cells})
                for order, cells in zip(orders, rows, strict=True)
            ]
            table = database.table(self._table)
            if not self._registry:
                return table.insert_multiple(documents)
            return [back_or_new(self._initiative, self._table, document) for document in documents]

    def change(self, row: int, column: str, value: Value | None, *, title: str = "") -> None:
        """Set one cell; None empties it."""
        self._get(row)

        def set_cell(document: MutableMapping[str, Value]) -> None:
            if value is None:
                document.pop(column, None)
            else:
                document[column] = value
            document[ON] = self._initiative.day
            document.update(kept_short(self._table, document))

        what = f"{title or column} changed in {self._name}"
        with self._initiative.group(what, worksheet=self._worksheet) as database:
            database.table(self._table).update(set_cell, doc_ids=[row])

    def remove(self, row: int) -> None:
        """Take a row out; undo brings it back."""
        self._get(row)
        take_out(self._initiative, self._table, row, f"row deleted in {self._name}", self._place)

    def move(self, row: int, by: int) -> None:
        """One place down (1) or up (-1); nothing happens at the end."""
        rows = self.all()
        place = next((number for number, one in enumerate(rows) if one.id == row), -1)
        other = place + by
        if place < 0 or not 0 <= other < len(rows):
            return
        with self._initiative.group(f"row moved in {self._name}", worksheet=self._worksheet) as database:
            table = database.table(self._table)
            if rows[place].order == rows[other].order:
                for number, one in enumerate(rows):
                    table.update({"order": float(number)}, doc_ids=[one.id])
                rows = self.all()
            table.update({"order": rows[other].order}, doc_ids=[row])
            table.update({"order": rows[place].order}, doc_ids=[rows[other].id])

    def duplicate(self, row: int) -> int:
        """A copy below; its id. A link to an earlier row is not copied."""
        cells = {key: value for key, value in self._get(row).cells.items() if key != "from"}
        return self.add(cells, after=row)

    def _get(self, row: int) -> Row:
        for one in self.all():
            if one.id == row:
                return one
        raise ConveneError(
            "This row is no longer there.", "Everything else is as it was.", "Undo brings it back."
        )

    def _orders(self, after: int | None, count: int) -> list[float]:
        rows = self.all()
        if after == 0 and rows:
            return [rows[0].order - count + number for number in range(count)]
        last = rows[-1].order if rows else 0.0
        place = next((number for number, one in enumerate(rows) if one.id == after), len(rows) - 1)
        if place >= len(rows) - 1:
            return [last + number for number in range(1, count + 1)]
        low, high = rows[place].order, rows[place + 1].order
        return [low + (high - low) * number / (count + 1) for number in range(1, count + 1)]

    @property
    def _worksheet(self) -> str | None:
        return self._place.partition(".")[0] if "." in self._place else None
