"""Earlier states of an answer or a record, brought back from the log."""

from __future__ import annotations

from collections.abc import Sequence

from convene.errors import ConveneError
from convene.initiative.history import Entry, document_after
from convene.initiative.initiative import Initiative
from convene.store.operation import Change, difference


def bring_back(
    initiative: Initiative,
    history: Sequence[Entry],
    entry: Entry,
    table: str,
    row: int,
    *,
    instead_of: tuple[str, int | None] | None = None,
) -> None:
    """Make a record or an answer what it was after a deed; one operation, undone in one step.

    `history` is the whole of it, newest first. `instead_of` is the document it is now, if it became another
    kind: that one goes. Raises ConveneError if it wasn't there then.
    """
    wanted = document_after(history, entry, table, row)
    if wanted is None:
        raise ConveneError(
            "It was taken out by this one: there is nothing to bring back.", "Nothing was changed."
        )
    before = initiative.store.tables.get(table, {}).get(str(row))
    change = (
        Change(table=table, id=row, new=wanted) if before is None else difference(table, row, before, wanted)
    )
    changes = [change] if change else []
    now, place = instead_of or (table, row)
    other = initiative.store.tables.get(now, {}).get(str(place)) if (now, place) != (table, row) else None
    if other is not None and place is not None:
        changes.append(Change(table=now, id=place, was=other))
    initiative.commit(f"brought back: {entry.what}", changes, "restore", of=entry.name)
