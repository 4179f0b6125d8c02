"""A worksheet file to a definition, with every fault of the file told: where, what, what is allowed."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import fields

from convene.collective_impact import everything
from convene.errors import BadFile
from convene.kinds import KINDS
from convene.kinds.columns import IN_A_CELL, RESERVED, Column
from convene.kinds.field import Field
from convene.kinds.grid import Axes
from convene.kinds.score import Criterion
from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.options import Options
from convene.worksheets.shape import convert_value, is_id, keys_of, unknown_keys

MOST_BYTES = 256 * 1024
"""A worksheet is a few thousand words; anything above this is another file by mistake."""


class Fault(NamedTuple):
    """One thing wrong in a file: the file, the place inside, what is wrong and what is allowed."""

    file: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.what}" if self.place else f"{self.file}: {self.what}"


def read_text(path: Path) -> str:
    """The text of a worksheet or options file. Raises BadFile in words for anything that can't be one."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise BadFile("this is not a file of text.")
            if found.st_size > MOST_BYTES:
                size = f"{found.st_size / 1_000_000:.1f} MB"
                raise BadFile(f"the file has {size}; a worksheet has at most {MOST_BYTES // 1024} KB.")
            return file.read(MOST_BYTES + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(f"byte {error.start + 1} is not UTF-8 text; save the file as UTF-8.") from error
    except OSError as error:
        reason = "this is a folder, not a file" if path.is_dir() else (error.strerror or "it can't be read")
        raise BadFile(f"{reason[:1].lower()}{reason[1:]}.") from error


def read_worksheet(path: Path, options: Options) -> tuple[Worksheet | None, tuple[Fault, ...]]:
    """The definition in a file and its faults; no definition if there is any fault."""
    name = path.name
    try:
        data = tomllib.loads(read_text(path))
    except BadFile as error:
        return None, (Fault(name, "", error.what),)
    except tomllib.TOMLDecodeError as error:
        return None, (Fault(name, *_toml_fault(str(error))),)
    except RecursionError:
        return None, (Fault(name, "", "values are nested too deep."),)
    reader = _Reader(name, options)
    worksheet = reader.worksheet(data)
    return (worksheet, ()) if worksheet and not reader.faults else (None, tuple(reader.faults))


def _toml_fault(message: str) -> tuple[str, str]:
    what, _, place = message.partition(" (at ")
    return place.rstrip(")"), f"{what[:1].lower()}{what[1:]}."


class _Reader:
    """Goes through one file key by key and collects faults instead of stopping at the first."""

    def __init__(self, file: str, options: Options) -> None:
        self.file = file
        self.options = options
        self.faults: list[Fault] = []

    def fault(self, place: str, what: str) -> None:
        self.faults.append(Fault(self.file, place, what))

    def worksheet(self, data: dict[str, Any]) -> Worksheet | None:
        steps_data = data.pop("step", None)
        made = self._struct(data, Worksheet, "", leave={"steps"}, allowed=["step"])
        if not isinstance(steps_data, list) or not all(isinstance(step, dict) for step in steps_data):
            self.fault("", "there are no steps; a worksheet has at least one [[step]].")
            return None
        for part in set(made.get("covers", ())) - set(everything()):
            self.fault("covers", f"“{part}” is no part of the deck.")
        self._id(made, "", "worksheet")
        steps = [self._step(number, step) for number, step in enumerate(steps_data, start=1)]
        self._duplicates([str(step.get("id")) for step in steps_data], "step")
        if self.faults:
            return None
        return Worksheet(**made, steps=tuple(step for step in steps if step))

    def _step(self, number: int, data: dict[str, Any]) -> Step | None:
        place = f"step {number} ({data['id']})" if isinstance(data.get("id"), str) else f"step {number}"
        kind = data.get("kind")
        if kind not in KINDS:
            given = "no kind" if kind is None else f"kind “{kind}” is not known"
            self.fault(place, f"{given}; allowed: {', '.join(KINDS)}.")
            return None
        definition: type[Field] = KINDS[kind].Definition
        own = {key for key in keys_of(Step) if key != "field"}
        asked = {key: value for key, value in data.items() if key not in own and key != "kind"}
        made = self._struct({key: data[key] for key in data if key in own}, Step, place, leave={"field"})
        field = self._field(asked, definition, place, allowed=[*own, "kind"])
        return Step(**made, field=field) if field and not self._missing(made, Step, {"field"}) else None

    def _field(self, data: dict[str, Any], definition: type[Field], place: str, allowed: list[str]) -> Any:
        data = dict(data)
        before = len(self.faults)
        self._look_up(data, definition, place)
        extra: dict[str, Any] = {}
        if "columns" in keys_of(definition):
            extra["columns"] = self._columns(data.pop("column", None), place)
            allowed = ["column", *allowed]
        if "criteria" in keys_of(definition):
            extra["criteria"] = self._criteria(data.pop("criterion", None), place)
            allowed = ["criterion", *allowed]
        made = self._struct(data, definition, place, leave=set(extra), allowed=allowed)
        self._id(made, place, "step")
        return definition(**made, **extra) if len(self.faults) == before else None

    def _look_up(self, data: dict[str, Any], definition: type[Field], place: str) -> None:
        """Replace the id of an option list or grid by what it stands for."""
        named = data.get("options")
        if isinstance(named, str) and "options" in keys_of(definition):
            found = self.options.list_named(named)
            if found:
                data["options"] = list(found.shown)
                data.setdefault("open", not found.closed)
            else:
                data["options"] = []
                self.fault(f"{place}, options", f"there is no option list “{named}”.")
        if "axes" in keys_of(definition):
            grid = data.pop("grid", None)
            axes = self.options.grid_named(grid) if isinstance(grid, str) else None
            if axes:
                data["axes"] = axes
            else:
                known = ", ".join(one.id for one in self.options.grids)
                self.fault(f"{place}, grid", f"names one of the grids: {known}.")
                data["axes"] = Axes(id="", title="", across=("", ""), up=("", ""), corners=("",) * 4)

    def _columns(self, data: Any, place: str) -> tuple[Column, ...]:
        if not isinstance(data, list) or not data or not all(isinstance(one, dict) for one in data):
            self.fault(place, "a table has at least one [[step.column]].")
            return ()
        columns = []
        for number, one in enumerate(data, start=1):
            here = f"{place}, column {number}" + (f" ({one['id']})" if isinstance(one.get("id"), str) else "")
            kind = one.get("kind")
            if kind not in IN_A_CELL:
                given = "no kind" if kind is None else f"kind “{kind}” does not fit in a column"
                self.fault(here, f"{given}; allowed: {', '.join(IN_A_CELL)}.")
                continue
            own = {"required", "private"}
            asked = {key: value for key, value in one.items() if key not in own and key != "kind"}
            made = self._struct({k: one[k] for k in one if k in own}, Column, here, leave={"field"})
            if asked.get("id") in RESERVED:
                self.fault(here, f"“{asked['id']}” is kept for the program; choose another id.")
            field = self._field(asked, IN_A_CELL[kind].Definition, here, allowed=[*own, "kind"])
            if field:
                columns.append(Column(**made, field=field))
        self._duplicates([str(one.get("id")) for one in data], f"{place}, column")
        return tuple(columns)

    def _criteria(self, data: Any, place: str) -> tuple[Criterion, ...]:
        if not isinstance(data, list) or not data or not all(isinstance(one, dict) for one in data):
            self.fault(place, "a score has at least one [[step.criterion]].")
            return ()
        criteria = []
        for number, one in enumerate(data, start=1):
            here = f"{place}, criterion {number}"
            made = self._struct(one, Criterion, here)
            if not 1 <= int(made.get("weight", 1)) <= 5:
                self.fault(here, "weight is a whole number from 1 to 5.")
            if not self._missing(made, Criterion, set()):
                criteria.append(Criterion(**made))
        return tuple(criteria)

    def _struct(
        self,
        data: dict[str, Any],
        struct: type[msgspec.Struct],
        place: str,
        leave: set[str] = frozenset(),  # type: ignore[assignment]
        allowed: list[str] | None = None,
    ) -> dict[str, Any]:
        """The keys of a struct that are right, each converted; every other one is a fault."""
        for key, hint in unknown_keys(data, struct, leave, allowed or []):
            self.fault(place, f"key “{key}” is not known; {hint}")
        made: dict[str, Any] = {}
        for field in fields(struct):
            if field.name in leave:
                continue
            where = f"{place}, {field.encode_name}" if place else field.encode_name
            if field.encode_name not in data:
                if field.required:
                    self.fault(place, f"key “{field.encode_name}” is missing.")
                continue
            value, wrong = convert_value(data[field.encode_name], field.type)
            if wrong:
                self.fault(where, wrong)
            else:
                made[field.name] = value
        return made

    @staticmethod
    def _missing(made: dict[str, Any], struct: type[msgspec.Struct], leave: set[str]) -> bool:
        return any(f.required and f.name not in made and f.name not in leave for f in fields(struct))

    def _id(self, made: dict[str, Any], place: str, what: str) -> None:
        if "id" in made and not is_id(made["id"]):
            self.fault(
                place or "id", f"the id “{made['id']}” of this {what} has other signs than a-z, 0-9, - and _."
            )

    def _duplicates(self, ids: list[str], what: str) -> None:
        for twice in sorted({one for one in ids if ids.count(one) > 1 and one != "None"}):
            places = [str(number) for number, one in enumerate(ids, start=1) if one == twice]
            self.fault(f"{what} {' and '.join(places)}", f"id “{twice}” is there more than once.")
