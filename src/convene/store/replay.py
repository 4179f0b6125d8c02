"""From a snapshot and the log to the record: which of them count, and what was found amiss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from convene.store import backups, snapshot
from convene.store.disk import Disk
from convene.store.fold import CONFLICTS, Fold
from convene.store.journal import Journal, read_journal
from convene.store.operation import ID_STEP, Change, Operation, Tables, differences
from convene.store.segment import Line
from convene.store.snapshot import Meta, Snapshot

_MOST_MISSING = 100_000
"""So many lines at most are waited for: a number far away is damage, and no reason to fill the memory."""


class Outside(NamedTuple):
    """What another program changed in a snapshot, and the bytes that it left."""

    changes: tuple[Change, ...]
    data: bytes


class Findings(NamedTuple):
    """What was met while reading that a person may have to know.

    `damaged_snapshot`: bytes of a snapshot that can't be read. `outside`: what another program changed in
    it. `is_own`: the folder's own snapshot was used; `rebuilt`: it had to be done without. `arrived`: how
    many operations of each site were added, with the names of who made them. `waiting`: lines of each site
    that are not here. `unclean`: the time (UTC) of the last operation, if the log had more than the snapshot.
    `behind`: the time (UTC) of the older state that had to do, if no log leads from it to the one that can't
    be read.
    """

    damaged_snapshot: bytes = b""
    outside: Outside | None = None
    rebuilt: bool = False
    is_own: bool = False
    arrived: Mapping[str, tuple[int, tuple[str, ...]]] = {}
    waiting: Mapping[str, tuple[int, ...]] = {}
    unclean: str = ""
    behind: str = ""


class Replayed(NamedTuple):
    """A record as it was last saved, and what its next snapshot has to say of it.

    `unsettled`: somebody changed what was met, and by the snapshot alone, without its log, nobody can say
    who. `newest`: each site's highest segment number, be it of a copy. `doubtful`: the last line of each site
    that the snapshot does not cover. `replayed`: lines that were applied.
    """

    meta: Meta
    fresh: bool
    tables: Tables
    fold: Fold
    covers: dict[str, int]
    gaps: dict[str, list[int]]
    newest: dict[str, int]
    doubtful: dict[str, Line]
    replayed: int
    journal: Journal
    found: Findings
    unsettled: bool = False

    def last_of(self, site: str) -> int:
        """The number of a site's last operation; 0 if it has none."""
        return max(self.meta.last.get(site, 0), self.fold.last.get(site, 0))


def replay(folder: Path, disk: Disk) -> Replayed:
    """Read a record. Raises OSError only."""
    base, found = _base(folder, disk)
    meta = base.meta if base else None
    journal = read_journal(
        folder, disk, since=meta.segments if meta else None, record=meta.record if meta else None
    )
    uncovered = {one: _uncovered(meta, one, lines) for one, lines in journal.lines.items()}
    first = min((op.t for lines in uncovered.values() for line in lines for op in line.ops), default=None)
    several = len({one for one, lines in uncovered.items() if lines} | set(meta.covers if meta else ())) > 1
    out_of_order = first is not None and meta is not None and first <= meta.time
    fold = _fold(base.tables if base else {}, meta.time if meta else 0, uncovered, several or out_of_order)
    unsettled = False
    if meta and (out_of_order or (several and fold.unexplained)):
        whole = read_journal(folder, disk, record=meta.record)
        if _is_complete(whole, meta):
            journal, uncovered_all = whole, whole.lines
            fold = _fold({}, 0, uncovered_all, several=True)
        elif fold.unexplained or out_of_order:  # the snapshot's own tables were changed by the first attempt
            again, _ = _base(folder, disk)
            fold = _fold(again.tables if again else {}, meta.time, uncovered, several=True)
            unsettled = several and fold.unexplained > 0
    covers, gaps = _coverage(meta, journal)
    moments = [op.at for lines in uncovered.values() for line in lines for op in line.ops]
    return Replayed(
        meta or Meta(format=journal.format, record=journal.record or ""),
        meta is None and not journal.lines,
        fold.tables,
        fold,
        covers,
        gaps,
        journal.highest,
        {one: lines[-1] for one, lines in uncovered.items() if lines},
        sum(map(len, uncovered.values())),
        journal,
        found._replace(
            arrived=_counted_by_site(uncovered) if several else {},
            waiting={
                one: tuple(sorted({*gaps.get(one, ()), *found.waiting.get(one, ())}))
                for one in {**gaps, **found.waiting}
            },
            unclean=max(moments, default=""),
            behind="" if moments else found.behind,
        ),
        unsettled,
    )


def arrived_since(before: Replayed, now: Replayed) -> dict[str, tuple[int, tuple[str, ...]]]:
    """As `Findings.arrived`, of what was not there when it was read before."""
    return _counted_by_site(
        {site: _uncovered(before, site, lines) for site, lines in now.journal.lines.items()}
    )


def fold_all(journal: Journal, covers: Mapping[str, int]) -> Tables | None:
    """What a whole log makes up to some lines, without empty tables; None if lines are missing from it."""
    lines = {site: [x for x in some if x.seq <= covers.get(site, 0)] for site, some in journal.lines.items()}
    if not all(_has_all(lines.get(site, ()), 0, covered) for site, covered in covers.items()):
        return None
    tables = _fold({}, 0, lines, several=len(lines) > 1).tables
    return {name: table for name, table in tables.items() if table}


def operations(folder: Path, disk: Disk, record: str) -> Iterator[tuple[str, Operation]]:
    """Every operation of a record's log with its site, newest first."""
    lines = read_journal(folder, disk, record=record).lines
    yield from reversed(list(_in_order(lines)))


def _base(folder: Path, disk: Disk) -> tuple[Snapshot | None, Findings]:
    """The newest snapshot that can be trusted: the record's own, or a backup."""
    data = b""
    try:
        data = snapshot.read(folder, disk)
        own = snapshot.decode(data)
    except FileNotFoundError:
        return _older(folder, disk, Findings(rebuilt=bool(backups.backups(folder, disk))))
    except ValueError:
        return _older(folder, disk, Findings(damaged_snapshot=data or b"\0", rebuilt=True))
    index = backups.read_index(folder, disk)
    if backups.is_known(own, index.values()):
        newer = backups.newest_good(folder, disk, above=own.meta.generation, record=own.meta.record)
        return newer or own, Findings(is_own=newer is None)
    return _unknown(folder, disk, own, data)


def _older(folder: Path, disk: Disk, found: Findings) -> tuple[Snapshot | None, Findings]:
    base = backups.newest_good(folder, disk)
    if base is None:
        return None, found
    index = backups.read_index(folder, disk)
    own = index.get((base.meta.generation, base.meta.site))
    is_newest = base.meta.generation >= max((generation for generation, _ in index), default=0)
    return base, found._replace(behind=own.at if own and not is_newest else "")


def _unknown(folder: Path, disk: Disk, own: Snapshot, data: bytes) -> tuple[Snapshot | None, Findings]:
    """A snapshot that no index knows: changed by another program or by the disk, or of a laptop whose index
    isn't here yet. Where the log and the backups make the record without it, they do.

    If they reach as far as it says it does and make something else, a person has to know.
    """
    older = _ground(folder, disk, own.meta)
    known = older.meta if older else None
    journal = read_journal(
        folder, disk, since=known.segments if known else None, record=known.record if known else None
    )
    lines = {one: _uncovered(known, one, some) for one, some in journal.lines.items()}
    if not (older or journal.lines) or any(_coverage(known, journal)[1].values()):
        return _counted(own), Findings(is_own=True)
    reaches = _reaches(known, lines, own.meta)
    several = len(lines) > 1
    covered = {one: [x for x in some if x.seq <= own.meta.covers.get(one, 0)] for one, some in lines.items()}
    fold = _fold(older.tables if older else {}, known.time if known else 0, covered, several)
    same = reaches and _same(_answers(fold.tables), _answers(own.tables))
    if same and _same(fold.tables, own.tables) and _agrees(own.meta, known, journal, fold):
        return own._replace(meta=msgspec.structs.replace(own.meta, segments={})), Findings(is_own=True)
    again = backups.newest_good(folder, disk)  # the fold above changed the first one
    if same or not reaches:
        return again, Findings(waiting={} if reaches else _beyond(known, lines, own.meta))
    theirs = differences(_answers(fold.tables), _answers(own.tables))
    return again, Findings(outside=Outside(tuple(theirs), data), rebuilt=True)


def _ground(folder: Path, disk: Disk, wanted: Meta) -> Snapshot | None:
    """The backup from which the log has to make a snapshot: none if the log has it all from the beginning.

    Else one that holds nothing which the snapshot lacks: the other laptop's lacks what was typed here.
    """
    if _is_complete(read_journal(folder, disk, record=wanted.record), wanted):
        return None
    return backups.newest_good(folder, disk, up_to=wanted.covers) or backups.newest_good(folder, disk)


def _agrees(meta: Meta, known: Meta | None, journal: Journal, fold: Fold) -> bool:
    """Whether what a snapshot says of itself is what the log makes of it."""
    record = known.record if known else journal.record
    newest = max(known.format if known else 0, journal.format)
    last = {**(known.last if known else {}), **fold.last}
    highest = {name: max(sites.values(), default=0) for name, sites in fold.highest.items()}
    ids = all(meta.next_id.get(name, 1) > counter for name, counter in highest.items())
    told = (meta.record, meta.format, meta.last, meta.time)
    return told == (record, newest, last, fold.time) and ids


def _counted(own: Snapshot) -> Snapshot:
    """A snapshot that nothing vouches for: its next ids are above all that are in it."""
    following = dict(own.meta.next_id)
    for name, table in own.tables.items():
        counters = [int(key) // ID_STEP for key in table]
        following[name] = max([following.get(name, 1), *(counter + 1 for counter in counters)])
    return own._replace(meta=msgspec.structs.replace(own.meta, next_id=following))


def _fold(tables: Tables, time: int, lines: Mapping[str, Iterable[Line]], several: bool) -> Fold:
    fold = Fold(tables, time=time, several=several)
    for site, operation in _in_order(lines):
        fold.take(site, operation)
    return fold


def _in_order(lines: Mapping[str, Iterable[Line]]) -> Iterator[tuple[str, Operation]]:
    waiting = [(op.t, site, op.n, op) for site, some in lines.items() for line in some for op in line.ops]
    for _, site, _, operation in sorted(waiting, key=lambda one: one[:3]):
        yield site, operation


def _counted_by_site(lines: Mapping[str, list[Line]]) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {site: (sum(len(line.ops) for line in some), _names(some)) for site, some in lines.items() if some}


def _uncovered(known: Meta | Replayed | None, site: str, lines: Iterable[Line]) -> list[Line]:
    if known is None:
        return list(lines)
    covered, gaps = known.covers.get(site, 0), set(known.gaps.get(site, ()))
    return [line for line in lines if line.seq > covered or line.seq in gaps]


def _coverage(meta: Meta | None, journal: Journal) -> tuple[dict[str, int], dict[str, list[int]]]:
    """The last line of each site that is here, and the lines before it that are not."""
    covers = dict(meta.covers) if meta else {}
    gaps = {site: list(missing) for site, missing in meta.gaps.items()} if meta else {}
    for site, lines in journal.lines.items():
        here = {line.seq for line in lines}
        top = max(here, default=0)
        before = covers.get(site, 0)
        missing = [*gaps.get(site, ()), *range(max(before + 1, top - _MOST_MISSING), top)]
        gaps[site] = [seq for seq in missing if seq not in here]
        covers[site] = max(before, top)
    return covers, {site: missing for site, missing in gaps.items() if missing}


def _is_complete(journal: Journal, meta: Meta) -> bool:
    """Whether the log alone makes the record: every line from each site's first is here."""
    return all(_has_all(journal.lines.get(site, ()), 0, covered) for site, covered in meta.covers.items())


def _has_all(lines: Iterable[Line], above: int, up_to: int, besides: Iterable[int] = ()) -> bool:
    """Whether every line between two numbers is there; counted, for a number may be any."""
    here = {line.seq for line in lines} | set(besides)
    return sum(above < seq <= up_to for seq in here) >= up_to - above


def _reaches(known: Meta | None, lines: Mapping[str, list[Line]], wanted: Meta) -> bool:
    for site, covered in wanted.covers.items():
        start = known.covers.get(site, 0) if known else 0
        if not _has_all(lines.get(site, ()), start, covered, wanted.gaps.get(site, ())):
            return False
    return True


def _beyond(known: Meta | None, lines: Mapping[str, list[Line]], wanted: Meta) -> dict[str, tuple[int, ...]]:
    """The lines that a snapshot says it holds and that are not here."""
    missing: dict[str, tuple[int, ...]] = {}
    for site, covered in wanted.covers.items():
        start = max(known.covers.get(site, 0) if known else 0, covered - _MOST_MISSING)
        here = {line.seq for line in lines.get(site, ())} | set(wanted.gaps.get(site, ()))
        missing[site] = tuple(seq for seq in range(start + 1, covered + 1) if seq not in here)
    return {site: some for site, some in missing.items() if some}


def _same(one: Tables, other: Tables) -> bool:
    def full(tables: Tables) -> Tables:
        return {name: table for name, table in tables.items() if table}

    return full(one) == full(other)


def _answers(tables: Tables) -> Tables:
    """All but the open questions: those say how far the log was when somebody was asked."""
    return {name: table for name, table in tables.items() if name != CONFLICTS}


def _names(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(op.by for line in lines for op in line.ops if op.by))
