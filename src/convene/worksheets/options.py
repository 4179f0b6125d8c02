"""The option lists and grids that worksheets refer to by id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from convene.kinds.grid import Axes
from convene.typed import clean_line
from convene.worksheets.faults import Fault, Faults
from convene.worksheets.shape import allowed, named, short
from convene.worksheets.source import BadSource, read_toml

FILE = "options.toml"
"""The name of the file that holds them; it is no worksheet."""

MISSING = ("there is no option list", "there is no grid")
"""How it is said that a worksheet names what isn't there."""

OTHER = "Other"


class OptionList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named list; one that isn't `closed` also takes the group's own words.

    `also` holds other words by option: what people say when they mean it.
    """

    id: str
    title: str = ""
    closed: bool = False
    options: tuple[str, ...] = ()
    also: dict[str, tuple[str, ...]] = {}

    @property
    def shown(self) -> tuple[str, ...]:
        """The options on the screen; an open list ends with Other."""
        return self.options if self.closed else (*self.options, OTHER)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """All lists and grids, as in `options.toml`."""

    lists: tuple[OptionList, ...] = ()
    grids: tuple[Axes, ...] = ()

    def list_named(self, list_id: str) -> OptionList | None:
        """The list with this id, or None."""
        return next((one for one in self.lists if one.id == list_id), None)

    def grid_named(self, grid_id: str) -> Axes | None:
        """The grid with this id, or None."""
        return next((one for one in self.grids if one.id == grid_id), None)


def read_options(path: Path) -> tuple[Options, tuple[Fault, ...]]:
    """The lists and grids of a file that are right, and every fault of the others."""
    name = clean_line(path.name)
    try:
        data = read_toml(path)
    except BadSource as error:
        return Options(), (Fault(name, error.place, error.what),)
    faults = Faults(name)
    for key in data:
        if key not in {"list", "grid"}:
            hint = allowed(["[[list]]", "[[grid]]"])
            faults.add("", f"key “{short(key)}” stands outside of a list and a grid; {hint}")
    lists = [_list(faults, *one) for one in _each(faults, data, "list")]
    grids = [_grid(faults, *one) for one in _each(faults, data, "grid")]
    return (
        Options(lists=tuple(one for one in lists if one), grids=tuple(one for one in grids if one)),
        tuple(faults.all),
    )


def _each(faults: Faults, data: dict[str, Any], what: str) -> list[tuple[dict[str, Any], str]]:
    """The lists, or the grids, each with its place."""
    given = data.get(what, [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        faults.add(what, f"begins with [[{what}]] in two brackets, and has keys below it.")
        return []
    faults.twice([one.get("id") for one in given], what)
    return [(one, named(what, number, one)) for number, one in enumerate(given, start=1)]


def _list(faults: Faults, data: dict[str, Any], place: str) -> OptionList | None:
    before = len(faults)
    made = faults.keys(data, OptionList, place)
    faults.identity(made.get("id"), place, "list")
    options: tuple[str, ...] = made.get("options", ())
    if not options and len(faults) == before:
        faults.add(f"{place}, options", "takes at least one entry.")
    for one in dict.fromkeys(option for option in options if options.count(option) > 1):
        faults.add(f"{place}, options", f"“{short(one)}” is there more than once.")
    if any(not one.strip() for one in options):
        faults.add(f"{place}, options", "has an empty entry.")
    for one, words in made.get("also", {}).items():
        if one not in options:
            faults.add(f"{place}, also", f"“{short(one)}” is none of the options of this list.")
        elif not words or any(not word.strip() for word in words):
            faults.add(f"{place}, also, {short(one)}", "takes at least one word; none may be empty.")
    if not made.get("closed", False) and OTHER in options:
        faults.add(
            f"{place}, options", f"“{OTHER}” is added on the screen: leave it out, or say closed = true."
        )
    return OptionList(**made) if len(faults) == before else None


def _grid(faults: Faults, data: dict[str, Any], place: str) -> Axes | None:
    before = len(faults)
    made = faults.keys(data, Axes, place)
    faults.identity(made.get("id"), place, "grid")
    return Axes(**made) if len(faults) == before else None
