"""What a paper was made of, so that one can say whether it changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from convene.initiative.view import View
from convene.store.operation import Change
from convene.worksheets.definition import Step

PEOPLE_UNSEEN = frozenset({"contact", "brings", "roles", "decides", "vote", "under_18", "order"})
"""Of a person, all but name and organization."""


class Sources(NamedTuple):
    """Single documents by table and id; all of some `tables`; all that some have of one meeting; some steps.

    What is linked to `worksheet`. `parts` are papers in this one; `unseen` are fields by table that aren't.
    """

    documents: frozenset[tuple[str, int]] = frozenset()
    tables: frozenset[str] = frozenset()
    meeting: int | None = None
    in_meeting: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    worksheet: str | None = None
    parts: tuple[Sources, ...] = ()
    unseen: Mapping[str, frozenset[str]] = {}

    def touched_by(self, change: Change) -> bool:
        """Whether this change would be seen on the paper."""
        if any(part.touched_by(change) for part in self.parts):
            return True
        fields = {**(change.was or {}), **(change.set or {}), **(change.new or {})}
        if (
            change.new is None
            and change.set is not None
            and set(fields) <= self.unseen.get(change.table, frozenset())
        ):
            return False
        of_meeting = self.meeting is not None and fields.get("meeting") == self.meeting
        return (
            (change.table, change.id) in self.documents
            or change.table in self.tables
            or (of_meeting and change.table in self.in_meeting)
            or str(fields.get("step", "")).partition("@")[0] in self.steps
            or (self.worksheet is not None and self.worksheet in (fields.get("worksheets") or ()))
        )


def of_steps(view: View, steps: Iterable[tuple[str, Step]]) -> Sources:
    """The answers to these steps, by their places: single values, rows, and the registries they own."""
    placed = list(steps)
    owned = {getattr(step.field, "registry", None) for _, step in placed if step.field.keeping == "rows"}
    rows = [
        ("rows", row.id) for place, step in placed if step.field.keeping == "rows" for row in view.rows(place)
    ]
    answers = [("answers", found[0]) for place, _ in placed if (found := view.answer_document(place))]
    return Sources(
        documents=frozenset([*rows, *answers]),
        tables=frozenset(registry for registry in owned if registry),
        steps=frozenset(place for place, _ in placed),
    )
