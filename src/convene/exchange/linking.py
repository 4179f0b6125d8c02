"""Rows that come from outside, linked to the earlier rows that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from convene.initiative.offering import offered
from convene.initiative.view import View
from convene.kinds.field import Value
from convene.kinds.table import Definition as Table


def linked(view: View, place: str, rows: Iterable[Mapping[str, Value]]) -> list[dict[str, Value]]:
    """New rows of a step, each with a link to the earlier row that it begins with; else as they are.

    An earlier row is linked once. Without the link it would be offered again, as if nobody had used it.
    """
    step = view.step(place)
    made = [dict(row) for row in rows]
    if step is None or not isinstance(step.field, Table):
        return made
    for offer in offered(view, place):
        names = next(iter(offer.cells))
        for row in made if "from" in offer.cells else ():
            if "from" not in row and _same(row.get(names), offer.cells[names]):
                row["from"] = offer.id
                break
    return made


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.strip().casefold() == other.strip().casefold()
    return bool(one == other)
