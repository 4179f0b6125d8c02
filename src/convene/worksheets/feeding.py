"""Who feeds whom: what of one worksheet is already there in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import TopologicalSorter
from typing import NamedTuple

from convene.kinds.pick import Definition as Pick
from convene.kinds.table import Definition as Table
from convene.worksheets.definition import Step, Worksheet

AS = {
    "rows_from": "first rows",
    "rows_less": "left out where it is there",
    "options_from": "options",
    "items_from": "items",
    "rule_from": "the rule to decide by",
    "reminder_from": "reminder",
    "shown_when": "asked when it calls for it",
    "rows": "rows to choose from",
    "list": "list to pick from",
}
"""What a key of a step makes of an earlier one, in words."""


class Feed(NamedTuple):
    """What a step takes: from where ("landscape-map.gaps"), to where, and in which way (a key of `AS`)."""

    source: str
    target: str
    way: str


def feeds(worksheets: Mapping[str, Worksheet]) -> tuple[Feed, ...]:
    """Everything that goes from one worksheet to another, in the order of the worksheets that give it.

    A worksheet that isn't at hand gives nothing.
    """
    owners: dict[str | None, str] = {
        step.field.registry: sheet.place(step.id)
        for sheet in worksheets.values()
        for step in sheet.steps
        if isinstance(step.field, Table) and step.field.registry
    }
    found = dict.fromkeys(
        one
        for sheet in worksheets.values()
        for step in sheet.steps
        for one in _into(sheet.place(step.id), step, owners)
        if _sheet(one.source) != sheet.id and _sheet(one.source) in worksheets
    )
    order = list(worksheets)
    return tuple(sorted(found, key=lambda one: (order.index(_sheet(one.source)), one.source)))


def sources_of(worksheet: str, all_feeds: Iterable[Feed]) -> tuple[str, ...]:
    """The worksheets that this one takes from."""
    return tuple(dict.fromkeys(_sheet(one.source) for one in all_feeds if _sheet(one.target) == worksheet))


def islands(worksheets: Mapping[str, Worksheet]) -> tuple[str, ...]:
    """Worksheets that neither take anything from another nor give anything to one."""
    touched = {_sheet(place) for one in feeds(worksheets) for place in (one.source, one.target)}
    return tuple(name for name in worksheets if name not in touched)


def layers(worksheets: Mapping[str, Worksheet]) -> tuple[tuple[str, ...], ...]:
    """The worksheets in columns, each right of all that feed it; lists to pick from don't count.

    Raises graphlib.CycleError where they go in a circle.
    """
    flow = [one for one in feeds(worksheets) if one.way != "list"]
    before = {name: set(sources_of(name, flow)) for name in worksheets}
    depth: dict[str, int] = {}
    for name in TopologicalSorter(before).static_order():
        depth[name] = max((depth[one] + 1 for one in before[name]), default=0)
    return tuple(
        tuple(name for name in worksheets if depth[name] == at)
        for at in range(max(depth.values(), default=-1) + 1)
    )


def _into(place: str, step: Step, owners: Mapping[str | None, str]) -> Iterator[Feed]:
    """All that one step takes."""
    for one in step.pointing:
        key = one.key.rpartition(", ")[2] if one.in_column else one.key.partition(",")[0]
        yield Feed(one.to.removesuffix("?"), place, key)
    columns = step.field.columns if isinstance(step.field, Table) else ()
    for field in (step.field, *(column.field for column in columns)):
        registry = field.registry if isinstance(field, Pick) else getattr(field, "suggest", None)
        if registry in owners:
            yield Feed(owners[registry], place, "list")


def _sheet(place: str) -> str:
    return place.partition(".")[0]
