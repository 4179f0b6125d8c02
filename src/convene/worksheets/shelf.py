"""The worksheets at hand: those that ship, and the facilitator's own over them, by id."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from convene.worksheets.definition import Worksheet
from convene.worksheets.faults import Fault
from convene.worksheets.options import FILE, MISSING, Options, read_options
from convene.worksheets.reading import Reading, read_worksheet
from convene.worksheets.references import claimed_twice, cycle, dangling
from convene.worksheets.tidy import misplaced

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
        """The shipped option lists and grids, without those that have a fault."""
        return self._as_shipped.options

    @property
    def _as_shipped(self) -> _Shipped:
        return _read_shipped(self._shipped, _stamps(self._shipped))

    @cached_property
    def worksheets(self) -> Mapping[str, Worksheet]:
        """Every worksheet that could be read: by phase, in each by their `order`, then as files are named."""
        found: dict[str, Worksheet] = {}
        readings: dict[str, Reading] = {}
        for folder in (self._shipped, *self._own):
            here = self._read(folder)
            readings |= here
            found |= {name: reading.worksheet for name, reading in here.items() if reading.worksheet}
        if self.files or self.faults:  # without a worksheet nobody misses the lists
            self.faults[:0] = self._as_shipped.faults
        for name in found:
            self.faults += dangling(readings[name], found)
        self._check_together(found)
        return dict(sorted(found.items(), key=lambda pair: _place(pair[1])))

    def get(self, worksheet_id: str) -> Worksheet | None:
        """The worksheet with this id, or None."""
        return self.worksheets.get(worksheet_id)

    def check(self, path: Path) -> tuple[Fault, ...]:
        """Every fault of a file, as if it stood on this shelf in the place of the worksheet with its id.

        A file named `options.toml` is checked as the option lists of this shelf.
        """
        if path.name == FILE:
            return self._check_options(path)
        reading = read_worksheet(path, self.options)
        others = {name: sheet for name, sheet in self.worksheets.items() if name != reading.id}
        faults = [*reading.faults, *dangling(reading, others)]
        if reading.worksheet:
            together = {**others, reading.id: reading.worksheet}
            circle = cycle(together)
            if any(place.partition(".")[0] == reading.id for place in circle):
                faults.append(Fault(reading.file, "", f"references go in a circle: {' -> '.join(circle)}."))
            for registry, places in claimed_twice(together.values()).items():
                if any(place.partition(".")[0] == reading.id for place in places):
                    faults.append(Fault(reading.file, "", _claimed(registry, places)))
            if self._shipped.resolve() in path.resolve().parents:
                faults += misplaced(path, reading.worksheet)
        return tuple(faults)

    def _check_options(self, path: Path) -> tuple[Fault, ...]:
        """What is wrong in a file of options, or what worksheets would miss in it."""
        options, faults = read_options(path)
        if faults:
            return faults
        files = (file for folder in (self._shipped, *self._own) for file in worksheet_files(folder))
        found = (fault for file in files for fault in read_worksheet(file, options).faults)
        return tuple(fault for fault in found if fault.what.startswith(MISSING))

    def _read(self, folder: Path) -> dict[str, Reading]:
        """The readings of one folder by worksheet id; the first file with an id is the one that counts."""
        here: dict[str, Reading] = {}
        for path, reading in self._readings(folder):
            self.faults += reading.faults
            if reading.worksheet is None:
                continue
            if reading.id in here:
                what = f"id “{reading.id}” is also the one of {here[reading.id].file}, which is used."
                self.faults.append(Fault(reading.file, "id", what))
                continue
            here[reading.id] = reading
            self.files[reading.id] = path
        return here

    def _readings(self, folder: Path) -> Iterator[tuple[Path, Reading]]:
        if folder == self._shipped:
            yield from self._as_shipped.readings
        else:
            yield from ((path, read_worksheet(path, self.options)) for path in worksheet_files(folder))

    def _check_together(self, found: Mapping[str, Worksheet]) -> None:
        circle = cycle(found)
        if circle:
            self.faults.append(Fault("worksheets", "", f"references go in a circle: {' -> '.join(circle)}."))
        for registry, places in claimed_twice(found.values()).items():
            self.faults.append(Fault("worksheets", "", _claimed(registry, places)))


class _Shipped(NamedTuple):
    options: Options
    faults: tuple[Fault, ...]
    readings: tuple[tuple[Path, Reading], ...]


_Stamps: TypeAlias = tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=4)
def _read_shipped(folder: Path, _: _Stamps) -> _Shipped:
    """The options and worksheets of a folder, read once as long as its files stay as they are."""
    options, faults = read_options(folder / FILE)
    readings = tuple((path, read_worksheet(path, options)) for path in worksheet_files(folder))
    return _Shipped(options, faults, readings)


def _stamps(folder: Path) -> _Stamps:
    """What tells whether a file in a folder changed: names, sizes, times."""
    found = []
    for path in (folder / FILE, *worksheet_files(folder)):
        with contextlib.suppress(OSError):
            about = path.stat()
            found.append((str(path), about.st_size, about.st_mtime_ns))
    return tuple(found)


def _place(sheet: Worksheet) -> tuple[int, float]:
    return _ORDER.index(sheet.phase), sheet.order or math.inf


def worksheet_files(folder: Path) -> Iterator[Path]:
    """What is named like a worksheet in a folder and its folders, one level down, whatever it is.

    Symlinked folders are not entered.
    """
    for path in _names(folder):
        if path.suffix == ".toml":
            if path.name != FILE:
                yield path
        elif path.is_dir() and not path.is_symlink():
            yield from (one for one in _names(path) if one.suffix == ".toml")


def _names(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _claimed(registry: str, places: tuple[str, ...]) -> str:
    return f"{' and '.join(places)} both say that they are the list of {registry}; allowed: one step."
