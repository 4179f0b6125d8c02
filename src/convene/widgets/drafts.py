"""Rows that stand on the screen before they are in the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from convene.kinds.field import Value


@dataclass
class _Draft:
    begun: Mapping[str, Value] = field(default_factory=dict)
    cells: dict[str, Value] = field(default_factory=dict)
    asked: bool = False
    later: list[Callable[[int], object]] = field(default_factory=list)


class Drafts:
    """Gives rows their keys on the screen, so that a row keeps its key when it reaches the record.

    Between asking for a row and being told its id, more cells may be typed: `later` keeps what is to be
    said then.
    """

    def __init__(self) -> None:
        self._number = 0
        self._drafts: dict[str, _Draft] = {}
        self._rows: dict[str, int] = {}
        self._keys: dict[int, str] = {}

    def begin(self, cells: Mapping[str, Value] | None = None, key: str = "") -> str:
        """A new row, empty or with cells; its key."""
        self._number += 1
        key = key or f"new-{self._number}"
        self._drafts[key] = _Draft(dict(cells or {}), dict(cells or {}))
        return key

    @property
    def open(self) -> tuple[tuple[str, Mapping[str, Value]], ...]:
        """The rows that are not in the record: key and cells, oldest first."""
        return tuple((key, draft.cells) for key, draft in self._drafts.items())

    def key(self, row: int) -> str:
        """The key of a row of the record."""
        return self._keys.get(row, str(row))

    def row(self, key: str) -> int | None:
        """The id of the row with this key; None while it has none."""
        return self._rows.get(key) or (int(key) if key.isdigit() else None)

    def place(self, key: str) -> str:
        """What names this row wherever it is: its id in words, or its key while it has none."""
        row = self.row(key)
        return key if row is None else str(row)

    def is_empty(self, key: str) -> bool:
        """Whether this is a draft into which nothing was typed, and which is not on its way."""
        draft = self._drafts.get(key)
        return draft is not None and draft.cells == draft.begun and not draft.asked

    def is_asked(self, key: str) -> bool:
        """Whether this draft is on its way into the record."""
        draft = self._drafts.get(key)
        return draft is not None and draft.asked

    def type(self, key: str, column: str, value: Value | None) -> None:
        """Put a value into a draft; None takes it out."""
        cells = self._drafts[key].cells
        cells.pop(column, None)
        if value is not None:
            cells[column] = value

    def cells(self, key: str) -> Mapping[str, Value]:
        """What is in a draft now."""
        return dict(self._drafts[key].cells)

    def ask(self, key: str) -> None:
        """The draft is on its way now."""
        self._drafts[key].asked = True

    def later(self, key: str, deed: Callable[[int], object]) -> None:
        """Do something as soon as the row has an id."""
        self._drafts[key].later.append(deed)

    def kept(self, key: str, row: int) -> None:
        """The draft is in the record, under this id."""
        draft = self._drafts.pop(key, None)
        self._rows[key] = row
        self._keys[row] = key
        for deed in draft.later if draft else ():
            deed(row)

    def drop(self, key: str) -> None:
        """Forget a draft."""
        self._drafts.pop(key, None)
