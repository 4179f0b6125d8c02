"""What was planned and agreed to, kept as one deed: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from convene.errors import ConveneError
from convene.exchange.importing.table import SAFE
from convene.initiative.collection import stored
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.measures.observation import Observation
from convene.store.operation import Change, difference, fits_all

CHANGED = "The record was changed meanwhile."


def changes_for(view: View, values: Iterable[Observation]) -> tuple[Change, ...]:
    """The changes that keep these values, in their order behind those that are there."""
    documents = view.documents(Observation.table)
    last = max((float(one.get("order", 0.0)) for one in documents.values()), default=0.0)
    found = []
    for value in values:
        before = documents.get(str(value.id))
        if before is None:
            last += 1
            new = stored(msgspec.structs.replace(value, order=last))
            found.append(Change(table=Observation.table, id=value.id, new=new))
            continue
        kept = {key: one for key, one in before.items() if key not in Observation.__struct_fields__}
        if change := difference(Observation.table, value.id, before, {**kept, **stored(value)}):
            found.append(change)
    return tuple(found)


def keep_changes(initiative: Initiative, file: str, changes: tuple[Change, ...]) -> None:
    """Keep what was planned of a file: one deed, one undo.

    Raises ConveneError if what it would change was changed since.
    """
    if not fits_all(initiative.store.tables, changes):
        raise ConveneError(CHANGED, SAFE, "Look at what would be done now, and agree anew.")
    noun = "value" if len(changes) == 1 else "values"
    initiative.commit(f"{len(changes):,} {noun} imported from {file}", changes, "import")
