"""What a closed meeting left open and the next one may take up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from convene.meetings.agenda import AgendaItem, ordered
from convene.meetings.meeting import Meeting


def last_closed(meetings: Iterable[Meeting], before: Meeting) -> Meeting | None:
    """The meeting held last before this one."""
    held = [one for one in meetings if one.closed and one.id != before.id and one.day <= before.day]
    return max(held, key=lambda one: (one.day, one.begins), default=None)


def left_open(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items that were never started, in order; breaks and the close are nothing to carry."""
    return [item for item in ordered(items) if item.started is None and item.kind not in {"break", "close"}]


def not_yet_taken(open_items: Sequence[AgendaItem], agenda: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Those that the new agenda doesn't have yet, by title and worksheet."""
    taken = {(item.title.casefold(), item.worksheet) for item in agenda}
    return [item for item in open_items if (item.title.casefold(), item.worksheet) not in taken]
