"""What a closed meeting left open and the next one may take up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from convene.meetings.agenda import AgendaItem, ordered
from convene.meetings.meeting import Meeting


def held_before(meetings: Iterable[Meeting], meeting: Meeting) -> list[Meeting]:
    """The closed meetings before this one, the last one first."""
    held = [one for one in meetings if one.closed and one.id != meeting.id and one.day <= meeting.day]
    return sorted(held, key=lambda one: (one.day, one.begins), reverse=True)


def left_open(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items that were never started, in order; breaks and the close are nothing to carry."""
    return [item for item in ordered(items) if item.started is None and item.kind not in {"break", "close"}]
