"""What a bundle says of itself, and which files may be in it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

import msgspec

FORMAT = 1
"""Raised when an older convene could misread a bundle."""

FILE = "manifest.json"

_MEMBER = re.compile(
    r"initiative\.json|journal/[0-9]{6}-[a-z2-7]{4}\.jsonl|worksheets/[a-z0-9][a-z0-9_-]{0,44}\.toml"
)
_DEVICE = re.compile(r"worksheets/(con|prn|aux|nul|com[0-9]|lpt[0-9])\.toml")
"""Windows would write to a device instead of a file."""


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One file: `size` in bytes, `sha256` in hex."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`record` is the initiative's id, "" where none could be found; `made` is when, with its zone.

    `vouched`: the record's file was, byte for byte, as convene had written it. The index that says so stays
    at home; without its word, what a damaged log lacks would count for nothing where the bundle is unpacked.
    """

    format: int
    record: str
    made: datetime
    members: tuple[Member, ...]
    vouched: bool = False


class Limits(NamedTuple):
    """How much a bundle may hold, in bytes as they come out of it and in files.

    Ten years of weekly meetings are 150 MB and some thousand files. There is no limit to how dense a file
    may be: a long answer changed many times over packs a hundredfold, and is nobody's attack.
    """

    total: int = 512 * 1024 * 1024
    member: int = 256 * 1024 * 1024
    members: int = 60_000

    @property
    def manifest(self) -> int:
        """Of the list of files."""
        return 512 * self.members

    @property
    def file(self) -> int:
        """Of the bundle itself: no zip of allowed files is larger."""
        return self.total + 1024 * self.members


LIMITS = Limits()


def is_member(name: str) -> bool:
    """Whether a file of this name belongs to a record.

    All such names are plain, small-lettered and one folder deep at most: no way out of the folder, no two
    that differ only by capitals.
    """
    return bool(_MEMBER.fullmatch(name)) and not _DEVICE.fullmatch(name)
