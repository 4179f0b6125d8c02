"""What was planned and agreed to, kept as one deed: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from convene.errors import ConveneError
from convene.exchange.importing.plan import Plan
from convene.exchange.importing.table import SAFE
from convene.initiative.collection import stored
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.measures.figure import figure_words
from convene.measures.observation import Observation
from convene.store.operation import Change, difference, fits_all

CHANGED = "The record was changed meanwhile."


def keep_plan(initiative: Initiative, plan: Plan) -> None:
    """Keep what is new or changed: one deed, one undo, all or nothing.

    Raises ConveneError if the record was changed since it was planned.
    """
    changes = _changes(initiative.view, plan.wanted)
    many = len(changes)
    if not changes:
        return
    if not fits_all(initiative.store.tables, changes) or _is_stale(initiative.view, plan):
        raise ConveneError(
            "The record was changed meanwhile.", SAFE, "Look at what would be done now, and agree anew."
        )
    initiative.commit(
        f"{many:,} {'value' if many == 1 else 'values'} imported from {plan.file}", changes, "import"
    )


def _changes(view: View, values: Iterable[Observation]) -> list[Change]:
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
    return found


def _is_stale(view: View, plan: Plan) -> bool:
    """Whether a value that the plan looked at is another now."""
    for line in plan.lines:
        if line.value is None or line.what not in {"add", "change"}:
            continue
        now = view.get(Observation, line.value.id)
        values = line.found.values
        said = figure_words(now.figure, values.measure.unit) if now and values else ""
        if said != line.before:
            return True
    return False
