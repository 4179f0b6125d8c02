"""The records of one kind: each write is an operation."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from convene.errors import ConveneError
from convene.initiative.taking_out import back_or_new, take_out
from convene.initiative.view import Record, View

if TYPE_CHECKING:
    from convene.initiative.initiative import Initiative

R = TypeVar("R", bound=Record)


class Collection(Generic[R]):
    """Get, all, add, change, remove. `what` is the deed in words, for undo and history."""

    def __init__(self, initiative: Initiative, kind: type[R]) -> None:
        self._initiative = initiative
        self._kind = kind

    def all(self) -> list[R]:
        """Every record, in its order."""
        return self._initiative.view.all(self._kind)

    def get(self, row: int) -> R:
        """One record. Raises ConveneError if it is gone."""
        found = self._initiative.view.get(self._kind, row)
        if found is None:
            raise ConveneError(
                "This is no longer there.", "Everything else is as it was.", "Undo brings it back."
            )
        return found

    def add(self, record: R, what: str) -> R:
        """Keep a new record; the same record with its id."""
        with self._initiative.group(what):
            row = back_or_new(self._initiative, self._kind.table, stored(record))
        return self.get(row)

    def change(self, row: int, what: str, /, **values: Any) -> R:
        """Set some fields; the record afterwards. A field set to its default is taken out of the document."""
        before = self.get(row)
        after = stored(msgspec.structs.replace(before, **values))  # type: ignore[type-var]

        def set_fields(document: MutableMapping[str, Any]) -> None:
            for name in values:
                if name in after:
                    document[name] = after[name]
                else:
                    document.pop(name, None)

        with self._initiative.group(what) as database:
            database.table(self._kind.table).update(set_fields, doc_ids=[row])
        return self.get(row)

    def remove(self, row: int, what: str) -> None:
        """Take a record out; undo brings it back."""
        self.get(row)
        take_out(self._initiative, self._kind.table, row, what)

    def next_number(self) -> int:
        """The number that the next record of a numbered kind gets: D8 after D7.

        One that something had before it became another kind stays its own.
        """
        letter = getattr(self._kind, "letter", "")
        once = (label for label in formerly(self._initiative.view) if label.startswith(letter))
        numbers = [getattr(record, "number", 0) for record in self.all()]
        return max((*numbers, *(int(label[1:]) for label in once if letter)), default=0) + 1


def formerly(view: View) -> Iterator[str]:
    """The numbers that captured things had: "A12" of what is D9 now."""
    for table in ("decisions", "actions", "parking_lot", "notes"):
        for document in view.documents(table).values():
            labels = document.get("formerly", ())
            yield from (one for one in labels if isinstance(one, str) and one[1:].isdecimal())


def stored(record: Any) -> dict[str, Any]:
    """A record as a document: JSON values, without its id and without fields at their default."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    kind: Any = type(record)
    defaults = _defaults(kind)
    return {
        name: value
        for name, value in plain.items()
        if name != "id" and not (name in defaults and getattr(record, name) == defaults[name])
    }


@cache
def _defaults(kind: type[Any]) -> dict[str, Any]:
    """What the fields of a kind are where nothing is said; asked for with every record that is kept."""
    return {field.name: field.default for field in msgspec.structs.fields(kind) if not field.required}
