"""How a meeting runs: going on, back and to another item. Each answer says what to set in which items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from convene.meetings.agenda import AgendaItem, current, ended_last, following

Times: TypeAlias = Mapping[int, Mapping[str, Any]]
"""Fields to set, by the item's id."""


def going_on(items: Sequence[AgendaItem], now: datetime) -> Times:
    """The item that is on ends, the next one starts; at the end of the agenda the last one just ends."""
    times: dict[int, Mapping[str, Any]] = dict(ending(items, now))
    coming = following(items)
    if coming:
        times[coming.id] = {"started": now, "ended": None}
    return times


def going_back(items: Sequence[AgendaItem]) -> Times:
    """The item that ended last is on again, as if one had not gone on; nothing before the first has ended.

    Its clock never stopped: the time since counts for it.
    """
    last = ended_last(items)
    if last is None:
        return {}
    on = current(items)
    times: dict[int, Mapping[str, Any]] = {last.id: {"ended": None}}
    if on:
        times[on.id] = {"started": None, "ended": None, "added": min(0, on.added), "paused": None}
    return times


def going_to(items: Sequence[AgendaItem], item: int, now: datetime) -> Times:
    """Another item, in whatever order the room wants. One that was on before has the time left it had."""
    wanted = next(one for one in items if one.id == item)
    on = current(items)
    if on and on.id == item:
        return {}
    spent = wanted.ended - wanted.started if wanted.started and wanted.ended else None
    times: dict[int, Mapping[str, Any]] = dict(ending(items, now))
    times[item] = {"started": now - spent if spent else now, "ended": None, "left_out": False}
    return times


def ending(items: Sequence[AgendaItem], now: datetime) -> Times:
    """Whatever is on ends; the time that its clock stood doesn't count."""
    on = [item for item in items if item.started and not item.ended]
    return {item.id: {"ended": now, **_running_again(item, now)} for item in on}


def pausing(items: Sequence[AgendaItem], now: datetime) -> Times:
    """The clock of the item that is on stands, or goes on where it stood."""
    on = current(items)
    if on is None:
        return {}
    return {on.id: _running_again(on, now) or {"paused": now}}


def _running_again(item: AgendaItem, now: datetime) -> Mapping[str, Any]:
    """What makes a clock go on that stood: the item began later by as much. Nothing for one that runs."""
    if item.paused is None or item.started is None:
        return {}
    return {"started": item.started + (now - item.paused), "paused": None}
