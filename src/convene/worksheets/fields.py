"""What a step asks, from the keys of a file: the keys of its kind, its columns, its criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from convene.kinds.columns import IN_A_CELL, RESERVED, Column
from convene.kinds.field import Field
from convene.kinds.grid import Axes
from convene.kinds.score import Definition as Score
from convene.voting.tally import Criterion
from convene.voting.weighted_scoring import LEAST, MOST
from convene.worksheets import strays
from convene.worksheets.faults import Faults
from convene.worksheets.limits import beyond
from convene.worksheets.options import FILE, MISSING, Options
from convene.worksheets.shape import allowed, keys_of, named, short

NO_AXES = Axes(id="", title="", across=("", ""), up=("", ""), corners=("",) * 4)
"""Stands where a grid's axes could not be found, so that the rest is still looked at."""


class FieldReader:
    """Makes fields of one file's data; what is wrong goes to its faults."""

    def __init__(self, faults: Faults, options: Options) -> None:
        self._faults = faults
        self._options = options

    def field(
        self,
        given: dict[str, Any],
        definition: type[Field],
        place: str,
        others: Sequence[str],
        misplaced: Mapping[str, str],
    ) -> Any:
        """The field of a kind, or None if anything in it is wrong.

        The `others` are keys looked at elsewhere; what is said of `misplaced` ones is known.
        """
        data = dict(given)
        before = len(self._faults)
        self._look_up(data, definition, place)
        extra: dict[str, Any] = {}
        if "axes" in keys_of(definition):
            extra["axes"] = self._axes(data.pop("grid", None), place)
        if "columns" in keys_of(definition):
            extra["columns"] = self._columns(data.pop("column", None), place)
        if "criteria" in keys_of(definition) and ("criterion" in data or definition is Score):
            extra["criteria"] = self._criteria(data.pop("criterion", None), place)
        known = [*(strays.NAMES[key] for key in extra), *others]
        made = self._faults.keys(data, definition, place, leave=extra, others=known, strays=misplaced)
        if len(self._faults) > before:
            return None
        field = definition(**made, **extra)
        for key, what in beyond(field):
            self._faults.add(f"{place}, {key}", what)
        return field

    def _look_up(self, data: dict[str, Any], definition: type[Field], place: str) -> None:
        """Replace the id of an option list by its options."""
        name = data.get("options")
        if not isinstance(name, str) or "options" not in keys_of(definition):
            return
        found = self._options.list_named(name)
        data["options"] = list(found.shown) if found else ["(missing)"]
        if found:
            data.setdefault("open", not found.closed)
        else:
            hint = allowed([one.id for one in self._options.lists], name, where=FILE)
            self._faults.add(f"{place}, options", f"{MISSING[0]} “{short(name)}”; {hint}")

    def _axes(self, name: Any, place: str) -> Axes:
        known = [one.id for one in self._options.grids]
        if name is None:
            self._faults.add(place, f"key “grid” is missing; {allowed(known)}")
        elif not isinstance(name, str):
            self._faults.add(f"{place}, grid", f"takes the id of a grid; {allowed(known)}")
        elif found := self._options.grid_named(name):
            return found
        else:
            self._faults.add(f"{place}, grid", f"{MISSING[1]} “{short(name)}”; {allowed(known, name)}")
        return NO_AXES

    def _columns(self, data: Any, place: str) -> tuple[Column, ...]:
        if not _are_tables(data):
            self._faults.add(place, "a table has at least one [[step.column]].")
            return ()
        columns = [self._column(one, f"{place}, {named('column', n, one)}") for n, one in enumerate(data, 1)]
        self._faults.twice([one.get("id") for one in data], f"{place}, column")
        return tuple(column for column in columns if column)

    def _column(self, data: dict[str, Any], place: str) -> Column | None:
        kind = data.get("kind")
        if not isinstance(kind, str) or kind not in IN_A_CELL:
            given = "no kind" if kind is None else f"kind “{short(kind)}” does not fit in a column"
            self._faults.add(place, f"{given}; {allowed(list(IN_A_CELL), kind)}")
            return None
        own = strays.OF_COLUMN
        of_column = {key: data[key] for key in own if key in data}
        made = self._faults.keys(of_column, Column, place, leave={"field"})
        asked = {key: value for key, value in data.items() if key not in own and key != "kind"}
        self._faults.identity(asked.get("id"), place, "column")
        if isinstance(asked.get("id"), str) and asked["id"] in RESERVED:
            self._faults.add(place, f"“{asked['id']}” is kept for the program; choose another id.")
        definition = IN_A_CELL[kind].Definition
        field = self.field(asked, definition, place, [*own, "kind"], strays.in_column(kind))
        return Column(**made, field=field) if field else None

    def _criteria(self, data: Any, place: str) -> tuple[Criterion, ...]:
        if not _are_tables(data):
            self._faults.add(place, "a score has at least one [[step.criterion]].")
            return ()
        criteria = []
        for number, one in enumerate(data, start=1):
            here = f"{place}, {named('criterion', number, one)}"
            before = len(self._faults)
            made = self._faults.keys(one, Criterion, here, strays=strays.in_criterion())
            self._faults.identity(made.get("id"), here, "criterion")
            self._faults.words(made, here, "title")
            if made.get("id") == "item":
                self._faults.add(here, "“item” is kept for the program; choose another id.")
            if not LEAST <= made.get("weight", LEAST) <= MOST:
                self._faults.add(f"{here}, weight", f"takes a whole number from {LEAST} to {MOST}.")
            if not 0 <= made.get("least", 0) <= MOST:
                self._faults.add(f"{here}, least", f"takes a score up to {MOST}, or 0 for none.")
            if len(self._faults) == before:
                criteria.append(Criterion(**made))
        self._faults.twice([one.get("id") for one in data], f"{place}, criterion")
        return tuple(criteria)


def _are_tables(data: Any) -> bool:
    return isinstance(data, list) and bool(data) and all(isinstance(one, dict) for one in data)
