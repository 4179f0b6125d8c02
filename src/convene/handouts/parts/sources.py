"""What a paper was made of, so that one can say whether it changed since."""

from __future__ import annotations

from typing import NamedTuple

from convene.store.operation import Change

UNSEEN: dict[str, frozenset[str]] = {
    "people": frozenset({"contact", "brings", "roles", "decides", "vote", "under_18", "order"}),
    "agenda": frozenset({"started", "ended", "added", "minutes", "lead", "title"}),
    "meetings": frozenset({"started", "closed"}),
    "attendance": frozenset({"invited"}),
    "decisions": frozenset({"tell"}),
    "actions": frozenset({"note"}),
}
"""Fields that no paper of a meeting shows."""


class Sources(NamedTuple):
    """Documents by table and id; everything of one meeting; the steps and registries that are shown."""

    documents: frozenset[tuple[str, int]]
    meeting: int
    steps: frozenset[str]
    registries: frozenset[str]

    def touched_by(self, change: Change) -> bool:
        """Whether this change would be seen on the paper."""
        fields = {**(change.was or {}), **(change.set or {}), **(change.new or {})}
        if (
            change.new is None
            and change.set is not None
            and set(fields) <= UNSEEN.get(change.table, frozenset())
        ):
            return False
        return (
            (change.table, change.id) in self.documents
            or change.table in self.registries
            or (fields.get("meeting") == self.meeting and change.table != "notes")
            or fields.get("step") in self.steps
        )
