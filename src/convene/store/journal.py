"""The segments of a log folder, read into each site's lines; what is torn, damaged or not ours is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from convene.store import segment
from convene.store.disk import Disk
from convene.store.segment import Header, Line, Name, Segment

FOLDER = "journal"


class Journal(NamedTuple):
    """What the log holds.

    `lines`: each site's lines in order, without those that were in doubt and written again. `segments`: the
    files they came from. `torn`: ends that were cut off while being written. `damaged`: files with bad lines
    before good ones. `foreign`: files of another initiative. `stray`: files under names that are not their
    own (a sync client's copies); a line that stands only there is read all the same. `highest`: each site's
    highest segment number that is in use, be it by a copy. `record`: the initiative that all this belongs to.
    """

    lines: dict[str, list[Line]]
    segments: dict[Name, Segment]
    torn: dict[Name, bytes]
    damaged: tuple[Name, ...]
    foreign: tuple[Name, ...]
    stray: tuple[str, ...]
    highest: dict[str, int]
    record: str | None

    @property
    def format(self) -> int:
        """The newest format in the segments' headers."""
        return max((one.header.format for one in self.segments.values() if one.header), default=0)


def is_log(text: str) -> bool:
    """Whether a file may hold lines of a log, under whatever name a sync client gave it."""
    return ".jsonl" in text.lower()


def read_journal(
    folder: Path, disk: Disk, *, since: Mapping[str, int] | None = None, record: str | None = None
) -> Journal:
    """The log of a record's folder. `since` leaves out a site's segments below a number: they are covered."""
    read: dict[Name, Segment] = {}
    copies: dict[str, Segment] = {}
    highest: dict[str, int] = {}
    for text in filter(is_log, disk.names(folder / FOLDER)):
        name = segment.read_name(text)
        if name:
            highest[name.site] = max(highest.get(name.site, 0), name.number)
        if name and name.number < (since or {}).get(name.site, 0):
            continue
        found = _read(folder / FOLDER / text, disk)
        if found and name:
            read[name] = found
        elif found:
            copies[text] = found
    mine = record or _most(read.values()) or _most(copies.values())
    foreign = tuple(name for name in sorted(read) if _record(read[name]) not in {None, mine})
    here = {}
    for name in sorted(read.keys() - set(foreign)):
        header = read[name].header
        if header is None or _own(header) == name:
            here[name] = read[name]
        else:
            copies[str(name)] = read[name]
    apart = [one for one in copies.values() if _record(one) == mine]
    for name in filter(None, (_own(one.header) for one in apart if one.header)):
        highest[name.site] = max(highest.get(name.site, 0), name.number)
    return Journal(
        _lines(here, apart, since or {}),
        here,
        {name: one.torn for name, one in here.items() if one.torn},
        tuple(name for name, one in here.items() if one.damaged),
        foreign,
        tuple(copies),
        highest,
        mine,
    )


def _read(path: Path, disk: Disk) -> Segment | None:
    """A segment; None for what its writer took away meanwhile, and for what is no file."""
    try:
        return segment.decode(disk.read(path))
    except (FileNotFoundError, IsADirectoryError):
        return None


def _own(header: Header) -> Name | None:
    """The name that a segment was written under."""
    return segment.read_name(str(Name(header.segment, header.site)))


def _record(one: Segment) -> str | None:
    return one.header.record if one.header else None


def _most(segments: Iterable[Segment]) -> str | None:
    """The initiative that most lines belong to."""
    counts: Counter[str] = Counter()
    for one in segments:
        if one.header:
            counts[one.header.record] += 1 + len(one.lines)
    return max(counts, key=counts.__getitem__, default=None)


def _lines(
    here: Mapping[Name, Segment], apart: Iterable[Segment], since: Mapping[str, int]
) -> dict[str, list[Line]]:
    """Each site's lines in order: those of the segments, and from copies what is only there."""
    whole = {name: [one] for name, one in here.items()}
    for one in apart:
        name = _own(one.header) if one.header else None
        if name and name.number >= since.get(name.site, 0):
            whole.setdefault(name, []).append(one)
    sites = sorted({name.site for name in whole})
    return {
        site: list(_lines_of(sorted(name for name in whole if name.site == site), whole)) for site in sites
    }


def _lines_of(names: Sequence[Name], whole: Mapping[Name, Sequence[Segment]]) -> Iterator[Line]:
    """A site's lines in order. Lines above the next segment's `after` were in doubt and are in it again."""
    found: list[Line] = []
    limit: int | None = None
    for name in reversed(names):
        lines = {line.seq: line for one in reversed(whole[name]) for line in one.lines}
        found[:0] = [lines[seq] for seq in sorted(lines) if limit is None or seq <= limit]
        after = [one.header.after for one in whole[name] if one.header] or [seq - 1 for seq in lines]
        limit = min([*after, *([] if limit is None else [limit])], default=None)
    yield from found
