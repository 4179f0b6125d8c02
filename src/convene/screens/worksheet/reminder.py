"""What was said in an earlier step, in a few words above a later one."""

from __future__ import annotations

from convene.initiative.view import View
from convene.kinds import kind_of
from convene.worksheets.definition import Step


def said_before(view: View, step: Step) -> tuple[str, str]:
    """The earlier step's title and what was answered to it; ("", "") when there is nothing to remind of."""
    reference = (step.reminder_from or "").removesuffix("?")
    worksheet_id, _, _ = reference.partition(".")
    earlier, worksheet = view.step(reference), view.shelf.get(worksheet_id)
    if earlier is None or worksheet is None:
        return "", ""
    value = view.value_of(worksheet, earlier)
    if not kind_of(earlier.field).is_answered(value, earlier.field):
        return "", ""
    names = [words for _, words in view.choices(reference)] if earlier.field.keeping == "rows" else []
    if names and earlier.id in reference and not hasattr(earlier.field, "source"):
        return earlier.title, "; ".join(names)
    return earlier.title, kind_of(earlier.field).show(value, earlier.field, view)
