"""The worksheets at hand: those that ship, and the facilitator's own over them, by id."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from convene.errors import BadFile
from convene.worksheets.definition import Worksheet
from convene.worksheets.options import Options, options_from
from convene.worksheets.reading import Fault, read_text, read_worksheet
from convene.worksheets.references import cycle, dangling

_ORDER = ("initiate-action", "organize-for-impact", "sustain-action-and-impact", "any-phase")


def shipped_folder() -> Path:
    """The folder of the worksheets that ship: inside the wheel, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent.parent / "worksheets"


class Shelf:
    """All worksheets by id, read when first asked for; `faults` holds what could not be read."""

    def __init__(self, *own: Path, shipped: Path | None = None) -> None:
        self._own = own
        self._shipped = shipped or shipped_folder()
        self.faults: list[Fault] = []
        self.files: dict[str, Path] = {}

    @cached_property
    def options(self) -> Options:
        """The shipped option lists and grids."""
        path = self._shipped / "options.toml"
        try:
            return options_from(tomllib.loads(read_text(path)))
        except (BadFile, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            self.faults.append(Fault(path.name, "", str(error)))
            return Options()

    @cached_property
    def worksheets(self) -> Mapping[str, Worksheet]:
        """Every worksheet that could be read, in the order of the phases, then as their files are named."""
        found: dict[str, Worksheet] = {}
        for folder in (self._shipped, *self._own):
            for path in _files(folder):
                worksheet, faults = read_worksheet(path, self.options)
                self.faults += faults
                if worksheet:
                    found[worksheet.id] = worksheet
                    self.files[worksheet.id] = path
        for sheet in found.values():
            self.faults += dangling(sheet, found, self.files[sheet.id].name)
        round_trip = cycle(found)
        if round_trip:
            self.faults.append(
                Fault("worksheets", "", f"references go in a circle: {' -> '.join(round_trip)}.")
            )
        return dict(sorted(found.items(), key=lambda pair: _ORDER.index(pair[1].phase)))

    def get(self, worksheet_id: str) -> Worksheet | None:
        """The worksheet with this id, or None."""
        return self.worksheets.get(worksheet_id)


def _files(folder: Path) -> Iterator[Path]:
    """The worksheet files in a folder and its folders, one level down; symlinked folders are not entered."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from sorted(one for one in path.glob("*.toml") if one.is_file())
        elif path.suffix == ".toml" and path.name != "options.toml" and path.is_file():
            yield path
