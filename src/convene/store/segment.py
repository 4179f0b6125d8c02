"""The log's lines: one line, one write, one fsync; checked on bytes before they are parsed."""

from __future__ import annotations

import re
import zlib
from datetime import datetime
from typing import NamedTuple

import msgspec

from convene.store.operation import Operation

FORMAT = 1
"""Raised when an older convene could misread what is written."""

_HEAD = 18  # {"crc":"xxxxxxxx",


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of a segment. `after` is the site's highest `seq` that was surely on disk before."""

    segment: int
    format: int
    record: str
    site: str
    after: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What was saved together: `seq` rises by one a line within a site."""

    seq: int
    ops: tuple[Operation, ...]


class Name(NamedTuple):
    """A segment's number and the site that wrote it."""

    number: int
    site: str

    def __str__(self) -> str:
        return f"{self.number:06}-{self.site}.jsonl"


class Segment(NamedTuple):
    """What a segment file holds. `damaged` counts bad lines with good ones after; `torn` is a cut-off end."""

    header: Header | None
    lines: tuple[Line, ...]
    damaged: int
    torn: bytes


def read_name(text: str) -> Name | None:
    """The name of a segment file, or None if it is none of ours."""
    found = re.fullmatch(r"([0-9]{6})-([a-z2-7]{4})\.jsonl", text)
    return Name(int(found[1]), found[2]) if found else None


def encode(line: Header | Line) -> bytes:
    """A line with its checksum and its line feed."""
    body = msgspec.json.encode(line)[1:]
    return b'{"crc":"%08x",%b\n' % (zlib.crc32(body), body)


def decode(data: bytes) -> Segment:
    """The lines of a segment; never raises, whatever the bytes are."""
    raw = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    ended = [line.removesuffix(b"\r") for line in raw[:-1]]
    header: Header | None = None
    lines: list[Line] = []
    bad: list[bytes] = []
    damaged = 0
    for place, text in enumerate(ended):
        read = _checked(text, Header if place == 0 else Line)
        if read is None:
            bad.append(text)
            continue
        damaged += len(bad)
        bad = []
        if isinstance(read, Header):
            header = read
        else:
            lines.append(read)
    return Segment(header, tuple(lines), damaged, b"\n".join([*bad, raw[-1]]) if bad or raw[-1] else b"")


def _checked(text: bytes, struct: type[Header] | type[Line]) -> Header | Line | None:
    if len(text) < _HEAD or not text.startswith(b'{"crc":"') or text[16:18] != b'",':
        return None
    body = text[_HEAD:]
    if text[8:16] != b"%08x" % zlib.crc32(body):
        return None
    try:
        read = msgspec.json.decode(b"{" + body, type=struct)
        is_good = isinstance(read, Header) or all(_is_moment(one.at) for one in read.ops)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return read if is_good else None


def _is_moment(at: str) -> bool:
    """Whether a time can be shown, in any zone: a right checksum is no promise of that."""
    try:
        return 1 < datetime.fromisoformat(at).year < 9999
    except ValueError:
        return False
