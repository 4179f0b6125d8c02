"""What could be cut when a meeting is behind: the smallest cuts that bring it back to its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple

from convene.meetings.agenda import AgendaItem, current, ordered

OFFERED = 3
"""So many cuts are offered, one key each."""

SHORT_BREAK = 5
"""Minutes that are left of a break that is cut."""

MOST_ITEMS = 3
"""Items that one cut may touch."""

_CLOSING = "meeting-close"


class Short(NamedTuple):
    """The short version of a worksheet: its minutes and the steps it takes."""

    minutes: int
    steps: tuple[str, ...]


class Cut(NamedTuple):
    """One way to save time: in words, how many minutes, and what to set in which items."""

    words: str
    saves: int
    changes: Mapping[int, Mapping[str, Any]]


def cuts(items: Sequence[AgendaItem], needed: int, short: Mapping[str, Short]) -> list[Cut]:
    """The smallest cuts among what comes that save at least so many minutes; no part of one would be enough.

    Where none is enough it is the one that saves most; none at all if nothing can be cut. `short` has the
    short versions of worksheets by id. The close is never cut. A cut of fewer items comes before one that
    saves as much with more.
    """
    ways = [[*_ways(item, short)] for item in _coming(items)]
    chosen = [
        choice
        for count in range(1, MOST_ITEMS + 1)
        for some in combinations([one for one in ways if one], count)
        for choice in product(*some)
    ]
    found = [_together(choice) for choice in chosen if not _more_than_needed(choice, needed)]
    enough = [one for one in found if one.saves >= needed]
    if not enough:
        return sorted(found, key=lambda one: (-one.saves, len(one.changes)))[:1]
    return sorted(enough, key=lambda one: (one.saves, len(one.changes)))[:OFFERED]


def _coming(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    on, agenda = current(items), ordered(items)
    later = agenda[agenda.index(on) + 1 :] if on else agenda
    closing = {"close", _CLOSING}
    return [
        item
        for item in later
        if item.started is None and not item.left_out and not closing & {item.kind, item.worksheet}
    ]


def _ways(item: AgendaItem, short: Mapping[str, Short]) -> Iterator[Cut]:
    """Every way to cut one item, the gentlest first."""
    brief = short.get(item.worksheet or "")
    if brief and not item.steps and brief.minutes < item.planned:
        words = f"“{item.title}” in its short version, {brief.minutes} minutes"
        changes = {"added": brief.minutes - item.minutes, "steps": brief.steps}
        yield Cut(words, item.planned - brief.minutes, {item.id: changes})
    if item.kind == "break" and item.planned > SHORT_BREAK:
        words = f"“{item.title}” only {SHORT_BREAK} minutes"
        changes = {"added": SHORT_BREAK - item.minutes}
        yield Cut(words, item.planned - SHORT_BREAK, {item.id: changes})
    elif item.kind != "break":
        yield Cut(f"leave out “{item.title}”", item.planned, {item.id: {"left_out": True}})


def _more_than_needed(chosen: Sequence[Cut], needed: int) -> bool:
    """Whether one of these cuts could be spared."""
    return sum(one.saves for one in chosen) - min(one.saves for one in chosen) >= needed


def _together(chosen: Sequence[Cut]) -> Cut:
    words = "; ".join(one.words for one in chosen)
    changes = {item: values for one in chosen for item, values in one.changes.items()}
    return Cut(words[:1].upper() + words[1:], sum(one.saves for one in chosen), changes)
