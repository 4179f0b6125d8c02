"""The option lists and grids that worksheets refer to by id."""

from __future__ import annotations

from typing import Any

import msgspec

from convene.kinds.grid import Axes

OTHER = "Other"


class OptionList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named list; one that isn't `closed` also takes the group's own words."""

    id: str
    title: str = ""
    closed: bool = False
    options: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The options on the screen; an open list ends with Other."""
        return self.options if self.closed else (*self.options, OTHER)


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All lists and grids, as in `options.toml`."""

    lists: tuple[OptionList, ...] = msgspec.field(name="list", default=())
    grids: tuple[Axes, ...] = msgspec.field(name="grid", default=())

    def list_named(self, list_id: str) -> OptionList | None:
        """The list with this id, or None."""
        return next((one for one in self.lists if one.id == list_id), None)

    def grid_named(self, grid_id: str) -> Axes | None:
        """The grid with this id, or None."""
        return next((one for one in self.grids if one.id == grid_id), None)


def options_from(data: dict[str, Any]) -> Options:
    """Options from parsed TOML. Raises msgspec.ValidationError with the place of the first fault."""
    return msgspec.convert(data, Options)
