"""Groups and breakdowns of a file found on record, so that one group is not written in two ways."""

from __future__ import annotations

from convene.errors import BadInput
from convene.exchange.importing.words import begins_with, named
from convene.listed import listed
from convene.measures.observation import Values

WHICH_BREAKDOWN = "Nobody can tell of which breakdown"


def on_record(given: str, group: str, values: Values, otherwise: str) -> tuple[str, str]:
    """Breakdown and group as they are written on record; a new group as the file writes it.

    `given` is the breakdown that the file names, `otherwise` the one for groups of which nothing tells it.
    Raises BadInput where nobody can tell.
    """
    breakdown = _breakdown(given, group, values, otherwise)
    there = values.groups.get(breakdown, ())
    return breakdown, named(group, there) or named(f"{breakdown} {group}", there) or group


def _breakdown(given: str, group: str, values: Values, otherwise: str) -> str:
    names = tuple(dict.fromkeys((*values.measure.breakdowns, *values.groups)))
    if given:
        return named(given, names) or given
    found = [name for name, groups in values.groups.items() if named(group, groups)]
    found = found or [name for name in names if begins_with(group, name)]
    if len(found) != 1 and otherwise:
        return named(otherwise, names) or otherwise
    found = found or list(names)
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInput(
            f"“{values.measure.name}” has no breakdowns, and “{group}” is a group.",
            todo="Add a breakdown in the worksheet “How will we know?”, or head the values with Value.",
        )
    raise BadInput(
        f"{WHICH_BREAKDOWN} “{group}” is: {listed(found, 'or')}.",
        todo="Write it over the groups, or add a column Breakdown.",
    )
