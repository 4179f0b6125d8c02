"""What a paper was made of, so that one can say whether it changed since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from convene.store.operation import Change

PEOPLE_UNSEEN = frozenset({"contact", "brings", "roles", "decides", "vote", "under_18", "order"})
"""Of a person, all but name and organization."""


class Sources(NamedTuple):
    """Single documents by table and id; all of some `tables`; all that some have of one meeting; some steps.

    `unseen` are fields by table that are not on this paper.
    """

    documents: frozenset[tuple[str, int]] = frozenset()
    tables: frozenset[str] = frozenset()
    meeting: int | None = None
    in_meeting: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    unseen: Mapping[str, frozenset[str]] = {}

    def touched_by(self, change: Change) -> bool:
        """Whether this change would be seen on the paper."""
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
        )
