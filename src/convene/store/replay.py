"""From a snapshot and the log to the record: which lines count, and what is told about the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from convene.errors import NewerVersion
from convene.store import segment, snapshot
from convene.store.disk import Disk
from convene.store.operation import ID_STEP, Operation, Tables, apply
from convene.store.segment import FORMAT, Line, Name, Segment


class Replayed(NamedTuple):
    """A record as it was last saved.

    `notes` say in words what was found amiss and what became of it.

    `highest` holds, by table and site number, the highest counter that an id was made of in what was
    replayed.
    """

    meta: snapshot.Meta | None
    record: str | None
    tables: Tables
    highest: dict[str, dict[int, int]]
    covers: dict[str, int]
    last: dict[str, int]
    segments: dict[str, int]
    time: int
    replayed: int
    notes: tuple[str, ...]


def replay(folder: Path, disk: Disk) -> Replayed:
    """Read a record. Raises NewerVersion if a newer convene wrote it."""
    notes: list[str] = []
    meta, tables = _snapshot(folder, disk, notes)
    journal = folder / "journal"
    names = [name for name in map(segment.read_name, disk.names(journal)) if name]
    found = {name: segment.decode(disk.read(journal / str(name))) for name in sorted(names)}
    record = meta.record if meta else next((s.header.record for s in found.values() if s.header), None)
    found = {name: one for name, one in found.items() if _belongs(name, one, record, notes)}
    covers = dict(meta.covers) if meta else {}
    last = dict(meta.last) if meta else {}
    segments: dict[str, int] = {name.site: name.number for name in found}
    time = meta.time if meta else 0
    waiting: list[tuple[int, str, int, Operation]] = []
    replayed = 0
    highest: dict[str, dict[int, int]] = {}
    for site in sorted({name.site for name in found}):
        for line in _lines_of(site, found, notes):
            if line.seq <= covers.get(site, 0):
                continue
            if line.seq > covers.get(site, 0) + 1:
                missing = line.seq - covers.get(site, 0) - 1
                notes.append(
                    f"{missing} saved {'change is' if missing == 1 else 'changes are'} missing from the log."
                )
            covers[site] = line.seq
            replayed += 1
            waiting += [(op.t, site, op.n, op) for op in line.ops]
    for moment, site, number, operation in sorted(waiting, key=lambda one: one[:3]):
        apply(tables, operation.ch)
        for change in operation.ch:
            counter, maker = divmod(change.id, ID_STEP)
            sites = highest.setdefault(change.table, {})
            sites[maker] = max(sites.get(maker, 0), counter)
        time = max(time, moment)
        last[site] = max(last.get(site, 0), number)
    return Replayed(meta, record, tables, highest, covers, last, segments, time, replayed, tuple(notes))


def operations(folder: Path, disk: Disk) -> Iterator[tuple[str, Operation]]:
    """Every operation of the log with its site, newest first."""
    journal = folder / "journal"
    names = sorted((name for name in map(segment.read_name, disk.names(journal)) if name), reverse=True)
    found = {name: segment.decode(disk.read(journal / str(name))) for name in names}
    sites = {name.site for name in names}
    lines = [(site, line) for site in sites for line in _lines_of(site, found, [])]
    moments = [(op.t, site, op.n, op) for site, line in lines for op in line.ops]
    for _, site, _, operation in sorted(moments, key=lambda one: one[:3], reverse=True):
        yield site, operation


def _snapshot(folder: Path, disk: Disk, notes: list[str]) -> tuple[snapshot.Meta | None, Tables]:
    path = folder / snapshot.FILE
    try:
        found = snapshot.read(path, disk)
    except ValueError:
        notes.append("The record was damaged and has been rebuilt from the log.")
        return None, {}
    if found is None:
        return None, {}
    meta, tables = found
    _refuse_newer(meta.format)
    return meta, tables


def _belongs(name: Name, one: Segment, record: str | None, notes: list[str]) -> bool:
    if one.header is None:
        return bool(one.lines)
    _refuse_newer(one.header.format)
    if record is not None and one.header.record != record:
        notes.append(f"journal/{name} belongs to another initiative and was left alone.")
        return False
    return True


def _lines_of(site: str, found: dict[Name, Segment], notes: list[str]) -> Iterator[Line]:
    """A site's lines in order. Lines above the next segment's `after` were in doubt and are in it again."""
    mine = sorted(name for name in found if name.site == site)
    for place, name in enumerate(mine):
        following = [found[later].header for later in mine[place + 1 :]]
        limit = min((header.after for header in following if header), default=None)
        if found[name].damaged:
            notes.append(f"journal/{name} is damaged. What could be read of it is here.")
        yield from (line for line in found[name].lines if limit is None or line.seq <= limit)


def _refuse_newer(found: int) -> None:
    if found > FORMAT:
        raise NewerVersion(
            "This initiative was written by a newer convene.",
            "Nothing was changed.",
            "Update convene to open it.",
        )
