"""Ids as people know them: the number of a meeting, the name of a person or an organization."""

from __future__ import annotations

from functools import cached_property

from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.people.organization import Organization
from convene.people.person import Person


class Labels:
    """The labels of one view, each looked up once. Something removed has none."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def meetings(self) -> dict[int, str]:
        """ "M3" by id."""
        return {one.id: one.label for one in self._view.all(Meeting)}

    @cached_property
    def people(self) -> dict[int, str]:
        """Names by id."""
        return {one.id: one.name for one in self._view.all(Person)}

    @cached_property
    def organizations(self) -> dict[int, Organization]:
        """Organizations by id."""
        return self._view.by_id(Organization)

    def meeting(self, row: int | None) -> str | None:
        """The meeting's number, or None."""
        return self.meetings.get(row or 0)

    def person(self, row: int | None) -> str | None:
        """The person's name, or None."""
        return self.people.get(row or 0)

    def organization(self, row: int | None) -> str | None:
        """The organization's name, or None."""
        found = self.organizations.get(row or 0)
        return found.name if found else None


def joined(*parts: str | None) -> str:
    """The parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)
