"""The segments of a log folder, read into each site's lines; what is torn, damaged or not ours is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from convene.store import segment
from convene.store.disk import Disk
from convene.store.segment import Line, Name, Segment

FOLDER = "journal"


class Journal(NamedTuple):
    """What the log holds.

    `lines`: each site's lines in order, without those that were in doubt and written again. `segments`: the
    files they came from. `torn`: ends that were cut off while being written. `damaged`: files with bad lines
    before good ones. `foreign`: files of another initiative; `stray`: files with names that are none of ours
    (a sync client's copies).
    """

    lines: dict[str, list[Line]]
    segments: dict[Name, Segment]
    torn: dict[Name, bytes]
    damaged: tuple[Name, ...]
    foreign: tuple[Name, ...]
    stray: tuple[str, ...]

    @property
    def record(self) -> str | None:
        """The initiative that the segments belong to."""
        headers = (one.header for one in self.segments.values())
        return next((header.record for header in headers if header), None)

    @property
    def format(self) -> int:
        """The newest format in the segments' headers."""
        return max((one.header.format for one in self.segments.values() if one.header), default=0)


def read_journal(
    folder: Path, disk: Disk, *, since: Mapping[str, int] | None = None, record: str | None = None
) -> Journal:
    """The log of a record's folder. `since` leaves out a site's segments below a number: they are covered."""
    journal = folder / FOLDER
    names: list[Name] = []
    stray = []
    for text in disk.names(journal):
        name = segment.read_name(text)
        if name is None:
            stray += [text] if text.endswith(".jsonl") else []
        elif name.number >= (since or {}).get(name.site, 0):
            names.append(name)
    read = {name: segment.decode(disk.read(journal / str(name))) for name in sorted(names)}
    belongs = record or next((one.header.record for one in read.values() if one.header), None)
    found = {name: one for name, one in read.items() if one.header is None or one.header.record == belongs}
    sites = sorted({name.site for name in found})
    return Journal(
        {site: list(_lines_of(site, found)) for site in sites},
        found,
        {name: one.torn for name, one in found.items() if one.torn},
        tuple(name for name, one in found.items() if one.damaged),
        tuple(name for name in read if name not in found),
        tuple(stray),
    )


def _lines_of(site: str, found: Mapping[Name, Segment]) -> Iterator[Line]:
    """A site's lines in order. Lines above the next segment's `after` were in doubt and are in it again."""
    mine = sorted(name for name in found if name.site == site)
    for place, name in enumerate(mine):
        following = [found[later].header for later in mine[place + 1 :]]
        limit = min((header.after for header in following if header), default=None)
        yield from (line for line in found[name].lines if limit is None or line.seq <= limit)
